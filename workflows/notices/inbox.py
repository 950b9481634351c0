"""提醒: the list, newest first, and marking as read."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from recruitment.audit.models import Rectification

from ..desks.deadlines import Deadline
from ..desks.duties import duties_of
from .bell import notices_for
from .models import Notice

PAGE_SIZE = 50


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Unread first."""
    told = notices_for(request.user, duties_of(request.user)).select_related(
        "item__case__person",
        "item__case__unit",
        "part__round",
        "rectification__unit",
        "rectification__finding__item__case__person",
    )
    page = Paginator(told.order_by(F("read_at").asc(nulls_first=True), "-told_at", "-pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    rows = list(page.object_list)
    for notice in rows:
        if item := notice.item:
            item.mine, item.deadline = True, Deadline(item.due_on, item.due_article)
        notice.deadline = item.deadline if item else Deadline(_last_day(notice))
    return render(request, "notices/notices.html", {"page": page, "rows": rows})


def _last_day(notice: Notice) -> date | None:
    """Of what is no step. A re-check has none."""
    if notice.part:
        return notice.part.round.due_on
    awaits_reply = notice.rectification.state == Rectification.State.AWAITING_REPLY
    return notice.rectification.due_on if awaits_reply else None


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """One notice, or all of them. What is read stays read."""
    told = notices_for(request.user, duties_of(request.user)).filter(read_at__isnull=True)
    if (one := request.POST.get("notice", "")).isascii() and one.isdigit():
        told = told.filter(pk=int(one[:18]))
    told.update(read_at=now())
    return HttpResponseRedirect(reverse("notices"))
