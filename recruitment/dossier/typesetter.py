"""Typesetting itself: a page description becomes PDF/A-3a and PDF/UA-1. It knows neither database nor settings.

It runs in a child process of the workshop, behind closed walls; what it complains of is a failure.
"""

import logging
from typing import BinaryIO

_PDF_UA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>
</rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/></rdf:RDF>"""


class Complaints(logging.Handler):
    """WeasyPrint only logs a missing glyph or a forbidden address and goes on: here each is a failure."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record):
        self.said.append(record.getMessage())


def typeset(html: str, css: str, target: BinaryIO, resources: dict[str, tuple[bytes, str]] | None = None) -> int:
    """Write `html` as PDF/A-3a and PDF/UA-1 to the open file `target` and answer the number of pages.

    `resources` are the only things that the page may show: name (`mem:name`) -> bytes and type. Raises
    `ValueError` with whatever WeasyPrint complained of.
    """
    from PIL import Image, ImageFile
    from weasyprint import CSS, HTML

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint switches it on for the whole process
    Image.MAX_IMAGE_PIXELS = 60_000_000
    log, complaints = logging.getLogger("weasyprint"), Complaints()
    log.addHandler(complaints)
    log.propagate = False
    try:
        fetcher = _fetcher(resources or {})
        page = HTML(string=html, base_url="mem:", url_fetcher=fetcher)
        sheet = CSS(string=css, base_url="mem:", url_fetcher=fetcher)
        document = page.render(stylesheets=[sheet], pdf_variant="pdf/a-3a")
        document.write_pdf(target, pdf_variant="pdf/a-3a", finisher=_finish)
    finally:
        log.removeHandler(complaints)
    if complaints.said:
        raise ValueError("；".join(complaints.said[:5]))
    return len(document.pages)


def _fetcher(resources: dict[str, tuple[bytes, str]]):
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class InMemory(URLFetcher):
        """Serves what it was handed and nothing else: no file, no network, no redirect."""

        def fetch(self, url, headers=None):
            name = url.removeprefix("mem:")
            if name == url or name not in resources:
                raise ValueError(f"不允许的地址 {url[:80]}")
            data, kind = resources[name]
            return URLFetcherResponse(url, data, headers={"Content-Type": kind})

    return InMemory(allowed_protocols=("mem",))


def _finish(document, pdf) -> None:
    """Declare PDF/UA beside PDF/A in the one XMP packet, and show the title in the window."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", _PDF_UA.encode(), 1)]
    metadata.compress = False
    pdf.catalog["ViewerPreferences"] = "<< /DisplayDocTitle true >>"
    _say_once(pdf)


def _say_once(pdf) -> None:
    """An object is asked twice what it says, for the file's identifier and for the file: it is deflated once."""
    from pydyf import Object

    class Said(Object):
        data, compressible = b"", False

        def __init__(self, held: Object):
            super().__init__()
            self.number, self.generation = held.number, held.generation
            self.data, self.compressible = held.data, held.compressible

    for place, held in enumerate(pdf.objects):
        if held.free != "f" and getattr(held, "compress", True):  # a photograph is written as it is
            pdf.objects[place] = Said(held)
