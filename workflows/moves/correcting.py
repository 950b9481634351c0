"""更正本人信息: the branch that keeps the case completes what the register says of the person, or puts it right."""

from django.contrib.auth.models import User

from recruitment.cases.models import Case
from recruitment.cases.services import ENDED
from recruitment.organisation.roles import Permission
from recruitment.outcomes import State
from recruitment.people import correcting
from recruitment.refusal import Refusal

from .turn import turn_at


def correct_person(case: Case, *, acting_user: User, facts: dict, reason: str) -> None:
    """Verdicts that were given stay as they were given; the next step is judged by what is on record then."""
    with turn_at(case, acting_user) as turn:
        turn.act_as(Permission.KEEP_CASES, turn.case.unit)
        if turn.case.state in ENDED:
            raise Refusal("案卷已经办结（{state}）。", state=State(turn.case.state).label)
        trail = {"person": turn.case.person, "subject": f"case:{turn.case.pk}"}
        correcting.correct_person(**turn.by, **trail, facts=facts, reason=reason)
    case.person.refresh_from_db()
