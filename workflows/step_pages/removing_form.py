"""删去: a row that was entered by mistake, and why it is taken away. What it said stays to be read."""

from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.cases.amended_text import text_of
from recruitment.cases.models import Act
from recruitment.cases.places import rows_of
from recruitment.cases.removing import row_in
from recruitment.cases.stored import facts_of
from recruitment.rules.facts import Act as Facts
from recruitment.rules.vocabulary import FACTS

from .. import moves
from ..case_pages.amended import amended_value
from .amended_facts import without
from .amending_form import AmendForm
from .questions import Question


def removable(act: Act) -> list[tuple[Question, str]]:
    """The rows of the act that may be taken away, and what each says."""
    facts = facts_of(act)
    return [
        (Question(row, "", *_named(row), "", ""), amended_value(text_of(row_in(facts, row)))) for row in rows_of(act)
    ]


def _named(row: str) -> tuple[str, str]:
    """As the questions of the row are called."""
    group, _, number = row.partition(".")
    zh, en = FACTS[group]
    return f"{zh}{number}", f"{en} {number}"


class TakeAwayForm(AmendForm):
    title = _("删去")
    told = _(
        "只删去误记的一行；原来记的仍可查看。删去后按当日的规定重新审核。须写明理由，案卷所处的环节不因删去而改变。"
    )

    value = None
    """Nothing is put in the row's place."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.question.fact.startswith("exclusions."):
            self.told = gettext("{told}应到人数不随之改变，有变化的请另行更正。").format(told=self.told)

    @property
    def draft_key(self) -> str:
        return f"remove:{self.act.pk}:{self.question.fact}"

    @property
    def done(self) -> str:
        return gettext("“%(fact)s”已删去。") % {"fact": self.question.label}

    def _ask_value(self) -> None:
        """There is none."""

    @cached_property
    def old(self) -> str:
        return self.place

    def _amended(self) -> Facts:
        return without(self.facts, self.question.fact)

    def make(self):
        said = {"act": self.act, "row": self.question.fact, "reason": self.cleaned_data["reason"]}
        moves.take_away(self.case, acting_user=self.user, **said)
