"""Asking a department again, its later opinion, and the committee's request at pre-review."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases.models import Case
from recruitment.outcomes import State
from recruitment.refusal import OutOfTurn
from recruitment.vetting import departments
from recruitment.vetting.models import Inquiry, Opinion, RoundDepartment, RoundPerson, VettingRequest
from recruitment.vetting.rounds import superseding
from recruitment.vetting.rounds.answering import Reply

from .posts import as_committee, as_department, as_organiser


def ask_again(part: RoundDepartment, *, acting_user: User, person: RoundPerson, facts: str) -> Inquiry:
    """再次征询"""
    acting_as = as_organiser(acting_user, part.round)
    return superseding.ask_again(
        acting_user=acting_user, acting_as=acting_as, person=person, department=part, facts=facts
    )


def supersede(
    part: RoundDepartment,
    *,
    acting_user: User,
    person: RoundPerson,
    reply: Reply,
    reason: str,
    dated_on: date | None = None,
    seen_version: int | None = None,
) -> Opinion:
    """更新意见: the old one is kept."""
    return superseding.supersede(
        acting_user=acting_user,
        acting_as=as_department(acting_user, part),
        person=person,
        department=part,
        reply=reply,
        reason=reason,
        dated_on=dated_on,
        seen_version=seen_version,
    )


def ask_for_vetting(case: Case, *, acting_user: User, reason: str = "") -> VettingRequest:
    """预审征求意见: from the listing as development object until the pre-review has passed."""
    acting_as = as_committee(acting_user, case)
    if case.state != State.DEVELOPMENT_OBJECT:
        raise OutOfTurn("{name}不是发展对象，不需要征求执纪执法部门意见。", name=case.person.name)
    return departments.ask_for_vetting(acting_user=acting_user, acting_as=acting_as, case=case, reason=reason)
