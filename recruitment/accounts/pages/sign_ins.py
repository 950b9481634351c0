"""登录记录, for the administrator and the auditors. To everybody else there is no such page."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.paginator import Paginator
from django.db.models import Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ...days import DayField
from ...organisation.roles import Permission
from ...organisation.selectors import permissions_of
from ..forms import Shown
from ..models import SignInEvent
from ..sign_ins import events_for

PAGE_SIZE = 50


class SignInSearch(Shown, forms.Form):
    name = forms.CharField(label=_("账号"), max_length=150, required=False)
    what = forms.ChoiceField(label=_("情况"), required=False, choices=[("", _("不限")), *SignInEvent.What.choices])
    first = DayField(label=_("自"), required=False)
    last = DayField(label=_("至"), required=False)

    def found(self, user):
        events, meant = events_for(user), self.cleaned_data
        if meant.get("name"):
            named = events.annotate(full=Concat("user__last_name", "user__first_name", Value("")))
            events = named.filter(user__username__icontains=meant["name"]) | named.filter(full__contains=meant["name"])
        if meant.get("what"):
            events = events.filter(what=meant["what"])
        if meant.get("first"):
            events = events.filter(at__gte=_midnight(meant["first"]))
        if meant.get("last"):
            events = events.filter(at__lt=_midnight(meant["last"] + timedelta(days=1)))
        return events


def _midnight(on) -> datetime:
    return make_aware(datetime.combine(on, time.min))


@require_safe
def sign_ins(request: HttpRequest) -> HttpResponse:
    if not permissions_of(request.user) & {Permission.MANAGE_ACCOUNTS, Permission.AUDIT_CASES}:
        raise Http404
    search = SignInSearch(request.GET or None)
    search.cleaned_data = {} if not search.is_bound or not search.is_valid() else search.cleaned_data
    page = Paginator(search.found(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/sign_ins.html", {"search": search, "page": page})
