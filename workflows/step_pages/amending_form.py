"""更正: the fact that was recorded wrong, what is true instead, and why."""

from copy import deepcopy
from dataclasses import fields

from django.contrib.auth.models import User
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Act, Case
from recruitment.cases.stored import columns, facts_of
from recruitment.rules.facts import ACTS
from recruitment.rules.facts import Act as Facts
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .. import moves
from ..case_pages.facts import spoken
from ..moves.amending import acting_at
from .fields import field_for
from .layout import hints_of, length_of
from .making import MoveForm, reason_field
from .preview import Preview, preview
from .questions import Question, questions_of


def step_of(act: Act) -> Step | str:
    return act.step if act.step == JOINT_VETTING else Step(act.step)


def amendable(act: Act, facts: Facts) -> list[Question]:
    """The questions whose answers stand in columns of the act, in the order of the form."""
    step = step_of(act)
    held = set(columns(step))
    if any(item.name == "on" for item in fields(ACTS[step])):
        held.add("on")
    with_ballot = getattr(facts, "ballot", None) is not None
    return [q for q in questions_of(step) if q.fact in held or (with_ballot and q.group == "ballot")]


def value_of(facts: Facts, fact: str):
    group, _dot, name = fact.rpartition(".")
    return getattr(getattr(facts, group) if group else facts, name)


class AmendForm(MoveForm):
    move, title = "amend", _("更正")
    told = _("原来记的仍可查看；更正后按当日的规定重新审核。更正须写明理由，案卷所处的环节不因更正而改变。")

    def __init__(self, case: Case, user: User, act: Act, question: Question, *args, **kwargs):
        super().__init__(case, user, *args, **kwargs)
        self.act, self.question, self.step = act, question, step_of(act)
        said = {"label": _("更正为（不填即为不详）"), "help_text": question.hint}
        hint = hints_of(self.step)[question.fact]
        if hint is str and (length := length_of(self.step, question.fact)):
            said["max_length"] = length
        self.fields["value"] = field_for(hint, question.how, **said)
        self.fields["reason"] = reason_field()

    @classmethod
    def places_of(cls, case: Case, act: Act):
        acting = acting_at(act.step)
        return acting.permission, acting.unit_for(case)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.act)

    @property
    def old(self) -> str:
        return spoken(value_of(self.facts, self.question.fact))

    @property
    def value(self):
        found = self.cleaned_data.get("value")
        if self.question.fact == "departments_missing" and found is not None:
            return "、".join(found)  # as its column holds it
        return found

    @property
    def preview(self) -> Preview:
        """The rules on the act as it would then stand."""
        facts = deepcopy(self.facts)
        if self.is_bound and self.is_valid():
            group, _dot, name = self.question.fact.rpartition(".")
            setattr(getattr(facts, group) if group else facts, name, self.cleaned_data["value"])
        said = {"outcome": self.act.outcome, "members": [], "profile": self.case.profile, "instead_of": self.act}
        return preview(self.case, self.step, facts, **said)

    def make(self):
        said = {"act": self.act, "field": self.question.fact, "value": self.value}
        moves.amend(self.case, acting_user=self.user, reason=self.cleaned_data["reason"], **said)
