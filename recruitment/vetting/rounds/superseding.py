"""An opinion is superseded by a later one; the old one is kept. A department is asked again on new facts."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from ...journal import services as journal
from ...prepared import insert
from ...refusal import OutOfTurn, Refusal
from ...rules.book import book
from ...rules.calendar import DAY, nth_workday
from ...sealing import Place, seal
from ..models import Inquiry, Objection, Opinion, RoundDepartment, RoundPerson
from ..vocabulary import EXCEPTIONS, OpinionState, ReplyState, RoundState
from .answering import Reply, refuse_conflicts
from .handing_in import refuse_day, valid_until
from .locking import locked_department, refuse_unless


@transaction.atomic
def ask_again(
    *, acting_user: User, acting_as: str, person: RoundPerson, department: RoundDepartment, facts: str
) -> Inquiry:
    """再次征询: on new facts, or because the opinion has expired or could not be given."""
    part = locked_department(department)
    refuse_unless(part.round, RoundState.SENT, RoundState.OBJECTIONS, RoundState.REPLIED, RoundState.CLOSED)
    if part.state != ReplyState.HANDED_IN:
        raise OutOfTurn("{department}还没有交卷，不需要再次征询。", department=part.name)
    if not facts.strip():
        raise Refusal("再次征询须写明新的情况或理由。")
    earlier = Inquiry.objects.filter(person=person, department=part)
    if earlier.filter(opinion__isnull=True).exists():
        raise Refusal("已就{name}再次征询{department}，尚未答复。", name=person.name, department=part.name)
    today = timezone.localdate()
    due = nth_workday(today + DAY, book(part.round.profile).figures["joint_vetting_reply_workdays"])
    row = Inquiry(person=person, department=part, number=earlier.count() + 1, asked_on=today, asked_by=acting_user)
    row.acting_as, row.due_on = acting_as, due
    row.facts = seal(facts.strip(), Place("vetting_inquiry", row.place_row, "facts"))
    insert(row)
    _note(part, person, acting_user, acting_as, "vetting_asked_again", number=row.number)
    return row


@transaction.atomic
def supersede(
    *,
    acting_user: User,
    acting_as: str,
    person: RoundPerson,
    department: RoundDepartment,
    reply: Reply,
    reason: str,
    dated_on: date | None = None,
    seen_version: int | None = None,
) -> Opinion:
    """A later opinion takes the place of the current one. After closing only where the department was asked again."""
    part = locked_department(department)
    refuse_unless(part.round, RoundState.SENT, RoundState.OBJECTIONS, RoundState.REPLIED, RoundState.CLOSED)
    old = Opinion.objects.filter(person=person, department=part, state=OpinionState.CURRENT).first()
    if old is None:
        raise OutOfTurn("{department}还没有就{name}出具意见。", department=part.name, name=person.name)
    if seen_version is not None and seen_version != old.version:
        raise OutOfTurn(
            "{department}对{name}的意见已由他人更新，请核对后再提交。", department=part.name, name=person.name
        )
    if not reason.strip():
        raise Refusal("取代原意见须写明理由。")
    inquiry = Inquiry.objects.filter(person=person, department=part, opinion__isnull=True).first()
    if part.round.state == RoundState.CLOSED and inquiry is None:
        raise OutOfTurn("批次{code}已办结；组织部门再次征询后才能更新意见。", code=part.round.code)
    refuse_conflicts(acting_user, [person])
    dated_on = dated_on or timezone.localdate()
    refuse_day(part, dated_on)
    if dated_on < old.dated_on:
        raise Refusal("落款日期{day}早于原意见的{old}。", day=dated_on, old=old.dated_on)
    row = _replace(part, person, old, reply, reason.strip(), dated_on, acting_user, acting_as)
    if inquiry is not None:
        inquiry.opinion = row
        inquiry.save(update_fields=["opinion"])
    if reply.answer in EXCEPTIONS and part.round.state != RoundState.SENT:
        Objection.objects.get_or_create(person=person, defaults={"opened_at": row.issued_at})
    _note(part, person, acting_user, acting_as, "vetting_opinion_superseded", number=row.version)
    return row


def _replace(part, person, old: Opinion, reply: Reply, reason: str, dated_on: date, user: User, post: str) -> Opinion:
    old.state = OpinionState.SUPERSEDED
    old.save(update_fields=["state"])
    row = Opinion(
        person=person,
        department=part,
        version=old.version + 1,
        answer=reply.answer,
        grade=reply.grade,
        question=reply.question,
        dated_on=dated_on,
        valid_until=valid_until(part, dated_on),
        issued_by=user,
        acting_as=post,
        issued_at=timezone.now(),
    )
    if reply.fact.strip():
        row.fact = seal(reply.fact.strip(), Place("vetting_opinion", row.place_row, "fact"))
    row.reason = seal(reason, Place("vetting_opinion", row.place_row, "reason"))
    if reply.answer in EXCEPTIONS and not part.round.has_objections:
        part.round.has_objections = True
        part.round.save(update_fields=["has_objections"])
    return insert(row)


def _note(part: RoundDepartment, person: RoundPerson, user: User, acting_as: str, action: str, **more) -> None:
    journal.record(
        acting_user=user,
        acting_as=acting_as,
        action=action,
        subject=f"vetting_round:{part.round_id}",
        details={"code": part.round.code, "department": part.name, "person": person.number, **more},
    )
