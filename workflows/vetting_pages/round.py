"""A round as the organisation department sees it: who is in it, who has replied, what is in the way."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from recruitment.vetting.models import Objection, Round
from recruitment.vetting.rounds.eligible import candidates
from recruitment.vetting.rounds.sending import departments_asked, due_day
from recruitment.vetting.sight import minutes_for
from recruitment.vetting.vocabulary import ReplyState, Result, RoundState

from ..rounds.job import job_of
from .sight import round_or_404

PAGE_SIZE = 200


@require_safe
def vetting_round(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, round_or_404(request, pk))


def show(request: HttpRequest, round: Round, status: int = 200) -> HttpResponse:
    """The page of the round, also after a refusal: what was typed stands in its field again."""
    round.refresh_from_db()
    people = round.people.select_related("case").order_by("number", "pk")
    context = {
        "round": round,
        "page": Paginator(people, PAGE_SIZE).get_page(request.GET.get("page")),
        "typed": request.POST,
        "today": localdate(),
    }
    if round.state == RoundState.COLLECTING:
        context |= _collecting(round)
    elif round.state != RoundState.CANCELLED:
        context |= _replies(round) | {"minutes": minutes_for(request.user, round)}
    return render(request, "vetting_pages/round.html", context, status=status)


def _collecting(round: Round) -> dict:
    inside = set(round.people.values_list("case", flat=True))
    found = [c for c in candidates(round.organiser, localdate()) if c.case.pk not in inside]
    return {
        "free": [c for c in found if not c.lacking],
        "lacking": [c for c in found if c.lacking],
        "asked": departments_asked(round, localdate()),
        "due": due_day(round.profile, localdate()),
    }


def _replies(round: Round) -> dict:
    parts = list(round.departments.select_related("unit").prefetch_related("reminders").order_by("position"))
    objections = Objection.objects.filter(person__round=round).select_related("person").order_by("person__number")
    results = dict.fromkeys(Result, 0)
    for result in round.people.exclude(result="").values_list("result", flat=True):
        results[result] += 1
    return {
        "parts": parts,
        "replied": sum(part.state == ReplyState.HANDED_IN for part in parts),
        "objections": objections,
        "undecided": sum(not objection.decision for objection in objections),
        "passed": results[Result.PASS],
        "failed": results[Result.FAIL],
        "undelivered": round.people.filter(delivered_at__isnull=True).count(),
        "job": job_of(round) if round.state == RoundState.CLOSED else None,
    }
