"""Closing a round with minutes: each person's result is settled, nothing is assumed."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from ...journal import services as journal
from ...refusal import OutOfTurn, Refusal, listed
from ...sealing import Place, blind_index, seal
from ..models import Objection, Opinion, Round, RoundDepartment, RoundPerson, VettingRequest
from ..separation import signed_in
from ..vocabulary import PASSES, OpinionState, ReplyState, Result, RoundState
from .locking import locked, refuse_unless


@transaction.atomic
def close_round(*, acting_user: User, acting_as: str, round: Round, minutes: str, on: date | None = None) -> Round:
    """办结: complete, clean or decided, unexpired; by somebody who signed for no department."""
    round = locked(round)
    on = on or timezone.localdate()
    refuse_missing_replies(round)
    refuse_unless(round, RoundState.REPLIED, RoundState.OBJECTIONS)
    _refuse_undecided(round)
    _refuse_incomplete(round, on)
    if department := signed_in(acting_user, round):
        raise Refusal("您已代表{department}在这一批次签署意见，须由他人办结。", department=department)
    if not minutes.strip():
        raise Refusal("办结须有纪要。")
    if not round.sent_on <= on <= timezone.localdate():
        raise Refusal("办结日期{day}应在发出之后、今天以前。", day=on)
    _settle(round)
    round.state, round.closed_on, round.closed_by, round.closed_as = RoundState.CLOSED, on, acting_user, acting_as
    round.minutes = seal(minutes.strip(), Place("vetting_round", round.pk, "minutes"))
    round.save(update_fields=["state", "closed_on", "closed_by", "closed_as", "minutes"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="vetting_round_closed",
        subject=f"vetting_round:{round.pk}",
        happened_on=on,
        details={
            "code": round.code,
            "people": round.people_count,
            "minutes_hash": blind_index(minutes.strip(), "vetting_minutes"),
        },
    )
    return round


def missing_departments(round: Round) -> list[RoundDepartment]:
    return list(round.departments.exclude(state=ReplyState.HANDED_IN))


def refuse_missing_replies(round: Round) -> None:
    """Nine of ten is not ten: the missing department is named."""
    if missing := missing_departments(round):
        count = round.departments.count()
        raise OutOfTurn(
            "联审共{all}个部门，已答复{replied}个，尚缺：{names}，不得办结。",
            all=count,
            replied=count - len(missing),
            names=listed(missing),
        )


def _refuse_undecided(round: Round) -> None:
    open_ones = list(Objection.objects.filter(person__round=round, decision="").select_related("person")[:20])
    if open_ones:
        names = listed(f"{o.person.number}号{o.person.name}" for o in open_ones)
        raise Refusal("以下人员的异议还没有决定：{names}。", names=names)


def _refuse_incomplete(round: Round, on: date) -> None:
    current = Opinion.objects.filter(person__round=round, state=OpinionState.CURRENT)
    expected, found = round.people_count * round.departments.count(), current.count()
    if found != expected:
        raise Refusal("应有{expected}条意见，实有{found}条，不得办结。", expected=expected, found=found)
    expired = list(current.filter(valid_until__lt=on).select_related("person", "department")[:5])
    if expired:
        raise Refusal(
            "以下意见已过有效期，请再次征询：{names}。",
            names=listed(f"{o.department.name}对{o.person.number}号{o.person.name}" for o in expired),
        )


def _settle(round: Round) -> None:
    """Two statements, however many people."""
    people = RoundPerson.objects.filter(round=round)
    people.update(result=Result.PASS)
    against = Objection.objects.filter(person=OuterRef("pk")).exclude(decision__in=PASSES)
    refused = people.filter(objection__isnull=False).exclude(objection__decision__in=PASSES)
    refused.update(result=Result.FAIL, reason_class=Subquery(against.values("reason_class")[:1]))
    VettingRequest.objects.filter(case__vetted_in__round=round, answered_at=None).update(answered_at=timezone.now())
