"""The results of a closed round go into each case, one transaction per case; what is done is not done again.

A case that has moved on meanwhile (withdrawn, transferred) keeps its way; the reason is noted beside the person.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules.facts import JointVetting
from recruitment.vetting.models import Objection, Round, RoundPerson
from recruitment.vetting.vocabulary import ReasonClass, Result, RoundState

from ..moves.joint_vetting import record_joint_vetting
from .following import follow


@dataclass(frozen=True, slots=True)
class Delivered:
    done: int
    kept_back: list[RoundPerson]
    """Those whose case could not take the result; `delivery_note` says why."""


def deliver(round: Round, *, acting_user: User) -> Delivered:
    """Record the result of everybody who has not got it yet, one after the other, now."""
    round.refresh_from_db()
    if round.state != RoundState.CLOSED:
        raise OutOfTurn("批次{code}还没有办结。", code=round.code)
    waiting = RoundPerson.objects.filter(round=round, delivered_at__isnull=True)
    done, kept_back = 0, []
    departments = round.departments.count()
    for person in waiting.select_related("case__person", "case__unit"):
        try:
            deliver_to(round, person, departments, acting_user)
            done += 1
        except Refusal:
            kept_back.append(person)
    return Delivered(done, kept_back)


def deliver_to(round: Round, person: RoundPerson, departments: int, user: User) -> bool:
    """One person. False: he had it already. Why a case could not take it is noted beside the person, and raised."""
    try:
        return _deliver(round, person, departments, user)
    except Refusal as refusal:
        person.delivery_note = "；".join(refusal.reasons)[:300]
        person.save(update_fields=["delivery_note"])
        raise


@transaction.atomic
def _deliver(round: Round, person: RoundPerson, departments: int, user: User) -> bool:
    fresh = RoundPerson.objects.select_for_update().get(pk=person.pk)
    if fresh.delivered_at is not None:
        return False  # somebody else has just delivered it
    facts = JointVetting(
        closed_on=round.closed_on,
        result="pass" if person.result == Result.PASS else "fail",
        departments=departments,
        replies=departments,
        departments_missing=[],
    )
    record_joint_vetting(person.case, acting_user=user, facts=facts, reason=reason_for_branch(person))
    if person.result == Result.FAIL:
        follow(Objection.objects.select_related("person__case__unit").get(person=person), user)
    fresh.delivered_at, fresh.delivery_note = timezone.now(), ""
    fresh.save(update_fields=["delivered_at", "delivery_note"])
    return True


def reason_for_branch(person: RoundPerson) -> str:
    """Pass, or a class of reasons; never more."""
    with override("zh-hans"):  # kept as it was told, whatever language the officer reads
        return str(ReasonClass(person.reason_class).label) if person.reason_class else ""
