"""问题清单: findings of the units in sight, filtered and paged."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from recruitment.audit.catalogue import CODES, SEVERITIES
from recruitment.audit.models import Campaign, Finding
from recruitment.cases.selectors import cases_in_sight

from ..desks.duties import duties_of
from ..desks.unit_choice import units_in_sight
from .access import supervising

PAGE_SIZE = 50


class FindingSearch(forms.Form):
    campaign = forms.ModelChoiceField(
        label=_("督查"), queryset=Campaign.objects.none(), required=False, empty_label=_("全部")
    )
    code = forms.ChoiceField(label=_("代码"), required=False)
    severity = forms.ChoiceField(label=_("等级"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    person = forms.CharField(label=_("姓名"), max_length=40, required=False)

    def __init__(self, data, user):
        super().__init__(data)
        self._user = user
        units = units_in_sight(duties_of(user))
        self.fields["campaign"].queryset = Campaign.objects.filter(units__in=units).distinct().order_by("-pk")
        self.fields["code"].choices = [("", _("全部")), *((code, f"{code} {c.label}") for code, c in CODES.items())]
        self.fields["severity"].choices = [("", _("全部")), *((severity, severity) for severity in SEVERITIES)]
        self.fields["state"].choices = [("", _("全部")), *Finding.State.choices]

    def rows(self):
        meant = self.cleaned_data if self.is_valid() else {}
        rows = Finding.objects.filter(item__case__in=cases_in_sight(self._user)).exclude(state=Finding.State.GONE)
        for key, column in (("campaign", "item__campaign"), ("code", "code"), ("severity", "severity")):
            if meant.get(key):
                rows = rows.filter(**{column: meant[key]})
        if meant.get("state"):
            rows = rows.filter(state=meant["state"])
        if meant.get("person"):
            rows = rows.filter(item__case__person__name__contains=meant["person"])
        return rows.select_related("item__case__person", "item__case__unit").order_by("severity", "code", "pk")


@require_safe
@supervising()
def findings(request: HttpRequest) -> HttpResponse:
    search = FindingSearch(request.GET, request.user)
    page = Paginator(search.rows(), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [(finding, CODES[finding.code]) for finding in page]
    return render(request, "audit_pages/findings.html", {"search": search, "page": page, "rows": rows})
