"""Every act of a round takes its row first, so that ten departments at once queue and no join is lost."""

from django.db import OperationalError

from ...refusal import OutOfTurn, Refusal
from ..models import Round, RoundDepartment
from ..vocabulary import RoundState


def locked(round: Round | int) -> Round:
    """The round, locked and fresh. The caller holds the transaction."""
    key = round if isinstance(round, int) else round.pk
    try:
        return Round.objects.select_for_update(of=("self",)).select_related("organiser").get(pk=key)
    except OperationalError:
        raise OutOfTurn("这一批次正由他人办理，没有等到，请稍后再试。") from None


def locked_department(department: RoundDepartment) -> RoundDepartment:
    """The department's part, fresh, with its round locked."""
    round = locked(department.round_id)
    found = (
        RoundDepartment.objects.select_for_update(of=("self",))
        .select_related("unit", "prepared_by")
        .get(pk=department.pk)
    )
    found.round = round
    return found


def refuse_unless(round: Round, *states: RoundState) -> None:
    """Refuse what the state of the round does not allow."""
    if round.state not in states:
        raise OutOfTurn(
            "批次{code}现在是“{state}”，不能办理这一事项。", code=round.code, state=RoundState(round.state).label
        )


def refuse_frozen(round: Round) -> None:
    if round.state != RoundState.COLLECTING:
        raise Refusal("批次{code}的名单已冻结发出，不能再增减；请列入下一批次，或经批准另开补充批次。", code=round.code)
