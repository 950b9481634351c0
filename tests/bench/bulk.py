"""Many cases at once: every row of one case copied by INSERT … SELECT, so that tables are as large as in a district.

The copies differ from the pattern in their keys only, and lie in branches of their own. Their journal is chained
entry by entry, as it has to be.
"""

import json
from collections.abc import Sequence

from django.core.management.color import no_style
from django.db import connection, models, transaction
from viewflow.workflow.models import Process, Task

from recruitment.cases.models import DETAILS, Act, Ballot, Case, Contact, Entry, Introducer, Publicity, Verdict
from recruitment.journal.act import Act as JournalAct
from recruitment.journal.models import JournalEntry
from recruitment.journal.services import record_many
from recruitment.organisation.models import Unit
from recruitment.people.models import Person
from workflows.models import StageRun, WorkItem

STRIDE = 10_000
"""Between the key of a row and that of its next copy: more than the rows of any table when copying begins."""
OF_AN_ACT = (*DETAILS.values(), Verdict, Ballot, Contact, Introducer)


def rows_of(case: Case) -> dict[type[models.Model], list[int]]:
    """Table -> keys of the rows that belong to `case` alone, parents before children."""
    found: dict[type[models.Model], list[int]] = {Person: [case.person_id], Case: [case.pk]}

    def keep(model, **chosen):
        found[model] = list(model.objects.filter(**chosen).order_by("pk").values_list("pk", flat=True))

    keep(Act, case=case)
    for model in OF_AN_ACT:
        keep(model, act__case=case)
    for model in (Publicity, Entry):
        keep(model, case=case)
    keep(Process, stage_run__case=case)
    keep(Task, process__stage_run__case=case)
    keep(Task.previous.through, from_task__process__stage_run__case=case)
    for model in (StageRun, WorkItem):
        keep(model, case=case)
    return {model: keys for model, keys in found.items() if keys}


def copy_case(case: Case, first: int, copies: int, branches: Sequence[Unit], *, chained: bool = True) -> list[int]:
    """Copy `case` as the copies `first` to `first + copies - 1`, spread over `branches`; returns their keys."""
    rows = rows_of(case)
    with transaction.atomic(), connection.cursor() as cursor:
        _number(cursor, first, copies, branches)
        for model, keys in rows.items():
            fields = model._meta.concrete_fields
            columns = ", ".join(f'"{field.column}"' for field in fields)
            values = ", ".join(_copied(field, model, rows, case) for field in fields)
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" t CROSS JOIN bench_copy '  # noqa: S608
                f'WHERE t."{key}" IN ({_listed(keys)}) ORDER BY bench_copy.n, t."{key}"'
            )
        cursor.execute("DROP TABLE bench_copy")
        for statement in connection.ops.sequence_reset_sql(no_style(), [*rows]):
            cursor.execute(statement)
    cases = [case.pk + number * STRIDE for number in range(first, first + copies)]
    if chained:
        _chain(case, cases)
    return cases


def settle() -> None:
    """What a server does by itself at night. SQLite has no statistics unless somebody asks for them."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _number(cursor, first: int, copies: int, branches: Sequence[Unit]) -> None:
    cursor.execute("CREATE TEMPORARY TABLE bench_copy (n INTEGER, unit INTEGER)")
    numbers = range(first, first + copies)
    cursor.executemany("INSERT INTO bench_copy VALUES (%s, %s)", [(n, branches[n % len(branches)].pk) for n in numbers])


def _copied(field, model, rows: dict, case: Case) -> str:
    """The copy's value of a column: its own key where it points to a row that is copied too."""
    column = f't."{field.column}"'
    target = field.remote_field.model if field.remote_field else model if field.primary_key else None
    if target in rows:
        return (
            f"CASE WHEN {column} IN ({_listed(rows[target])}) THEN {column} + bench_copy.n * {STRIDE} ELSE {column} END"
        )
    if target is Unit:
        return f"CASE WHEN {column} = {case.unit_id} THEN bench_copy.unit ELSE {column} END"
    return column


def _listed(keys: list[int]) -> str:
    return ", ".join(map(str, keys))


def _chain(pattern: Case, cases: list[int]) -> None:
    told = list(JournalEntry.objects.filter(subject=f"case:{pattern.pk}").select_related("actor").order_by("seq"))
    for start in range(0, len(cases), 500):
        acts = [
            JournalAct(
                acting_user=entry.actor,
                acting_as=entry.acting_as,
                action=entry.action,
                subject=f"case:{case}",
                details=json.loads(entry.details),
                happened_on=entry.happened_on,
            )
            for case in cases[start : start + 500]
            for entry in told
        ]
        with transaction.atomic():
            record_many(acts=acts)
