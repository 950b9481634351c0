"""Reminders and escalation of rounds that wait: one sweep, harmless however often it runs."""

from datetime import date

from django.db import transaction

from ...journal import services as journal
from ...rules.book import book
from ...rules.calendar import DAY, workdays_between
from ..models import Reminder, Round, RoundDepartment
from ..vocabulary import ReplyState, RoundState
from .locking import locked


def sweep(today: date) -> list[Reminder]:
    """Remind departments on the fifth working day, report those that let the seventh pass."""
    sent = []
    for key in Round.objects.filter(state=RoundState.SENT).order_by("pk").values_list("pk", flat=True):
        sent += _sweep_round(key, today)
    return sent


@transaction.atomic
def _sweep_round(key: int, today: date) -> list[Reminder]:
    round = locked(key)
    waiting = round.departments.exclude(state=ReplyState.HANDED_IN)
    kinds = _kinds_due(round, today)
    if round.state != RoundState.SENT or not kinds:
        return []
    done = set(Reminder.objects.filter(department__round=round).values_list("department", "kind"))
    sent = []
    for part in waiting:
        for kind in kinds:
            if (part.pk, kind) not in done:
                sent.append(_remind(part, kind, round))
    return sent


def _kinds_due(round: Round, today: date) -> list[str]:
    figures = book(round.profile).figures
    passed = workdays_between(round.sent_on + DAY, today) if today > round.sent_on else 0
    kinds = [Reminder.Kind.REMINDER] if passed >= figures["joint_vetting_remind_workdays"] else []
    return [*kinds, *([Reminder.Kind.ESCALATION] if today > round.due_on else [])]


def _remind(part: RoundDepartment, kind: str, round: Round) -> Reminder:
    row = Reminder.objects.create(department=part, kind=kind)
    journal.record(
        acting_user=None,
        acting_as="",
        action="vetting_reminded" if kind == Reminder.Kind.REMINDER else "vetting_escalated",
        subject=f"vetting_round:{round.pk}",
        details={"code": round.code, "department": part.name, "due_on": round.due_on},
    )
    return row
