"""阅卷记录: who looked at whose case; to be searched and counted by those who supervise."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from recruitment.cases.selectors import cases_in_sight
from recruitment.days import DayField
from recruitment.readings.models import Reading
from recruitment.readings.selectors import between, by_case, by_reader, named

from .access import supervising
from .reading_words import in_words

PAGE_SIZE = 50
VIEWS = {"": _("逐条"), "reader": _("按账号"), "case": _("按案卷")}


class Search(forms.Form):
    """What is looked for. A number that was followed from a row comes as `case_no` or `account`."""

    reader = forms.CharField(label=_("阅看人"), max_length=40, required=False)
    person = forms.CharField(label=_("案卷姓名"), max_length=40, required=False)
    first = DayField(label=_("自"), required=False)
    last = DayField(label=_("至"), required=False)
    view = forms.ChoiceField(label=_("列法"), choices=list(VIEWS.items()), required=False)
    case_no = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput)
    account = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput)

    def rows(self, user):
        """The readings that are meant, of cases in the sight of `user`."""
        meant = self.cleaned_data
        rows = Reading.objects.filter(case__in=cases_in_sight(user))
        if meant["case_no"]:
            rows = rows.filter(case=meant["case_no"])
        if meant["account"]:
            rows = rows.filter(reader=meant["account"])
        return named(between(rows, meant["first"], meant["last"]), meant["reader"], meant["person"])


@require_safe
@supervising()
def readings(request: HttpRequest) -> HttpResponse:
    """The read log, fifty to a page: each reading, or counted by account or by case."""
    search = Search(request.GET or {"view": ""})
    view = search.cleaned_data["view"] if search.is_valid() else ""
    found = search.rows(request.user) if search.is_valid() else Reading.objects.none()
    listed = {
        "": found.select_related("reader", "case__person", "case__unit").order_by("-at", "-pk"),
        "reader": by_reader(found),
        "case": by_case(found),
    }[view]
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = page if view else [(row, *in_words(row)) for row in page]
    return render(request, "audit_pages/readings.html", {"search": search, "page": page, "rows": rows, "view": view})
