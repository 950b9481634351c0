"""Handling an objection, asking a department again: posts from the person's page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from recruitment.refusal import Refusal
from recruitment.vetting.models import Objection, RoundDepartment, RoundPerson

from .. import rounds
from .answers import day, number, refused
from .opinions import show
from .sight import person_or_404


def _on(request: HttpRequest):
    typed = request.POST.get("on", "")
    return day(typed) if typed else localdate()


def _objection(person: RoundPerson) -> Objection:
    chosen = Objection.objects.select_related("person__round__organiser", "person__case__unit")
    return get_object_or_404(chosen, person=person)


def _verify(request: HttpRequest, person: RoundPerson) -> str:
    finding = request.POST.get("finding", "")
    rounds.verify_objection(_objection(person), acting_user=request.user, on=_on(request), finding=finding)
    return _("已记录核实情况。")


def _hear(request: HttpRequest, person: RoundPerson) -> str:
    statement = request.POST.get("statement", "")
    rounds.hear_person(_objection(person), acting_user=request.user, on=_on(request), statement=statement)
    return _("已记录本人意见。")


def _decide(request: HttpRequest, person: RoundPerson) -> str:
    given = {name: request.POST.get(name, "") for name in ("decision", "consequence", "reason_class", "reason")}
    rounds.decide_objection(_objection(person), acting_user=request.user, on=_on(request), **given)
    return _("已记录党委决定。")


def _ask_again(request: HttpRequest, person: RoundPerson) -> str:
    key = number(request.POST.get("department"))
    part = get_object_or_404(RoundDepartment.objects.select_related("round__organiser"), pk=key, round=person.round_id)
    rounds.ask_again(part, acting_user=request.user, person=person, facts=request.POST.get("facts", ""))
    return _("已再次征询{department}。").format(department=part.name)


ACTS = {"verify": _verify, "hear": _hear, "decide": _decide, "ask-again": _ask_again}


@require_POST
def vetting_objection(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    person, fields = person_or_404(request, pk)
    if act not in ACTS:
        raise Http404
    try:
        messages.success(request, ACTS[act](request, person))
    except Refusal as refusal:
        return show(request, person, fields, refused(request, refusal))
    return redirect("vetting_person", person.pk)
