"""A form that was opened before its case changed: what changed is told, and nothing is taken over unseen."""

from contextlib import contextmanager

from django.contrib.auth.models import User
from django.http import HttpRequest

from recruitment.cases.models import Case, Entry
from recruitment.journal.selectors import entries_of
from recruitment.refusal import OutOfTurn

from ..case_pages.history import Line, line_of
from ..moves.turn import turn_at
from .drafts import number

_CHANGES = (
    *("stage_begun", "stage_returned", "state_changed", "step_recorded", "step_attested", "fact_amended"),
    *(f"{kind}_recorded" for kind in Entry.Kind.values),
    *("entry_corrected", "publicity_started", "publicity_ended"),
    *("contact_replaced", "introducer_replaced", "joint_vetting_recorded", "case_frozen", "case_unfrozen"),
    *("case_withdrawn", "case_transferred_out", "case_accepted", "case_suspended", "case_resumed", "case_closed"),
    "person_corrected",
)
"""What may make a form wrong. Papers that came in and copies that were made do not."""


def seen_by(request: HttpRequest) -> int | None:
    """The entry up to which the form that was posted knew its case."""
    return number(request.POST["seen"]) if "seen" in request.POST else None


def seen_now(request: HttpRequest, case: Case, *, told: bool) -> int:
    """What the form is to remember: as before, unless the changes since are `told` beside it."""
    before = seen_by(request)
    return last_change(case) if before is None or told else before


def last_change(case: Case) -> int:
    """The number of the latest entry that changed the case."""
    return _changes(case).order_by("-seq").values_list("seq", flat=True).first() or 0


def changes_after(case: Case, seen: int | None) -> list[Line]:
    return (
        []
        if seen is None
        else [line_of(entry) for entry in _changes(case).filter(seq__gt=seen).select_related("actor")]
    )


@contextmanager
def as_seen(case: Case, user: User, seen: int | None):
    """With the case locked, and as it was at the entry `seen`; raises `OutOfTurn` where it has changed since."""
    with turn_at(case, user):
        if seen is not None and last_change(case) > seen:
            raise OutOfTurn("打开表单之后案卷有了变化，这次填写的没有记录。请看下面的变化，核对以后再提交。")
        yield


def _changes(case: Case):
    return entries_of(f"case:{case.pk}").filter(action__in=_CHANGES)
