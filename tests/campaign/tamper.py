"""Ten thousand ways to falsify the journal by SQL, one at a time: each is found, and the entry or seal is named.

The triggers are away, as they are for who owns the database. Each falsification is drawn by a seeded generator, made
in a transaction, checked with the last seal kept elsewhere, and taken back; between them the sound journal is checked,
and has to be found sound.

python -m tests.campaign.tamper [COUNT [SEED]]
"""
# ruff: noqa: S311  the attacker's statements are put together from constants; nothing secret is drawn

import sys
from collections import Counter
from random import Random

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction

from recruitment.journal import guards
from recruitment.journal.checking import Check
from recruitment.journal.models import JournalSeal
from recruitment.journal.selectors import seal_document
from recruitment.journal.services import record, seal
from tests.campaign.falsifying import KINDS

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 2026
ENTRIES, SEALED, SOUND_EVERY = 60, 48, 10


def journal() -> list[tuple[str, dict]]:
    """Entries on four cases by turns, a seal every dozen, some entries behind the last seal; the kept seal."""
    user = User.objects.create(username="organiser")
    for number in range(ENTRIES):
        with transaction.atomic():
            record(
                acting_user=user,
                acting_as="虹桥村党支部 组织委员",
                action="case_suspended",
                subject=f"case:{number % 4 + 1}",
                details={"reason": f"缘由{number}号"},
            )
        if number < SEALED and number % 12 == 11:
            seal()
    return [("kept", seal_document(JournalSeal.objects.order_by("number").last()))]


def lift_guards() -> None:
    with connection.cursor() as cursor:
        for name in guards.triggers(connection.vendor):
            table = "journal_seal" if name.startswith("journal_seal") else "journal_entry"
            cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))


def found(kept) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.seq) for problem in Check(kept).problems() if problem.kind != "guards"]


def try_one(kind: str, chance: Random, kept) -> str:
    """What went wrong with the check of one falsification; nothing if it was found and named."""
    with transaction.atomic():
        told = KINDS[kind](chance)
        problems = found(kept)
        transaction.set_rollback(True)
    return "" if any(expected in problems for expected in told) else f"{kind}: expected {told}, found {problems[:3]}"


def main() -> int:
    call_command("migrate", verbosity=0)
    kept, chance, missed, false_alarms, tried = journal(), Random(SEED), [], 0, Counter()
    before = list(Check(kept).problems())  # with the triggers in place
    lift_guards()
    for number in range(COUNT):
        kind = chance.choice(list(KINDS))
        tried[kind] += 1
        if wrong := try_one(kind, chance, kept):
            missed.append(wrong)
        if number % SOUND_EVERY == 0:
            false_alarms += bool(found(kept))
    sound = COUNT // SOUND_EVERY + 1
    print(
        f"  {COUNT:,} falsifications of {len(tried)} kinds: {COUNT - len(missed):,} found and named; "
        f"{false_alarms + bool(before)} false alarms in {sound:,} checks of the sound journal",
        flush=True,
    )
    for wrong in missed[:10]:
        print(f"    missed: {wrong}")
    return int(bool(missed or false_alarms or before))


if __name__ == "__main__":
    sys.exit(main())
