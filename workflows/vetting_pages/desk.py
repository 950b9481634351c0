"""A department's desk: one answer for a selection, exceptions one by one, undo, hand in as one act."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.cases.refusal import Refusal
from recruitment.people.identity import masked
from recruitment.sealing import Place, unseal
from recruitment.vetting.models import Inquiry, Opinion, RoundDepartment
from recruitment.vetting.rounds.answering import Reply, standing_drafts
from recruitment.vetting.separation import conflicts
from recruitment.vetting.vocabulary import EXCEPTIONS, Answer, OpinionState, ReplyState, RoundState

from .. import rounds
from .answers import day, number, refused
from .sight import part_or_404

PAGE_SIZE = 250
SHOW = ("all", "open", "exceptions")


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_desk(request: HttpRequest, pk: int) -> HttpResponse:
    part = part_or_404(request, pk)
    if request.method != "POST":
        return show(request, part)
    try:
        messages.success(request, _act(request, part))
    except Refusal as refusal:
        return show(request, part, refused(request, refusal))
    return redirect(request.get_full_path())


def _act(request: HttpRequest, part: RoundDepartment) -> str:
    user, seen = request.user, number(request.POST.get("seen"))
    wanted = request.POST.get("act")
    if wanted in (Answer.NO_OBJECTION, Answer.NO_RECORD):
        chosen = [key for key in map(number, request.POST.getlist("person")) if key]
        rounds.answer(part, acting_user=user, people=chosen, reply=Reply(wanted), seen_batch=seen)
        return _("已为{count}人填写“{answer}”，交卷前可以撤销。").format(count=len(chosen), answer=Answer(wanted).label)
    if wanted == "undo":
        return _("已撤销最近一次填写，共{count}人。").format(count=rounds.undo(part, acting_user=user, seen_batch=seen))
    if wanted == "confirm":
        rounds.confirm(part, acting_user=user)
        return _("已确认交卷。")
    if wanted == "return":
        rounds.return_reply(part, acting_user=user)
        return _("已退回填写。")
    if wanted == "hand_in":
        typed = request.POST.get("dated_on", "")
        done = rounds.hand_in(part, acting_user=user, dated_on=day(typed) if typed else None, seen_batch=seen)
        return _("已交卷。") if done.state == ReplyState.HANDED_IN else _("已提交，等待第二人确认。")
    raise Refusal("不认识的操作。")


def show(request: HttpRequest, part: RoundDepartment, status: int = 200) -> HttpResponse:
    part.refresh_from_db()
    lines = _lines(request, part)
    wanted = request.GET.get("show") if request.GET.get("show") in SHOW else "all"
    answered = sum(bool(line["answer"]) for line in lines)
    counts = {"all": len(lines), "open": len(lines) - answered, "exceptions": sum(x["exception"] for x in lines)}
    chosen = {"open": lambda x: not x["answer"], "exceptions": lambda x: x["exception"]}.get(wanted, lambda x: True)
    context = {
        "part": part,
        "round": part.round,
        "questions": part.questions.all(),
        "page": Paginator([x for x in lines if chosen(x)], PAGE_SIZE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "counts": counts,
        "answered": answered,
        "may_answer": part.state == ReplyState.WAITING and part.round.state == RoundState.SENT,
        "may_confirm": part.state == ReplyState.PREPARED and part.prepared_by_id != request.user.pk,
        "typed": request.POST,
        "chosen": {key for key in map(number, request.POST.getlist("person")) if key},
        "today": localdate(),
    }
    return render(request, "vetting_pages/desk.html", context, status=status)


def _lines(request: HttpRequest, part: RoundDepartment) -> list[dict]:
    """The list with the department's own answers; a constant number of SQL statements."""
    people = list(part.round.people.order_by("number"))
    if part.state == ReplyState.HANDED_IN:
        own = Opinion.objects.filter(department=part, state=OpinionState.CURRENT)
        answers = {opinion.person_id: opinion for opinion in own}
    else:
        answers = standing_drafts(part)
    barred = conflicts(request.user, [person.case_id for person in people])
    asked = set(Inquiry.objects.filter(department=part, opinion__isnull=True).values_list("person", flat=True))
    return [
        {
            "person": person,
            "identity": masked(_number(person)),
            "answer": answers.get(person.pk),
            "exception": person.pk in answers and answers[person.pk].answer in EXCEPTIONS,
            "barred": barred.get(person.case_id, ""),
            "asked_again": person.pk in asked,
        }
        for person in people
    ]


def _number(person) -> str:
    sealed = person.identity_number
    return unseal(sealed, Place("round_person", person.place_row, "identity_number")) if sealed else ""
