"""Objections: the organisation department verifies and hears, the approving committee decides, its superior lifts."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.vetting.models import Objection, Round
from recruitment.vetting.rounds import objections
from recruitment.vetting.rounds.locking import locked
from recruitment.vetting.vocabulary import Consequence, Decision, ReasonClass, RoundState

from . import turning
from .following import follow_late_decision
from .posts import as_committee, as_organiser, as_superior

_NODE = "handle_objections"


def verify_objection(objection: Objection, *, acting_user: User, on: date, finding: str) -> Objection:
    """核实"""
    acting_as = as_organiser(acting_user, objection.person.round)
    return objections.verify(acting_user=acting_user, acting_as=acting_as, objection=objection, on=on, finding=finding)


def hear_person(objection: Objection, *, acting_user: User, on: date, statement: str) -> Objection:
    """听取本人意见"""
    acting_as = as_organiser(acting_user, objection.person.round)
    return objections.hear(
        acting_user=acting_user, acting_as=acting_as, objection=objection, on=on, statement=statement
    )


@transaction.atomic
def decide_objection(
    objection: Objection,
    *,
    acting_user: User,
    on: date,
    decision: Decision,
    reason: str,
    consequence: Consequence | str = "",
    reason_class: ReasonClass | str = "",
) -> Objection:
    """党委决定; after the last decision the round waits for its closing."""
    found = objections.decide(
        acting_user=acting_user,
        acting_as=as_committee(acting_user, objection.person.case),
        objection=objection,
        on=on,
        decision=decision,
        reason=reason,
        consequence=consequence,
        reason_class=reason_class,
    )
    _go_on(locked(found.person.round_id), acting_user)
    if found.person.round.state == RoundState.CLOSED:
        follow_late_decision(found, acting_user)
    return found


def _go_on(round: Round, user: User) -> None:
    waiting = Objection.objects.filter(person__round=round, decision="").exists()
    if waiting or round.state != RoundState.OBJECTIONS:
        return
    round.state = RoundState.REPLIED
    round.save(update_fields=["state"])
    turning.finish(round, _NODE, user)


def lift_decision(objection: Objection, *, acting_user: User, on: date, reason: str) -> Objection:
    """上级解除: from then on the case may be resumed, or a new cycle opened."""
    acting_as = as_superior(acting_user, objection.person.case)
    return objections.lift(acting_user=acting_user, acting_as=acting_as, objection=objection, on=on, reason=reason)
