"""A form as its template shows it: sections with lines, each with its fields and its number of errors."""

from dataclasses import dataclass, field

from django.forms.boundfield import BoundField

from recruitment.cases.stored import ENTRY_FACTS

from ..moves.entering import OF_THE_BRANCH
from .form import StepForm
from .questions import ENTRIES, Question, Section


@dataclass
class Line:
    kind: str
    question: Question
    fields: list[BoundField] = field(default_factory=list)
    rows: list[tuple[str, list[BoundField]]] = field(default_factory=list)
    known: str = ""

    @property
    def entered_as(self) -> str:
        """The kind of entry that the acting branch makes in its own time, if the line counts such."""
        kind = ENTRY_FACTS.get(self.question.fact) if self.question.how == ENTRIES else None
        return kind if kind in OF_THE_BRANCH else ""


def lines_of(form: StepForm, known: dict[str, str]) -> list[tuple[Section, list[Line]]]:
    return [
        (
            section,
            [
                Line(
                    item.kind,
                    item.question,
                    [form[name] for name in item.names],
                    [(legend, [form[name] for name in names]) for legend, names in item.rows],
                    known.get(item.question.fact, ""),
                )
                for item in items
            ],
        )
        for section, items in form.sections
    ]


def errors_of(form: StepForm) -> list[tuple[str, str, str]]:
    """For the summary on top: the id to jump to, the field's name, the sentence."""
    found = []
    for name, errors in form.errors.items():
        if name == "__all__":
            found += [("", "", str(error)) for error in errors]
        else:
            bound = form[name]
            found += [(bound.id_for_label or bound.auto_id, str(bound.label), str(error)) for error in errors]
    return found
