"""Units, for those who may close them: a superior that fills posts there, and the system administrator."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ...cases.closing_units import close_unit as close
from ...organisation.models import Unit
from ...organisation.roles import Permission, roles_with
from ...organisation.selectors import posts_of
from .answers import done
from .forms import CloseUnitForm

PAGE_SIZE = 50
_CLOSING = (*roles_with(Permission.MANAGE_POSTS), *roles_with(Permission.MANAGE_ACCOUNTS))


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Units below mine, by name; those that are closed say since when."""
    found, wanted = _mine(request.user), request.GET.get("name", "").strip()[:150]
    if wanted:
        found = found.filter(name__contains=wanted)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/units.html", {"page": page, "name": wanted})


@require_http_methods(["GET", "HEAD", "POST"])
def close_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """From which day and by which decision; what still hangs on it is said and keeps it open."""
    unit = get_object_or_404(_mine(request.user), pk=pk)
    form = CloseUnitForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: close(acting_user=request.user, unit=unit, on=said["on"], reason=said["reason"])):
            messages.success(request, _("{unit}已撤销，原有记录仍以原名保存。").format(unit=unit.name))
            return redirect("units")
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/close_unit.html", {"form": form, "unit": unit}, status=status)


def _mine(user) -> QuerySet[Unit]:
    """Units below one at which `user` holds such a post of his own; to others there is no such page."""
    held = posts_of(user).filter(user=user, role__in=_CLOSING).values_list("reach", "unit__path")
    below, own = Q(pk__in=[]), []
    for reach, path in held:
        below |= Q(path__startswith=reach)
        own.append(path)
    if not own:
        raise Http404
    return Unit.objects.filter(below).exclude(path__in=own).order_by("path")
