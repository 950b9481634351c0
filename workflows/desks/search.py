"""What is looked for among the cases in sight: read from the URL, so that a search can be sent and kept."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from recruitment.cases.models import Case
from recruitment.cases.models.case import numbered_steps
from recruitment.cases.selectors import cases_in_sight
from recruitment.chinese import choices
from recruitment.organisation.models import Unit
from recruitment.outcomes import State
from recruitment.people.models import Person
from recruitment.people.searching import named_like
from recruitment.steps import Stage, Step

from ..models import WorkItem
from .deadlines import DUE, due_range
from .duties import ACTING, Duty, waiting_for
from .unit_choice import unit_choices, units_in_sight

SORTS = {"due": _("时限"), "name": _("姓名"), "unit": _("党支部"), "opened": _("立卷")}
SIZES = (20, 50, 100)
FILTERS = ("name", "stage", "step", "state", "unit", "due", "waiting")
NAMESAKES = 2_000
"""So many are looked up by their keys."""
ANY = ("", _("不限"))


class CaseSearch(forms.Form):
    """The filters of the list. A value that does not exist is said beside its field, and not used."""

    name = forms.CharField(label=_("姓名"), max_length=40, required=False)
    stage = forms.ChoiceField(label=_("阶段"), required=False)
    step = forms.ChoiceField(label=_("在办环节"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    unit = forms.ChoiceField(label=_("党组织"), required=False)
    due = forms.ChoiceField(label=_("时限"), required=False)
    waiting = forms.ChoiceField(label=_("由谁办理"), required=False)
    sort = forms.ChoiceField(choices=[(s + k, k) for k in SORTS for s in ("", "-")], required=False)
    size = forms.TypedChoiceField(label=_("每页"), coerce=int, required=False, empty_value=SIZES[0])

    def __init__(self, data, user, duties: list[Duty]):
        super().__init__(data)
        self.user, self.duties = user, duties
        self.chosen_unit = _unit(data.get("unit"), duties)
        acting = [duty for duty in duties if duty.permission in ACTING]
        mine = [("mine", _("待我办理")), *((duty.permission.value, duty.permission.label) for duty in acting)]
        self.fields["stage"].choices = [ANY, *((str(value), label) for value, label in choices(Stage))]
        self.fields["step"].choices = [ANY, *numbered_steps()]
        self.fields["state"].choices = [ANY, *choices(State)]
        self.fields["unit"].choices = [ANY, *unit_choices(duties, self.chosen_unit)]
        self.fields["due"].choices = [ANY, *DUE.items()]
        self.fields["waiting"].choices = [ANY, *(mine if acting else ())]
        self.fields["size"].choices = [(size, str(size)) for size in SIZES]
        for name in FILTERS:
            self.fields[name].widget.attrs["class"] = (
                "form-control form-control-sm" if name == "name" else "form-select form-select-sm"
            )
        self.is_valid()

    sizes = SIZES

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in FILTERS if name == "name" or self._asks(name)]

    def _asks(self, name: str) -> bool:
        """Whether there is anything to choose; in a single branch the unit needs no asking."""
        few = 2 if name == "unit" and name not in self.errors else 1
        return len(self.fields[name].choices) > few

    @property
    def of_several_units(self) -> bool:
        return self._asks("unit")

    @property
    def order(self) -> str:
        return self.cleaned_data.get("sort") or "due"

    @property
    def page_size(self) -> int:
        return self.cleaned_data.get("size") or SIZES[0]

    def given(self, name: str):
        return self.cleaned_data.get(name)

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered at all."""
        return any(self.given(name) for name in FILTERS)

    def items(self) -> QuerySet[WorkItem] | None:
        """The open items that are meant, where the search speaks of items; else None."""
        if not any(self.given(name) for name in ("stage", "step", "due", "waiting")):
            return None
        items = WorkItem.objects.filter(closed_at__isnull=True)
        if self.given("waiting"):
            wanted = self.given("waiting")
            items = waiting_for(duty for duty in self.duties if wanted in ("mine", duty.permission.value))
        if self.given("stage"):
            items = items.filter(step__in=[s for s in Step if s.stage == int(self.given("stage"))])
        if self.given("step"):
            items = items.filter(step=self.given("step"))
        return items.filter(due_range(self.given("due"))) if self.given("due") else items

    @cached_property
    def _named(self) -> Q:
        """Characters within a name: every name is read for them, so once for the page, its number and its order."""
        name = self.given("name")
        if name.isascii():
            return named_like(name, "person__")
        found = list(Person.objects.filter(named_like(name)).values_list("pk", flat=True)[: NAMESAKES + 1])
        return Q(person__in=found) if len(found) <= NAMESAKES else named_like(name, "person__")

    def cases(self) -> QuerySet[Case]:
        """The cases that are meant, in no order."""
        cases = cases_in_sight(self.user)
        if self.given("name"):
            cases = cases.filter(self._named)
        if self.given("state"):
            cases = cases.filter(state=self.given("state"))
        if self.given("unit"):
            cases = cases.filter(unit__path__startswith=self.chosen_unit.path)
        items = self.items()
        return cases if items is None else cases.filter(pk__in=items.values("case"))


def _unit(key: str | None, duties: list[Duty]) -> Unit | None:
    """The unit of this key, if it is in sight."""
    if not key or not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    return units_in_sight(duties).filter(pk=int(key)).first()
