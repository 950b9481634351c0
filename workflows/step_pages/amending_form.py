"""更正: the fact that was recorded wrong, what is true instead, and why."""

from dataclasses import replace
from datetime import date
from typing import get_args

from django import forms
from django.contrib.auth.models import User
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Act, Case
from recruitment.cases.places import Place, places_of
from recruitment.cases.stored import facts_of
from recruitment.rules.facts import Act as Facts
from recruitment.rules.rule import JOINT_VETTING
from recruitment.rules.vocabulary import FACTS
from recruitment.steps import Step

from .. import moves
from ..case_pages.facts import spoken
from ..moves.amending import acting_at
from .amended_facts import amended
from .fields import field_for
from .layout import hints_of
from .making import MoveForm, reason_field
from .members import MemberField, members_on
from .preview import Preview, preview
from .questions import Question, questions_of


def step_of(act: Act) -> Step | str:
    return act.step if act.step == JOINT_VETTING else Step(act.step)


def amendable(act: Act) -> list[tuple[Question, Place]]:
    """The questions of the form whose answers stand in a place of the act, in its order; those of a row by number."""
    asked = {question.fact: question for question in questions_of(step_of(act))}
    order = list(asked)
    places = places_of(act).items()
    found = [(_numbered(asked[base_of(path)], path), place) for path, place in places if base_of(path) in asked]
    return sorted(found, key=lambda one: order.index(base_of(one[0].fact)))


def base_of(path: str) -> str:
    return ".".join(part for part in path.split(".") if not part.isdigit())


def _numbered(question: Question, path: str) -> Question:
    number = next((part for part in path.split(".") if part.isdigit()), "")
    if not number:
        return question
    zh, en = f"{question.zh}（{number}）", f"{question.en} ({number})"
    if question.group:
        of_zh, of_en = FACTS[question.group]
        zh, en = f"{of_zh}{number}：{question.zh}", f"{of_en} {number}: {question.en}"
    return replace(question, fact=path, zh=zh, en=en)


class AmendForm(MoveForm):
    move, title = "amend", _("更正")
    told = _("原来记的仍可查看；更正后按当日的规定重新审核。更正须写明理由，案卷所处的环节不因更正而改变。")

    def __init__(self, case: Case, user: User, act: Act, question: Question, place: Place, *args, **kwargs):
        super().__init__(case, user, *args, **kwargs)
        self.act, self.question, self.place, self.step = act, question, place, step_of(act)
        self._ask_value()
        self.fields["reason"] = reason_field()

    @property
    def draft_key(self) -> str:
        return f"amend:{self.act.pk}:{self.question.fact}"

    @property
    def done(self) -> str:
        return gettext("“%(fact)s”已更正。") % {"fact": self.question.label}

    def _ask_value(self) -> None:
        self.fields["value"] = self._field()

    def _field(self) -> forms.Field:
        said = {"label": _("更正为（不填即为不详）"), "help_text": self.question.hint}
        if self.place.column == "member":
            return MemberField(members_on(self.case, self.act.happened_on or localdate()), **said)
        base = base_of(self.question.fact)
        hint = hints_of(self.step)[base]
        if self.question.fact != base and get_args(hint) == (date,):
            hint = date  # one day of several
        length = getattr(self.place.holder._meta.get_field(self.place.column), "max_length", None)
        if hint is str and length:
            said["max_length"] = length
        return field_for(hint, self.question.how, **said)

    @classmethod
    def places_of(cls, case: Case, act: Act):
        acting = acting_at(act.step)
        return acting.permission, acting.unit_for(case)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.act)

    @cached_property
    def old(self) -> str:
        return spoken(self.place.value)

    @property
    def value(self):
        found = self.cleaned_data.get("value")
        if self.question.fact == "departments_missing" and found is not None:
            return "、".join(found)  # as its column holds it
        return found

    @property
    def preview(self) -> Preview:
        """The rules on the act as it would then stand."""
        facts = self._amended()
        said = {"outcome": self.act.outcome, "members": [], "profile": self.case.profile, "instead_of": self.act}
        return preview(self.case, self.step, facts, **said)

    def _amended(self) -> Facts:
        if not (self.is_bound and self.is_valid()):
            return self.facts
        return amended(self.facts, self.question.fact, self.cleaned_data["value"])

    def make(self):
        said = {"act": self.act, "field": self.question.fact, "value": self.value}
        moves.amend(self.case, acting_user=self.user, reason=self.cleaned_data["reason"], **said)
