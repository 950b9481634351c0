"""整改回复: nothing may be back-dated. A statement of today replaces a missing paper, a new meeting a void vote.

An original that was found again goes with a statement, which says the day that it bears as the day it claims.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils.timezone import localdate

from ...cases.models import Act, Material
from ...journal import services as journal
from ...refusal import Refusal
from ...steps import Step
from ..models import Rectification, RectificationReply

Kind = RectificationReply.Kind
VOID_VOTES = frozenset(("A49", "A50", "A51", "A64"))
"""Findings by which a vote is void: only a new meeting mends it."""
_MEETINGS = (Step.ADMISSION_GENERAL_MEETING.value, Step.CONVERSION_GENERAL_MEETING.value)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the branch says, and what it puts beside it."""

    kind: str
    text: str
    known_by: str = ""
    material: Material | None = None
    act: Act | None = None
    claimed_on: date | None = None


def reply(*, acting_user: User, acting_as: str, rectification: Rectification, answer: Answer) -> RectificationReply:
    """Record the reply of this round. It bears today's date. The caller holds the row."""
    _checked(rectification, answer)
    row = RectificationReply.objects.create(
        rectification=rectification,
        round=rectification.round,
        kind=answer.kind,
        text=answer.text.strip(),
        known_by=answer.known_by.strip(),
        material=answer.material,
        act=answer.act,
        replied_on=localdate(),
        claimed_on=answer.claimed_on,
        replied_by=acting_user,
        acting_as=acting_as,
    )
    rectification.state = Rectification.State.AWAITING_RECHECK
    rectification.save(update_fields=["state"])
    finding = rectification.finding
    said = {"code": finding.code, "kind": str(Kind(answer.kind).label), "text": row.text}
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="rectification_replied",
        subject=f"case:{finding.item.case_id}",
        happened_on=row.replied_on,
        details=said,
    )
    return row


def _checked(rectification: Rectification, answer: Answer) -> None:
    code, issued_on = rectification.finding.code, rectification.letter.issued_on
    if answer.kind not in Kind.values:
        raise Refusal("请选择整改方式。", beside="kind")
    if not answer.text.strip():
        raise Refusal("请写明整改情况。", beside="text")
    if code in VOID_VOTES and answer.kind != Kind.NEW_MEETING:
        raise Refusal("{code}涉及表决无效，须重新召开会议，不能以其他方式代替。", code=code, beside="kind")
    if answer.kind == Kind.STATEMENT and not answer.known_by.strip():
        raise Refusal("情况说明须写明由哪些知情人签名证明。", beside="known_by")
    if answer.claimed_on and (answer.kind != Kind.STATEMENT or answer.claimed_on > localdate()):
        raise Refusal("只有情况说明可以写明所称的原日期，且不晚于今天。", beside="claimed_on")
    for paper in filter(None, (answer.material,)):
        _of_this_case(rectification, paper.case_id)
        _dated(answer, paper, issued_on)
    if answer.act is not None:
        _of_this_case(rectification, answer.act.case_id)
    if answer.kind == Kind.PAPER and answer.material is None:
        raise Refusal("补充材料须附上材料。", beside="material")
    if answer.kind == Kind.NEW_MEETING:
        _new_meeting(answer, issued_on)


def _dated(answer: Answer, paper: Material, issued_on: date) -> None:
    if answer.kind == Kind.STATEMENT:
        return  # an original that was found: the statement says so
    if paper.dated_on is None:
        raise Refusal("所附材料没有登记落款日期，请先补登。", beside="material")
    if paper.dated_on < issued_on:
        raise Refusal(
            "所附材料落款{dated}，早于反馈函（{issued}）：整改材料不得倒签日期。"
            "找到原件的，请以情况说明附上，并写明原日期。",
            dated=paper.dated_on,
            issued=issued_on,
            beside="material",
        )


def _new_meeting(answer: Answer, issued_on: date) -> None:
    if answer.act is None and answer.material is None:
        raise Refusal("重新召开会议须附上新会议的记录。", beside="act")
    if answer.act is not None and (
        answer.act.step not in _MEETINGS or answer.act.happened_on is None or answer.act.happened_on < issued_on
    ):
        raise Refusal("所附的不是反馈函（{issued}）以后重新召开的支部大会。", issued=issued_on, beside="act")


def _of_this_case(rectification: Rectification, case: int) -> None:
    if case != rectification.finding.item.case_id:
        raise Refusal("所附证据不属于这一案卷。")
