"""A person of a round: what was decided, and, when asked for, what the departments said. Asking is on record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import approving_committee, post_for
from recruitment.refusal import Refusal
from recruitment.sealing import Place, unseal
from recruitment.vetting.models import Inquiry, Objection, RoundPerson
from recruitment.vetting.sight import Field, open_opinions, openings_of, opinions_in_sight
from recruitment.vetting.vocabulary import Consequence, Decision, ReasonClass, ReplyState

from .answers import refused
from .sight import person_or_404


@require_safe
def vetting_person(request: HttpRequest, pk: int) -> HttpResponse:
    person, fields = person_or_404(request, pk)
    return show(request, person, fields)


@require_POST
def vetting_opinions(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the opinions: each is one entry in the journal."""
    person, fields = person_or_404(request, pk)
    try:
        opened = open_opinions(acting_user=request.user, person=person)
    except Refusal as refusal:
        return show(request, person, fields, refused(request, refusal))
    return show(request, person, fields, opened=opened)


def show(request: HttpRequest, person: RoundPerson, fields, status: int = 200, opened=()) -> HttpResponse:
    objection = Objection.objects.filter(person=person).first() if Field.OBJECTION in fields else None
    committee = approving_committee(person.case.unit)
    today = localdate()
    context = {
        "person": person,
        "round": person.round,
        "result": Field.RESULT in fields,
        "count": len(opinions_in_sight(request.user, person)),
        "opened": [(one, openings_of(one.opinion)) for one in opened],
        "objection": objection,
        "texts": _texts(objection) if opened and objection else {},
        "may_organise": post_for(request.user, Permission.FILE_CASES, person.round.organiser, today),
        "may_decide": committee and post_for(request.user, Permission.DECIDE_CASES, committee, today),
        "committee": committee,
        "parts": person.round.departments.filter(state=ReplyState.HANDED_IN) if Field.ALL_OPINIONS in fields else (),
        "inquiries": Inquiry.objects.filter(person=person, opinion__isnull=True)
        .select_related("department")
        .prefetch_related("reminders"),
        "decisions": Decision.choices,
        "consequences": Consequence.choices,
        "reason_classes": ReasonClass.choices,
        "typed": request.POST,
        "today": today,
    }
    return render(request, "vetting_pages/person.html", context, status=status)


def _texts(objection: Objection) -> dict[str, str]:
    return {
        column: unseal(sealed, Place("vetting_objection", objection.pk, column))
        for column in ("verification", "hearing", "reason", "lifting_reason")
        if (sealed := getattr(objection, column))
    }
