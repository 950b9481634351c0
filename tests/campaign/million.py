"""A million entries, sealed, and one walk over every link, leaf and seal: how long, how much memory, no false alarm.

python -m tests.campaign.million [COUNT]
"""

import resource
import sys
from time import perf_counter

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction

from recruitment.journal.act import Act
from recruitment.journal.checking import Check
from recruitment.journal.services import record_many, seal

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
BATCH = 20_000
SECONDS = 60


def fill(user: User) -> None:
    """`COUNT` entries as a district writes them, on 4,000 cases by turns."""
    for start in range(0, COUNT, BATCH):
        with transaction.atomic():
            record_many(acts=[_act(user, number) for number in range(start, min(start + BATCH, COUNT))])


def _act(user: User, number: int) -> Act:
    told = {"attempt": 1, "outcome": "forward", "reason": "", "not_met": [], "facts": {"on": "2026-03-17"}}
    return Act(
        acting_user=user,
        acting_as="青山镇第3党支部 组织委员",
        action="step_recorded",
        subject=f"case:{number % 4000 + 1}",
        details=told | {"step": "cultivation_and_examination", "number": number},
    )


def main() -> int:
    call_command("migrate", verbosity=0)
    fill(User.objects.create(username="million"))
    seals = sum(1 for _ in iter(seal, None))
    check, began = Check(), perf_counter()
    problems = [problem.sentence for problem in check.problems()]
    seconds = perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {check.entries:,} entries, {seals} seals: checked in {seconds:.1f} s "
        f"({check.entries / seconds:,.0f} a second), {memory:.0f} MB at most, {len(problems)} false alarms",
        flush=True,
    )
    connection.close()
    return int(bool(problems) or seconds > SECONDS * COUNT / 1_000_000)


if __name__ == "__main__":
    sys.exit(main())
