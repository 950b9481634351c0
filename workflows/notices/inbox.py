"""提醒: the list, newest first, and marking as read."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from ..desks.deadlines import Deadline
from ..desks.duties import duties_of
from .bell import notices_for

PAGE_SIZE = 50


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Unread first."""
    told = notices_for(request.user, duties_of(request.user)).select_related("item__case__person", "item__case__unit")
    page = Paginator(told.order_by(F("read_at").asc(nulls_first=True), "-told_at", "-pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    rows = list(page.object_list)
    for notice in rows:
        notice.item.mine, notice.item.deadline = True, Deadline(notice.item.due_on, notice.item.due_article)
    return render(request, "notices/notices.html", {"page": page, "rows": rows})


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """One notice, or all of them. What is read stays read."""
    told = notices_for(request.user, duties_of(request.user)).filter(read_at__isnull=True)
    if (one := request.POST.get("notice", "")).isascii() and one.isdigit():
        told = told.filter(pk=int(one[:18]))
    told.update(read_at=now())
    return HttpResponseRedirect(reverse("notices"))
