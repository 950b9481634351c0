"""What the organisation department does with a round; each act is a post from its page and comes back to it."""

import unicodedata

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from recruitment.cases.models import Case
from recruitment.organisation.models import UnitType
from recruitment.organisation.roles import Permission
from recruitment.refusal import Refusal
from recruitment.vetting.models import Round, RoundPerson

from .. import rounds
from .answers import day, number, refused
from .inbox import show as show_inbox
from .round import show
from .sight import round_or_404, units_with


@require_POST
def vetting_open(request: HttpRequest) -> HttpResponse:
    """开启批次"""
    organisers = [u for u in units_with(request.user, Permission.FILE_CASES) if u.type == UnitType.ORG_DEPARTMENT]
    wanted = number(request.POST.get("organiser"))
    organiser = next((unit for unit in organisers if wanted in (None, unit.pk)), None)
    if organiser is None:
        raise Http404
    approval, typed = request.POST.get("approval", ""), request.POST.get("year", "")
    try:
        if (year := number(unicodedata.normalize("NFKC", typed).strip())) is None:
            raise Refusal("年度请写四位数字，填写的是“{typed}”。", typed=typed[:40])
        round = rounds.open_round(acting_user=request.user, organiser=organiser, year=year, approval=approval)
    except Refusal as refusal:
        return show_inbox(request, refused(request, refusal))
    return redirect("vetting_round", round.pk)


def _collect(request: HttpRequest, round: Round) -> str:
    chosen = [key for key in map(number, request.POST.getlist("case")) if key]
    if request.POST.get("all"):
        count = rounds.collect_all(round, acting_user=request.user)
    elif chosen:
        cases = list(Case.objects.filter(pk__in=chosen).select_related("person", "unit"))
        count = rounds.collect(round, acting_user=request.user, cases=cases)
    else:
        raise Refusal("请先勾选人员。")
    return _("已列入{count}人。").format(count=count)


def _leave_out(request: HttpRequest, round: Round) -> str:
    person = get_object_or_404(RoundPerson, pk=number(request.POST.get("person")), round=round)
    rounds.leave_out(round, acting_user=request.user, person=person, reason=request.POST.get("reason", ""))
    return _("已从名单中取出{name}。").format(name=person.name)


def _send(request: HttpRequest, round: Round) -> str:
    typed = request.POST.get("due_on", "")
    due_on = day(typed) if typed else None
    parts = rounds.send_round(round, acting_user=request.user, due_on=due_on)
    return _("名单已冻结，发往{count}个部门。").format(count=len(parts))


def _cancel(request: HttpRequest, round: Round) -> str:
    rounds.cancel_round(round, acting_user=request.user, reason=request.POST.get("reason", ""))
    return _("批次已撤销。")


def _close(request: HttpRequest, round: Round) -> str:
    rounds.close_round(round, acting_user=request.user, minutes=request.POST.get("minutes", ""))
    return _("批次已办结，结果正在后台逐人记入案卷。")


def _deliver(request: HttpRequest, round: Round) -> str:
    job = rounds.deliver_later(round, acting_user=request.user)
    return _("正在后台把{count}人的结果记入案卷。").format(count=job.total)


ACTS = {
    "collect": _collect,
    "leave-out": _leave_out,
    "send": _send,
    "cancel": _cancel,
    "close": _close,
    "deliver": _deliver,
}


@require_POST
def vetting_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    round = round_or_404(request, pk)
    if act not in ACTS:
        raise Http404
    try:
        messages.success(request, ACTS[act](request, round))
    except Refusal as refusal:
        return show(request, round, refused(request, refusal))
    return redirect("vetting_round", round.pk)
