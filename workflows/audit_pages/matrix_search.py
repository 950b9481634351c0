"""Which people stand in the matrix, and in which order."""

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from recruitment.audit.models import Campaign, Finding
from recruitment.cases.models import Case
from recruitment.cases.selectors import cases_in_sight
from recruitment.days import write_day
from recruitment.organisation.models import Unit
from recruitment.outcomes import State

from ..desks.duties import duties_of
from ..desks.unit_choice import unit_choices, units_in_sight

SORTS = {
    "": _("案卷号"),
    "name": _("姓名"),
    "unit": _("党支部"),
    "state": _("状态"),
    "findings": _("问题多的在前"),
}
STANDING = (Finding.State.FLAGGED, Finding.State.OPEN, Finding.State.MENDING)


class MatrixSearch(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=40, required=False)
    unit = forms.TypedChoiceField(label=_("党组织"), coerce=int, empty_value=None, required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    campaign = forms.ModelChoiceField(
        label=_("督查"), queryset=Campaign.objects.none(), required=False, empty_label=_("全部")
    )
    columns = forms.ChoiceField(
        label=_("内容"), choices=[("", _("25个环节")), ("papers", _("72种材料"))], required=False
    )
    sort = forms.ChoiceField(label=_("排序"), choices=list(SORTS.items()), required=False)

    def __init__(self, data, user):
        super().__init__(data)
        self._user, duties = user, duties_of(user)
        self.fields["unit"].choices = [("", _("全部")), *unit_choices(duties, None)]
        self.fields["state"].choices = [("", _("全部")), *((state.value, state.label) for state in State)]
        self.fields["campaign"].queryset = Campaign.objects.filter(
            units__in=units_in_sight(duties)
        ).distinct().order_by("-pk")  # fmt: skip

    def cases(self) -> QuerySet[Case]:
        meant = self.cleaned_data if self.is_valid() else {}
        cases = cases_in_sight(self._user).select_related("person", "unit")
        if meant.get("name"):
            cases = cases.filter(person__name__contains=meant["name"])
        if meant.get("unit"):
            cases = cases.filter(unit__path__startswith=Unit.objects.get(pk=meant["unit"]).path)
        if meant.get("state"):
            cases = cases.filter(state=meant["state"])
        if meant.get("campaign"):
            cases = cases.filter(audit_items__campaign=meant["campaign"])
        return _sorted(cases, meant.get("sort", ""), meant.get("campaign"))

    @property
    def of_papers(self) -> bool:
        return self.is_valid() and self.cleaned_data["columns"] == "papers"

    @property
    def within(self) -> Campaign | None:
        return self.cleaned_data["campaign"] if self.is_valid() else None

    @property
    def title(self) -> str:
        """The day, and what was asked for."""
        told = [write_day(localdate())]
        for name, value in (self.cleaned_data if self.is_valid() else {}).items():
            if value and name != "columns":
                shown = dict(getattr(self.fields[name], "choices", ())).get(value, value)
                told.append(f"{self.fields[name].label}：{shown}")
        return " · ".join(map(str, told)).replace("\u3000", "")


def _sorted(cases: QuerySet[Case], sort: str, campaign: Campaign | None) -> QuerySet[Case]:
    if sort == "findings":
        standing = Q(audit_items__findings__state__in=STANDING)
        if campaign:
            standing &= Q(audit_items__campaign=campaign)
        return cases.annotate(standing=Count("audit_items__findings", filter=standing)).order_by("-standing", "pk")
    return cases.order_by(
        *{"name": ("person__name",), "unit": ("unit__path",), "state": ("state",)}.get(sort, ()), "pk"
    )
