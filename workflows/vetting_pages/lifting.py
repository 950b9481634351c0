"""上级解除: the superior of the committee that decided opens the way again. He sees the decision, not the opinions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.refusal import Refusal
from recruitment.vetting.models import Objection
from recruitment.vetting.selectors import standing_decisions

from .. import rounds
from ..rounds.posts import as_superior
from ..sight import note_reading
from .answers import day, refused


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_lift(request: HttpRequest, pk: int) -> HttpResponse:
    objection = _decision_or_404(request, pk)
    status = 200
    if request.method == "POST":
        typed = request.POST.get("on", "")
        try:
            on = day(typed) if typed else localdate()
            rounds.lift_decision(objection, acting_user=request.user, on=on, reason=request.POST.get("reason", ""))
            messages.success(request, _("已解除对{name}的联审决定。").format(name=objection.person.name))
            return redirect("vetting_lift", pk)
        except Refusal as refusal:
            status = refused(request, refusal)
    context = {
        "objection": objection,
        "person": objection.person,
        "round": objection.person.round,
        "typed": request.POST,
        "today": localdate(),
    }
    return render(request, "vetting_pages/lift.html", context, status=status)


def _decision_or_404(request: HttpRequest, pk: int) -> Objection:
    """A decision against a person, for a post above the committee that took it."""
    chosen = Objection.objects.exclude(consequence="").select_related("person__round", "person__case__unit")
    objection = chosen.filter(person=pk).first()
    if objection is None or not may_lift(request.user, objection):
        raise Http404
    note_reading(request, objection.person.case)
    return objection


def may_lift(user, objection: Objection) -> bool:
    try:
        return bool(as_superior(user, objection.person.case))
    except Refusal:
        return False


def to_be_lifted(user, paths: list[str]) -> list[Objection]:
    """Decisions that stand and that `user` could lift, below the units of his posts."""
    return [objection for objection in standing_decisions(paths)[:100] if may_lift(user, objection)]
