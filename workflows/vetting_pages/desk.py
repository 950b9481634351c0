"""A department's desk: one answer for a selection, exceptions one by one, undo, hand in as one act."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.refusal import Refusal
from recruitment.vetting.models import RoundDepartment
from recruitment.vetting.rounds.answering import Reply
from recruitment.vetting.vocabulary import Answer, ReplyState, RoundState

from .. import rounds
from .answers import day, number, refused
from .desk_list import EXCEPTIONS_ONLY, fill_page, lines_of, shown
from .sight import part_or_404

PAGE_SIZE = 250


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_desk(request: HttpRequest, pk: int) -> HttpResponse:
    part = part_or_404(request, pk)
    if request.method != "POST":
        return show(request, part)
    try:
        if request.POST.get("act") == "open":
            return show(request, part, opening=True)
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


def show(request: HttpRequest, part: RoundDepartment, status: int = 200, *, opening: bool = False) -> HttpResponse:
    """The list. After handing in its answers are opinions: they stand there only when they are opened."""
    part.refresh_from_db()
    lines = lines_of(request.user, part)
    chosen, wanted = shown(part, lines, request.GET.get("show"), opening=opening)
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("page"))
    fill_page(request.user, part, page, opening=opening)
    answered = sum(line["answered"] for line in lines)
    exceptions = sum(line["exception"] for line in lines)
    context = {
        "part": part,
        "round": part.round,
        "questions": part.questions.all(),
        "page": page,
        "wanted": wanted,
        "counts": {"all": len(lines), "open": len(lines) - answered, "exceptions": exceptions},
        "answered": answered,
        "opened": opening and part.state == ReplyState.HANDED_IN,
        "exceptions_only": EXCEPTIONS_ONLY,
        "may_answer": part.state == ReplyState.WAITING and part.round.state == RoundState.SENT,
        "may_confirm": part.state == ReplyState.PREPARED and part.prepared_by_id != request.user.pk,
        "typed": request.POST,
        "chosen": {key for key in map(number, request.POST.getlist("person")) if key},
        "today": localdate(),
    }
    return render(request, "vetting_pages/desk.html", context, status=status)
