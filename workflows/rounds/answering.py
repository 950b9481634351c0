"""What a department does: answer, undo, hand in, confirm."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.vetting import sight
from recruitment.vetting.models import Opinion, RoundDepartment
from recruitment.vetting.rounds import answering, handing_in, objections
from recruitment.vetting.rounds.answering import Reply
from recruitment.vetting.vocabulary import ReplyState

from . import turning
from .posts import as_department

_NODE = "department_reply"


def answer(
    part: RoundDepartment, *, acting_user: User, people: Iterable[int], reply: Reply, seen_batch: int | None = None
) -> int:
    """填写: one reply for a selection."""
    as_department(acting_user, part)
    return answering.answer(acting_user=acting_user, department=part, people=people, reply=reply, seen_batch=seen_batch)


def undo(part: RoundDepartment, *, acting_user: User, seen_batch: int | None = None) -> int:
    """撤销上一次填写"""
    as_department(acting_user, part)
    return answering.undo(acting_user=acting_user, department=part, seen_batch=seen_batch)


@transaction.atomic
def hand_in(
    part: RoundDepartment,
    *,
    acting_user: User,
    dated_on: date | None = None,
    signer: str = "",
    seen_batch: int | None = None,
) -> RoundDepartment:
    """交卷: as one act, or prepared for the second person."""
    found = handing_in.hand_in(
        acting_user=acting_user,
        acting_as=as_department(acting_user, part),
        department=part,
        dated_on=dated_on,
        signer=signer,
        seen_batch=seen_batch,
    )
    return go_on(found, acting_user)


def open_reply(part: RoundDepartment, *, acting_user: User, people: Iterable[int]) -> dict[int, Opinion]:
    """查看本部门的答复: each opinion that is read is one entry in the journal."""
    acting_as = as_department(acting_user, part)
    return sight.open_reply(acting_user=acting_user, acting_as=acting_as, part=part, people=people)


@transaction.atomic
def confirm(part: RoundDepartment, *, acting_user: User) -> RoundDepartment:
    """第二人确认"""
    acting_as = as_department(acting_user, part)
    return go_on(handing_in.confirm(acting_user=acting_user, acting_as=acting_as, department=part), acting_user)


def return_reply(part: RoundDepartment, *, acting_user: User) -> RoundDepartment:
    """第二人退回填写"""
    acting_as = as_department(acting_user, part)
    return handing_in.send_back(acting_user=acting_user, acting_as=acting_as, department=part)


def go_on(part: RoundDepartment, user: User) -> RoundDepartment:
    """The department's task is done; after the last one the flow reads whether there are objections."""
    if part.state == ReplyState.HANDED_IN:
        if not part.round.departments.exclude(state=ReplyState.HANDED_IN).exists():
            objections.replies_complete(part.round)
        turning.finish(part.round, _NODE, user, department=part)
    return part
