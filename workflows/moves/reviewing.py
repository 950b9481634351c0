"""政治审查: the branch keeps a register of what it does and learns, and concludes step 10 from it."""

from contextlib import contextmanager
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.cases.models import Act, Case
from recruitment.cases.refusal import OutOfTurn
from recruitment.outcomes import FORWARD, State
from recruitment.steps import Step
from recruitment.vetting.models import Letter, OrganisationOpinion, Relation, Talk
from recruitment.vetting.review import concluding, recording
from recruitment.vetting.vocabulary import Result

from ..destinations import BEFORE_APPROVAL
from ..units import branch_of
from .stepping import complete_step
from .turn import Turn, turn_at


@contextmanager
def _register(case: Case, user: User):
    """The case locked, the branch's post taken; the register is open until the person is admitted."""
    with turn_at(case, user) as turn:
        turn.act_as(branch_of.permission, branch_of.unit_for(turn.case))
        if turn.case.state not in BEFORE_APPROVAL:
            raise OutOfTurn("案卷状态为“{state}”，不再登记政治审查。", state=State(turn.case.state).label)
        yield turn


def record_relation(case: Case, *, acting_user: User, **relation) -> Relation:
    """登记家庭成员或主要社会关系"""
    with _register(case, acting_user) as turn:
        return recording.record_relation(**turn.by, case=turn.case, **relation)


def send_letter(case: Case, *, acting_user: User, **letter) -> Letter:
    """发函"""
    with _register(case, acting_user) as turn:
        return recording.send_letter(**turn.by, case=turn.case, **letter)


def answer_letter(letter: Letter, *, acting_user: User, **reply) -> Letter:
    """复函"""
    with _register(letter.case, acting_user) as turn:
        return recording.answer_letter(**turn.by, letter=_fresh(letter, turn), **reply)


def record_talk(case: Case, *, acting_user: User, **talk) -> Talk:
    """谈话了解"""
    with _register(case, acting_user) as turn:
        return recording.record_talk(**turn.by, case=turn.case, **talk)


def ask_organisation(case: Case, *, acting_user: User, **asked) -> OrganisationOpinion:
    """征求户籍地或居住地党组织意见"""
    with _register(case, acting_user) as turn:
        return recording.ask_organisation(**turn.by, case=turn.case, **asked)


def answer_organisation(asked: OrganisationOpinion, *, acting_user: User, **reply) -> OrganisationOpinion:
    """登记答复"""
    with _register(asked.case, acting_user) as turn:
        return recording.answer_organisation(**turn.by, asked=_fresh(asked, turn), **reply)


def _fresh(row, turn: Turn):
    """The row as it stands now that its case is locked: somebody else may have answered it meanwhile."""
    return type(row).objects.get(pk=row.pk, case=turn.case)


@transaction.atomic
def conclude_review(
    case: Case,
    *,
    acting_user: User,
    concluded_on: date,
    outcome: str = FORWARD,
    reason: str = "",
    text: str,
    attempt: int | None = None,
    **more,
) -> Act:
    """作出结论: the register's facts become the act of step 10, the report stands beside it, or nothing is stored."""
    result = Result.PASS if outcome == FORWARD else Result.FAIL
    facts = concluding.facts_of_review(case, concluded_on=concluded_on, result=result.value, **more)
    act = complete_step(
        case,
        Step.POLITICAL_VETTING,
        acting_user=acting_user,
        facts=facts,
        outcome=outcome,
        reason=reason,
        attempt=attempt,
    )
    concluding.write_report(
        acting_user=acting_user, acting_as=act.acting_as, case=case, act=act, result=result, text=text
    )
    return act
