"""The child process that typesets: reads one job as JSON from stdin, writes the PDF, answers in JSON on stdout.

It knows neither database nor settings. What it may do is narrowed before the first text of the job is looked at:
memory, time, size of the file; no network, no other program, no file but what typesetting itself needs. Run as
`python -m recruitment.dossier.typesetter`.
"""

import base64
import gc
import json
import logging
import os
import resource
import sys
from pathlib import Path

MEMORY_BYTES = 1_536 * 1024 * 1024
FILE_BYTES = 512 * 1024 * 1024

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


def typeset(html: str, css: str, target: Path, resources: dict[str, tuple[bytes, str]] | None = None) -> int:
    """Write `html` as PDF/A-3a and PDF/UA-1 to `target` and answer the number of pages.

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
        document.write_pdf(str(target), pdf_variant="pdf/a-3a", finisher=_finish)
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


def confine(target: Path, readable: list[Path], cpu_seconds: int) -> None:
    """Give up, for good, what typesetting does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    allowed = tuple(os.path.realpath(path) + os.sep for path in readable)
    forbidden = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "ctypes.dlopen")

    def watch(event: str, arguments: tuple) -> None:
        if event.startswith(forbidden):
            raise PermissionError(f"排版进程不得使用 {event}")
        if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if path != str(target) and not path.startswith(allowed):
                raise PermissionError(f"排版进程不得打开 {path}")

    sys.addaudithook(watch)


def _kind(name: str) -> str:
    return "image/jpeg" if name.startswith("page-") else "image/png"


def main() -> None:
    import weasyprint  # noqa: F401  (its libraries are loaded while they still may be)

    gc.freeze()  # one job and the process ends: nothing to collect, a tenth of the time saved
    gc.disable()
    job = json.load(sys.stdin)
    target = Path(job["target"]).resolve()
    readable = [Path(sys.prefix), Path(sys.base_prefix), Path(__file__).parent, *map(Path, job["fonts"])]
    confine(target, readable, job["cpu_seconds"])
    try:
        given = {name: (base64.b64decode(data), _kind(name)) for name, data in job.get("resources", {}).items()}
        answer = {"pages": typeset(job["html"], job["css"], target, given)}
    except (ValueError, OSError, MemoryError, RecursionError) as error:
        answer = {"error": str(error) or type(error).__name__}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
