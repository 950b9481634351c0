"""The form of a step, made from the questions that the official form asks."""

from typing import Any, get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.days import DayField
from recruitment.people.models import Person
from recruitment.rules.facts import ACTS
from recruitment.rules.facts import Act as Facts

from .assembling import assemble, given_members
from .fields import field_for
from .layout import NO_EXCLUSIONS, Item, hints_of, items_of, length_of, ordered_names
from .members import Member, MemberField
from .outcomes import OutcomeField, outcomes_of
from .questions import FORMS, Question, Section


class StepForm(forms.Form):
    """The facts of one step, its outcome and the reason. `facts` builds the act from what was typed."""

    def __init__(self, step, *args, members: list[Member] = (), outcomes: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.step, self._members = step, list(members)
        self._hints = hints_of(step)
        self.sections: list[tuple[Section, list[Item]]] = []
        for section in FORMS[str(step)]:
            items = items_of(section.questions)
            for item in items:
                self._add(item)
            self.sections.append((section, items))
        if outcomes:
            self._end(step)

    def _end(self, step) -> None:
        if outcomes_of(step):
            self.fields["outcome"] = OutcomeField(step)
        self.fields["reason"] = forms.CharField(
            label=_("理由"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
        )

    def _add(self, item: Item) -> None:
        question = item.question
        if item.kind == "field":
            self._ask(item.names[0], question)
        elif item.kind == "days":
            for number, name in enumerate(item.names, 1):
                self.fields[name] = DayField(label=(_("第一介绍人"), _("第二介绍人"))[number - 1], required=False)
        elif item.kind == "ordered":
            self._order(item)
        elif item.kind == "rows":
            self._rows(item)

    def _ask(self, name: str, question: Question) -> None:
        said: dict[str, Any] = {"label": question.label, "help_text": question.hint}
        hint = self._hints[question.fact]
        if hint is str and (length := length_of(self.step, question.fact)):
            said["max_length"] = length
        self.fields[name] = field_for(hint, question.how, **said)

    def _order(self, item: Item) -> None:
        (hint,) = get_args(self._hints[item.question.fact])
        words = get_args(hint)
        places = [*((str(n), _("第%(n)s项") % {"n": n}) for n in range(1, len(words) + 1)), ("0", _("没有进行"))]
        for name, label in ordered_names(item.question, words):
            item.names.append(name)
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", _("未填")), *places],
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def _rows(self, item: Item) -> None:
        questions = {q.name: q for section in FORMS[str(self.step)] for q in section.questions if q.group}
        for _legend, names in item.rows:
            for name in names:
                fact = name.rpartition("-")[2]
                if fact == "member":
                    self.fields[name] = MemberField(self._members, label=_("姓名"))
                else:
                    self._ask(name, questions[fact])
        if item.question.group == "exclusions":
            item.names.append(NO_EXCLUSIONS)
            box = forms.CheckboxInput(attrs={"class": "form-check-input"})
            label = _("没有不计入应到的党员")
            self.fields[NO_EXCLUSIONS] = forms.BooleanField(label=label, required=False, widget=box)

    @property
    def facts(self) -> Facts:
        """The act as far as what was typed can be read; the rest is not known."""
        return ACTS[self.step](**assemble(self.step, self._hints, getattr(self, "cleaned_data", {}), self._branch))

    @property
    def left_out(self) -> int:
        """How many members are not counted among those who should attend."""
        return len(getattr(self.facts, "exclusions", None) or ())

    @property
    def members(self) -> list[Person]:
        """The people chosen, in the order of the facts."""
        return given_members(getattr(self, "cleaned_data", {}))

    @property
    def _branch(self) -> set[int]:
        return {member.person.pk for member in self._members if member.in_branch}

    @property
    def outcome(self) -> str:
        return getattr(self, "cleaned_data", {}).get("outcome") or "forward"

    @property
    def reason(self) -> str:
        return getattr(self, "cleaned_data", {}).get("reason") or ""

    def clean(self):
        found = super().clean()
        outcome = outcomes_of(self.step).get(found.get("outcome"))
        if outcome is not None and outcome.reason_required and not (found.get("reason") or "").strip():
            self.add_error("reason", _("记为“%(outcome)s”须写明理由。") % {"outcome": outcome.label})
        return found
