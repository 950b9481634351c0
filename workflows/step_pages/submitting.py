"""A form is submitted: through the one door, and what the door answers goes back to the fields."""

from django.utils.translation import gettext as _

from recruitment.cases.models import Act
from recruitment.chinese import in_tongue
from recruitment.refusal import OutOfTurn, Refusal, said
from recruitment.rules.rule import JOINT_VETTING
from recruitment.rules.verdict import Verdict

from .. import moves
from ..sentences import out_of_turn
from .form import StepForm
from .pointing import fields_of
from .seat import Seat

_DATED_BY = ("on", "listed_on", "concluded_on", "ended_on", "closed_on")


def submit(user, seat: Seat, form: StepForm, attempt: int) -> Act | None:
    """Record the step, or leave errors at the fields of `form`. Raises `OutOfTurn`, and `Refusal` with its reasons."""
    if seat.item is None or seat.item.attempt != attempt:
        raise OutOfTurn(out_of_turn(seat.case, seat.step))
    if not form.is_valid() or not _dated(form):
        return None
    try:
        return _record(user, seat, form, attempt)
    except OutOfTurn:
        raise
    except Refusal as refusal:
        point(form, refusal.verdicts)
        raise


def _record(user, seat: Seat, form: StepForm, attempt: int) -> Act:
    if seat.step == JOINT_VETTING:
        return moves.record_joint_vetting(seat.case, acting_user=user, facts=form.facts, reason=form.reason)
    return moves.complete_step(
        seat.case,
        seat.step,
        acting_user=user,
        facts=form.facts,
        outcome=form.outcome,
        reason=form.reason,
        members=form.members or None,
        attempt=attempt,
    )


def _dated(form: StepForm) -> bool:
    """An act has a day: without one it could be neither judged nor put in order."""
    if form.facts.day is not None:
        return True
    form.add_error(next(name for name in _DATED_BY if name in form.fields), _("请填写日期，未填日期不能记录。"))
    return False


def point(form: StepForm, verdicts: list[Verdict]) -> None:
    """Put the sentence of each verdict at the field that it is about; the summary has all of them.

    What was typed there can be read all the same: the panel beside the form goes on judging it.
    """
    typed = dict(form.cleaned_data)
    for verdict in verdicts:
        for name in fields_of(verdict, form.fields)[:1]:
            form.add_error(name, in_tongue(said(verdict, "zh"), said(verdict, "en")))
    form.cleaned_data = typed
