"""What is entered again and again while step 6 or 21 is open."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases import correcting, services
from recruitment.cases.models import Case, Entry
from recruitment.refusal import OutOfTurn
from recruitment.steps import Step

from ..due import due
from ..models import ENTERED_AT, WorkItem
from ..sentences import out_of_turn
from ..units import committee_of
from .turn import Turn, not_in_future, turn_at

OF_THE_COMMITTEE = (Entry.Kind.COMMITTEE_ANALYSIS, Entry.Kind.POOL_REVIEW)
OF_THE_BRANCH = tuple(kind for kind in Entry.Kind if kind not in OF_THE_COMMITTEE)


def record_entry(case: Case, *, acting_user: User, kind: Entry.Kind, on: date, opinion: str = "") -> Entry:
    """Record an examination, a thought report, a committee's analysis or a pool review while step 6 or 21 is open."""
    not_in_future(on)
    with turn_at(case, acting_user) as turn:
        item = _open_for_entries(turn)
        if kind in OF_THE_COMMITTEE:
            turn.act_as(committee_of.permission, committee_of.unit_for(turn.case))
        else:
            turn.act_as(item.permission, item.unit)
        step = Step(item.step)
        entry = services.record_entry(**turn.by, case=turn.case, step=step, kind=kind, on=on, opinion=opinion)
        if kind == Entry.Kind.EXAMINATION:
            _due_anew(turn, item)
    return entry


def correct_entry(case: Case, *, acting_user: User, entry: Entry, on: date, reason: str) -> Entry:
    """Put the day of an entry right while its step is open; afterwards it is amended as the act's facts are."""
    not_in_future(on)
    with turn_at(case, acting_user) as turn:
        item = _open_for_entries(turn)
        if entry.step != item.step or entry.case_id != turn.case.pk:
            raise OutOfTurn(out_of_turn(turn.case, Step(entry.step)))
        if entry.kind in OF_THE_COMMITTEE:
            turn.act_as(committee_of.permission, committee_of.unit_for(turn.case))
        else:
            turn.act_as(item.permission, item.unit)
        entry = correcting.correct_entry(**turn.by, entry=entry, on=on, reason=reason)
        if entry.kind == Entry.Kind.EXAMINATION:
            _due_anew(turn, item)
    return entry


def _due_anew(turn: Turn, item: WorkItem) -> None:
    item.due_on, item.due_article = due(turn.case, Step(item.step), item.run.profile)
    item.save(update_fields=["due_on", "due_article"])


def _open_for_entries(turn: Turn) -> WorkItem:
    items = WorkItem.objects.filter(case=turn.case, step__in=ENTERED_AT, closed_at__isnull=True)
    item = items.select_related("run", "unit").first()
    if item is None:
        raise OutOfTurn(out_of_turn(turn.case, Step.CULTIVATION_AND_EXAMINATION))
    return item
