"""Reminders and escalation of rounds and of questions asked again: one sweep, harmless however often it runs."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from ...journal import services as journal
from ...rules.book import book
from ...rules.calendar import DAY, workdays_between
from ..models import Inquiry, Reminder, Round, RoundDepartment
from ..vocabulary import ReplyState, RoundState
from .locking import locked


def sweep(today: date) -> list[Reminder]:
    """Remind departments on the fifth working day, report those that let the seventh pass."""
    sent = []
    for key in Round.objects.filter(state=RoundState.SENT).order_by("pk").values_list("pk", flat=True):
        sent += _sweep_round(key, today)
    asked_again = Inquiry.objects.filter(opinion__isnull=True).exclude(person__round__state=RoundState.CANCELLED)
    for key in sorted(set(asked_again.values_list("person__round", flat=True))):
        sent += _sweep_inquiries(key, today)
    return sent


@transaction.atomic
def _sweep_round(key: int, today: date) -> list[Reminder]:
    round = locked(key)
    kinds = _kinds_due(round, round.sent_on, round.due_on, today)
    if round.state != RoundState.SENT or not kinds:
        return []
    waiting = round.departments.exclude(state=ReplyState.HANDED_IN)
    done = _done(Reminder.objects.filter(department__round=round, inquiry__isnull=True), "department")
    return [
        _remind(round, part, kind, round.due_on) for part in waiting for kind in kinds if (part.pk, kind) not in done
    ]


@transaction.atomic
def _sweep_inquiries(key: int, today: date) -> list[Reminder]:
    """Each question asked again has days of its own, counted from when it was asked."""
    round = locked(key)
    waiting = Inquiry.objects.filter(person__round=round, opinion__isnull=True).select_related("department", "person")
    done = _done(Reminder.objects.filter(inquiry__person__round=round), "inquiry")
    return [
        _remind(round, asked.department, kind, asked.due_on, asked)
        for asked in waiting.order_by("pk")
        for kind in _kinds_due(round, asked.asked_on, asked.due_on, today)
        if (asked.pk, kind) not in done
    ]


def _done(reminders, column: str) -> Iterable[tuple[int, str]]:
    return set(reminders.values_list(column, "kind"))


def _kinds_due(round: Round, asked_on: date | None, due_on: date | None, today: date) -> list[str]:
    if asked_on is None or due_on is None:
        return []
    figures = book(round.profile).figures
    passed = workdays_between(asked_on + DAY, today) if today > asked_on else 0
    kinds = [Reminder.Kind.REMINDER] if passed >= figures["joint_vetting_remind_workdays"] else []
    return [*kinds, *([Reminder.Kind.ESCALATION] if today > due_on else [])]


def _remind(round: Round, part: RoundDepartment, kind: str, due_on: date, asked: Inquiry | None = None) -> Reminder:
    row = Reminder.objects.create(department=part, kind=kind, inquiry=asked)
    journal.record(
        acting_user=None,
        acting_as="",
        action="vetting_reminded" if kind == Reminder.Kind.REMINDER else "vetting_escalated",
        subject=f"vetting_round:{round.pk}",
        details={
            "code": round.code,
            "department": part.name,
            "due_on": due_on,
            **({"person": asked.person.number} if asked else {}),
        },
    )
    return row
