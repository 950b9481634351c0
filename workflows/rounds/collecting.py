"""Opening a round, collecting its people, freezing and sending it."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.cases.models import Case
from recruitment.organisation.models import Unit
from recruitment.vetting.models import Round, RoundDepartment, RoundPerson
from recruitment.vetting.rounds import opening, sending
from recruitment.vetting.rounds.locking import locked

from ..joint_vetting import CANCELLED
from . import turning
from .posts import as_organiser

_NODE = "collect_people"


@transaction.atomic
def open_round(*, acting_user: User, organiser: Unit, year: int, approval: str = "") -> Round:
    """开启批次: the year's, or an extra one with its approval."""
    acting_as = as_organiser(acting_user, organiser)
    round = opening.open_round(
        acting_user=acting_user, acting_as=acting_as, organiser=organiser, year=year, approval=approval
    )
    turning.begin(round)
    return round


def collect_all(round: Round, *, acting_user: User) -> int:
    """汇总: everybody who may enter."""
    return opening.collect_all(acting_user=acting_user, acting_as=as_organiser(acting_user, round), round=round)


def collect(round: Round, *, acting_user: User, cases: list[Case]) -> int:
    """列入: these people, or nobody and the reasons."""
    acting_as = as_organiser(acting_user, round)
    return opening.collect(acting_user=acting_user, acting_as=acting_as, round=round, cases=cases)


def leave_out(round: Round, *, acting_user: User, person: RoundPerson, reason: str) -> None:
    acting_as = as_organiser(acting_user, round)
    opening.leave_out(acting_user=acting_user, acting_as=acting_as, round=round, person=person, reason=reason)


@transaction.atomic
def cancel_round(round: Round, *, acting_user: User, reason: str) -> None:
    """撤销批次: before it is sent."""
    acting_as = as_organiser(acting_user, round)
    opening.cancel_round(acting_user=acting_user, acting_as=acting_as, round=round, reason=reason)
    turning.finish(locked(round), _NODE, acting_user, outcome=CANCELLED)


@transaction.atomic
def send_round(round: Round, *, acting_user: User, due_on: date | None = None) -> list[RoundDepartment]:
    """冻结发出: one parallel task per department stands."""
    acting_as = as_organiser(acting_user, round)
    departments = sending.send_round(acting_user=acting_user, acting_as=acting_as, round=round, due_on=due_on)
    turning.finish(locked(round), _NODE, acting_user)
    return departments
