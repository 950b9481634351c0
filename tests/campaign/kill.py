"""kill -9 at every SQL statement of a transition: the case is left before or after it, never between.

A child process takes the step and kills itself as it sends its n-th statement; the parent then reads what is there.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator

import django
from django.apps import apps

if not apps.ready:  # run by itself, not by pytest
    django.setup()

from django.core.management import call_command
from django.db import connection, connections

from recruitment.cases.models import Act, Case, Verdict
from recruitment.journal.models import JournalEntry
from recruitment.people.models import Membership
from tests.cast import Cast, cast
from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, enter_examinations, take, walk
from workflows.gate import faults
from workflows.models import StageRun, WorkItem

DAYS = calendar(APPLIED_ON)
STEPS = (2, 6, 11, 15, 17, 24)
"""A stage handed over, a join, a meeting with its ballot, an approval that splits, a conversion."""
AFTER_COMMIT = 0


def state(case: Case) -> tuple:
    """Everything that a transition writes."""
    case = Case.objects.get(pk=case.pk)
    tasks = [(t.pk, t.status) for run in case.stage_runs.all() for t in run.process.task_set.order_by("pk")]
    return (
        case.state,
        list(Act.objects.filter(case=case).order_by("pk").values_list("step", "outcome", "superseded")),
        Verdict.objects.filter(act__case=case).count(),
        JournalEntry.objects.count(),
        list(WorkItem.objects.filter(case=case).order_by("pk").values_list("step", "closed_at", "act")),
        list(StageRun.objects.filter(case=case).order_by("pk").values_list("stage", "ended_as")),
        sorted(tasks),
        list(Membership.objects.filter(person=case.person).values_list("status", "valid_from")),
        list(faults()),
    )


def shape(state: tuple) -> tuple:
    """A state without keys and moments, which differ from one attempt to the next."""
    case_state, acts, verdicts, entries, items, runs, tasks, memberships, found = state
    items = [(step, closed is None, act is None) for step, closed, act in items]
    return case_state, acts, verdicts, entries, items, runs, [status for _, status in tasks], memberships, found


def dies_at(statement: int, move: Callable[[], None]) -> bool:
    """Run `move` in a child that is killed as it sends that statement (AFTER_COMMIT: when all is done).

    True when it was killed there, False when the move has fewer statements.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            _run_to(statement, move)
        finally:
            os._exit(7)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the move itself failed"
    return False


def _run_to(statement: int, move: Callable[[], None]) -> None:
    sent = 0

    def count(execute, sql, params, many, context):
        nonlocal sent
        sent += 1
        if sent == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        move()
    if statement == AFTER_COMMIT:
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(0)


def kills(people: Cast, case: Case, n: int, every: int = 1) -> Iterator[tuple[int, tuple]]:
    """Kill step `n` at its first statement, and at each `every`-th one after; what is left each time."""
    statement = 1
    while dies_at(statement, lambda: take(people, case, N(n), DAYS)):
        yield statement, state(case)
        statement += every


def main() -> int:
    """One line per step: its statements, and how often a kill left something between before and after."""
    call_command("migrate", verbosity=0)
    failed = False
    people = cast()
    for n in STEPS:
        case = people.case(person=people.applicant(f"第{n}步"))
        walk(people, case, until=N(n))
        if n == 6:
            enter_examinations(people, case, DAYS)
        before, torn, count = state(case), 0, 0
        for count, left in kills(people, case, n):  # noqa: B007
            torn += left != before
        after = shape(state(case))
        done = after[-1] == [] and after != shape(before)
        failed = failed or torn > 0 or not done
        end = "then it was taken" if done else "then it FAILED"
        print(f"  step {n}: killed at each of {count} statements, torn {torn} times; {end}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
