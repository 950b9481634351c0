"""A form becomes a PDF, kept under the case's number until it is made anew; made in the background."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..cases.models import Case
from ..jobs.kinds import Kind, register
from ..jobs.models import JobItem
from .characters import refuse_unprintable
from .forms import FORMS, filled
from .kept import keep, kept
from .render import typeset

KIND = "form"


def form_path(case_pk: int, word: str, copy: str) -> Path:
    return Path(settings.VAR_DIR) / "forms" / f"{case_pk}-{word}-{copy}.pdf"


def render_form(case: Case, word: str, copy: str, target: Path) -> int:
    """Typeset the form into the file `target`; the number of pages. Raises `Refusal`."""
    with override(settings.LANGUAGE_CODE):
        found = filled(FORMS[word], case, copy)
        refuse_unprintable(found.dossier)
        css = Path(get_template("dossier/form.css").origin.name).read_text("utf-8")
        html = render_to_string("dossier/form.html", {"filled": found, "dossier": found.dossier, "form": found.form})
    return typeset(html, css, target)


def form_of(case_pk: int, word: str, copy: str) -> bytes:
    """The form as it was last made. Raises `FileNotFoundError`."""
    return kept(form_path(case_pk, word, copy), copy)


def make(item: JobItem) -> str:
    options = item.job.options
    case = Case.objects.select_related("person", "unit").get(pk=item.subject_pk)
    word, copy = options["form"], options["copy"]
    with tempfile.TemporaryDirectory(prefix=".form-") as place:
        draft = Path(place) / "form.pdf"
        pages = render_form(case, word, copy, draft)
        keep(form_path(case.pk, word, copy), draft.read_bytes(), copy)
    return _("{pages} 页。").format(pages=pages)


register(Kind(KIND, gettext_lazy("生成表样"), make, result_url="form_file"))
