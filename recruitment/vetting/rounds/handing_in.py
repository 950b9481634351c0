"""Handing in: the drafts of a department become its opinions, all at once."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from ...journal import services as journal
from ...refusal import OutOfTurn, Refusal, listed
from ...rules.calendar import DAY, add_months
from ...sealing import Place, blind_index, seal, unseal
from ..models import Draft, Opinion, RoundDepartment, RoundPerson
from ..rows import insert_rows
from ..separation import conflicts
from ..vocabulary import EXCEPTIONS, ReplyState, RoundState
from .answering import refuse_unless_answering, standing_drafts
from .locking import locked_department, refuse_unless


@transaction.atomic
def hand_in(
    *,
    acting_user: User,
    acting_as: str,
    department: RoundDepartment,
    dated_on: date | None = None,
    signer: str = "",
    seen_batch: int | None = None,
) -> RoundDepartment:
    """交卷: every person has an answer; silence is never consent. It may have to wait for a second person."""
    part = locked_department(department)
    refuse_unless_answering(part, seen_batch)
    dated_on = dated_on or timezone.localdate()
    refuse_day(part, dated_on)
    drafts = _complete(part, acting_user)
    part.prepared_by, part.prepared_as, part.dated_on, part.signer = acting_user, acting_as, dated_on, signer.strip()
    if part.round.second_person:
        part.state = ReplyState.PREPARED
        part.save(update_fields=["state", "prepared_by", "prepared_as", "dated_on", "signer"])
        _note(part, acting_user, acting_as, "vetting_reply_prepared", drafts)
        return part
    return _issue(part, drafts, acting_user, acting_as)


@transaction.atomic
def confirm(*, acting_user: User, acting_as: str, department: RoundDepartment) -> RoundDepartment:
    """第二人确认: somebody else of the department confirms what was prepared."""
    part = locked_department(department)
    refuse_unless(part.round, RoundState.SENT)
    _refuse_unless_prepared(part)
    if part.prepared_by_id == acting_user.pk:
        raise Refusal("交卷须由第二人确认，不能由交卷人本人确认。")
    drafts = _complete(part, acting_user)
    part.confirmed_by = acting_user
    return _issue(part, drafts, acting_user, acting_as)


@transaction.atomic
def send_back(*, acting_user: User, acting_as: str, department: RoundDepartment) -> RoundDepartment:
    """The second person does not confirm: the list is open again."""
    part = locked_department(department)
    refuse_unless(part.round, RoundState.SENT)
    _refuse_unless_prepared(part)
    part.state = ReplyState.WAITING
    part.save(update_fields=["state"])
    _note(part, acting_user, acting_as, "vetting_reply_sent_back", {})
    return part


def _refuse_unless_prepared(part: RoundDepartment) -> None:
    if part.state != ReplyState.PREPARED:
        raise OutOfTurn(
            "{department}现在是“{state}”，没有等待确认的交卷。",
            department=part.name,
            state=ReplyState(part.state).label,
        )


def refuse_day(part: RoundDepartment, dated_on: date) -> None:
    """An opinion is neither older than its round nor of tomorrow."""
    if dated_on < part.round.sent_on:
        raise Refusal(
            "落款日期{day}早于批次发出日期{sent}，不能采用。",
            day=dated_on,
            sent=part.round.sent_on,
        )
    if dated_on > timezone.localdate():
        raise Refusal("落款日期{day}晚于今天，尚未发生的事不能记录。", day=dated_on)


def _complete(part: RoundDepartment, user: User) -> dict[RoundPerson, Draft]:
    people = list(RoundPerson.objects.filter(round=part.round_id))
    drafts = standing_drafts(part)
    missing = [person for person in people if person.pk not in drafts]
    if missing:
        raise Refusal(
            "还有{count}人没有答复，不能交卷（没有答复不等于同意）：{names}。",
            count=len(missing),
            names=listed([f"{p.number}号{p.name}" for p in missing[:5]]) + ("……" if len(missing) > 5 else ""),
        )
    barred = conflicts(user, [person.case_id for person in people])
    if own := [p for p in people if p.case_id in barred and drafts[p.pk].entered_by_id == user.pk]:
        raise Refusal(
            "以下人员须由本部门其他人答复后才能交卷：{names}。", names=listed(f"{p.number}号{p.name}" for p in own[:20])
        )
    return {person: drafts[person.pk] for person in people}


def _issue(part: RoundDepartment, drafts: dict[RoundPerson, Draft], user: User, acting_as: str) -> RoundDepartment:
    now = timezone.now()
    insert_rows(_opinion(part, person, draft, now) for person, draft in drafts.items())
    _note(part, user, acting_as, "vetting_reply_handed_in", drafts)
    part.drafts.all().delete()
    part.state, part.handed_in_at = ReplyState.HANDED_IN, now
    part.save(
        update_fields=["state", "handed_in_at", "prepared_by", "prepared_as", "dated_on", "signer", "confirmed_by"]
    )
    if not part.round.has_objections and any(draft.answer in EXCEPTIONS for draft in drafts.values()):
        part.round.has_objections = True
        part.round.save(update_fields=["has_objections"])
    return part


def _opinion(part: RoundDepartment, person: RoundPerson, draft: Draft, now) -> Opinion:
    row = Opinion(
        person=person,
        department=part,
        answer=draft.answer,
        grade=draft.grade,
        question=draft.question,
        dated_on=part.dated_on,
        valid_until=valid_until(part, part.dated_on),
        issued_by=draft.entered_by,
        acting_as=part.prepared_as,
        signer=part.signer,
        issued_at=now,
    )
    if draft.fact:
        text = unseal(draft.fact, Place("vetting_draft", draft.place_row, "fact"))
        row.fact = seal(text, Place("vetting_opinion", row.place_row, "fact"))
    return row


def valid_until(part: RoundDepartment, dated_on: date) -> date:
    return add_months(dated_on, part.round.valid_months) - DAY


def _note(part: RoundDepartment, user: User, acting_as: str, action: str, drafts: dict[RoundPerson, Draft]) -> None:
    """The journal keeps how many and a keyed hash of the answers, no answer and no text."""
    lines = (f"{p.number}|{d.answer}|{d.grade}|{d.question}|{d.fact}" for p, d in drafts.items())
    journal.record(
        acting_user=user,
        acting_as=acting_as,
        action=action,
        subject=f"vetting_round:{part.round_id}",
        happened_on=part.dated_on,
        details={
            "code": part.round.code,
            "department": part.name,
            "people": len(drafts),
            "answers_hash": blind_index("\n".join(lines), "vetting_answers") if drafts else "",
        },
    )
