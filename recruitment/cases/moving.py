"""Where a case stands, and in which branch: the verbs that move it. The caller holds the case's lock."""

from datetime import date

from django.contrib.auth.models import User

from ..journal import services as journal
from ..organisation.models import Unit
from ..organisation.selectors import profile_of
from ..outcomes import State
from ..prepared import update
from ..refusal import Refusal
from .models import Case, Transfer


def change_state(
    *,
    acting_user: User,
    acting_as: str,
    case: Case,
    state: State,
    action: str = "state_changed",
    on: date | None = None,
    **details,
) -> None:
    """Set the state of `case`; the journal says from what to what, and `details` why."""
    before, case.state = case.state, state
    update(case, "state")
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=f"case:{case.pk}",
        happened_on=on,
        details={"from_state": str(before), "to_state": str(state), **details},
    )


def hand_over(
    *,
    acting_user: User,
    acting_as: str,
    case: Case,
    to_unit: Unit | None,
    left_on: date,
    reason: str,
    materials_handed_over: bool | None = None,
) -> Transfer:
    """转出: the case is on its way to `to_unit` (None: not known yet) until it is accepted."""
    transfer = Transfer.objects.create(
        case=case,
        from_unit=case.unit,
        to_unit=to_unit,
        state_before=case.state,
        left_on=left_on,
        materials_handed_over=materials_handed_over,
    )
    change_state(
        acting_user=acting_user,
        acting_as=acting_as,
        case=case,
        state=State.TRANSFERRED_OUT,
        action="case_transferred_out",
        on=left_on,
        unit=to_unit.name if to_unit else "外地党组织",
        reason=reason,
    )
    return transfer


def accept(
    *, acting_user: User, acting_as: str, case: Case, unit: Unit, accepted_on: date, state: State, **found: bool | None
) -> Transfer:
    """接收转入: the case belongs to the branch `unit` from now on, and to its district's profile.

    `found` are the other facts of `Transfer`. Raises `Refusal` where no transfer to `unit` is open.
    """
    transfer = case.transfers.filter(accepted_on__isnull=True, left_on__isnull=False).order_by("-pk").first()
    if transfer is None or (transfer.to_unit_id and transfer.to_unit_id != unit.pk):
        raise Refusal("没有转往{unit}、等待接收的案卷。", unit=unit.name)
    if accepted_on < transfer.left_on:
        raise Refusal(
            "接收日期{accepted_on}早于转出日期{left_on}，请核对。",
            accepted_on=accepted_on,
            left_on=transfer.left_on,
        )
    transfer.to_unit, transfer.accepted_on = unit, accepted_on
    for name, value in found.items():
        setattr(transfer, name, value)
    transfer.save()
    left, case.unit, case.profile = case.unit, unit, profile_of(unit)
    case.save(update_fields=["unit", "profile"])
    change_state(
        acting_user=acting_user,
        acting_as=acting_as,
        case=case,
        state=state,
        action="case_accepted",
        on=accepted_on,
        unit=unit.name,
        from_unit=left.name,
    )
    return transfer
