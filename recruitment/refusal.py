"""Why something is not stored: one sentence per reason, in the user's language."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from .chinese import in_script


class Refusal(Exception):
    """Nothing was stored. `reasons` are sentences; `verdicts` (of the rule book) are the rules
    that spoke; `beside` is the field that the sentences are about.

    A sentence is written in Chinese with its values beside it, Refusal("{name}还没有案卷。", name=…), so that it can
    be said in the user's language.
    """

    def __init__(self, *reasons: str, verdicts: Iterable = (), beside: str = "", **named):
        self.verdicts, self.beside = list(verdicts), beside
        language = "zh" if (get_language() or "zh").startswith("zh") else "en"
        told = [sentence(reason, **named) for reason in reasons]
        self.reasons = [*told, *(said(verdict, language) for verdict in self.verdicts)]
        super().__init__("\n".join(self.reasons))

    def tell(self, form) -> None:
        """Beside the field of `form` that it is about, else at its head."""
        form.add_error(self.beside if self.beside in form.fields else None, self.reasons)


def sentence(text: str, **named) -> str:
    """A sentence in the user's language; `text` is Chinese, its values come beside it, days as the page writes them."""
    told = {name: date_format(value) if type(value) is date else value for name, value in named.items()}
    return gettext(text).format(**told) if told else gettext(text)


def listed(items) -> str:
    """Several things in a row, as the user's language writes them."""
    return gettext("、").join(str(item) for item in items)


def bracketed(name, note) -> str:
    """A name and what is said of it, as the user's language writes brackets."""
    return f"{name}{gettext('（')}{note}{gettext('）')}"


def headed(head, text) -> str:
    """What a sentence is about, and the sentence."""
    return f"{head}{gettext('：')}{text}"


class OutOfTurn(Refusal):
    """The step is not open, or somebody else has just completed it (HTTP 409)."""

    def tell(self, form) -> None:
        """The page may no longer have this form: what was typed is shown on the page that tells of it."""
        raise self


def said(verdict, language: str = "zh") -> str:
    """A verdict of the rule book as one line: the sentence, the article, the rule."""
    if language == "zh":
        return in_script(f"{verdict.message('zh')}（{verdict.citation}，{verdict.rule.id}）")
    return f"{verdict.message('en')} ({verdict.citation_en}, {verdict.rule.id})"
