"""政治审查: the branch keeps a register of what it does and learns, and concludes step 10 from it."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.cases.models import Act, Case
from recruitment.outcomes import FORWARD, State
from recruitment.refusal import OutOfTurn
from recruitment.steps import Step
from recruitment.vetting.models import Letter, OrganisationOpinion, Relation, Talk
from recruitment.vetting.review import concluding, recording
from recruitment.vetting.vocabulary import Result

from ..destinations import BEFORE_APPROVAL
from ..units import branch_of
from .stepping import complete_step
from .turn import Turn, turn_at

Row = TypeVar("Row", Relation, Letter, Talk, OrganisationOpinion)


@contextmanager
def _register(case: Case, user: User):
    """The case locked, the branch's post taken; the register is open until the person is admitted."""
    with turn_at(case, user) as turn:
        turn.act_as(branch_of.permission, branch_of.unit_for(turn.case))
        if turn.case.state not in BEFORE_APPROVAL:
            raise OutOfTurn("案卷状态为“{state}”，不再登记政治审查。", state=State(turn.case.state).label)
        yield turn


def _written(verb: Callable[..., Row]) -> Callable[..., Row]:
    """A new row of the register."""

    @wraps(verb)
    def write(case: Case, *, acting_user: User, **told) -> Row:
        with _register(case, acting_user) as turn:
            return verb(**turn.by, case=turn.case, **told)

    return write


def _answered(verb: Callable[..., Row], name: str) -> Callable[..., Row]:
    """The answer to a row that waits for one; the verb calls the row `name`."""

    @wraps(verb)
    def write(row: Row, *, acting_user: User, **told) -> Row:
        with _register(row.case, acting_user) as turn:
            return verb(**turn.by, **{name: _fresh(row, turn)}, **told)

    return write


record_relation = _written(recording.record_relation)
send_letter = _written(recording.send_letter)
record_talk = _written(recording.record_talk)
ask_organisation = _written(recording.ask_organisation)
answer_letter = _answered(recording.answer_letter, "letter")
answer_organisation = _answered(recording.answer_organisation, "asked")


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
