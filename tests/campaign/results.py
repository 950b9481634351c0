"""kill -9 of the worker that records a round's results, at every SQL statement: a case has its result or has it not.

One person passes, one is sent back to activist. Each worker begins where the one before was killed.
"""

import sys
from itertools import pairwise

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.core.management import call_command

from recruitment.jobs.models import Job, JobItem
from recruitment.jobs.running import work
from recruitment.vetting.models import RoundPerson
from tests.campaign.kill import dies_at, shape, state
from tests.vetting_ground import VETO, District, district, waiting
from workflows import rounds


def closed(ground: District, name: str, **exceptions) -> RoundPerson:
    """One more round, of one person, closed and not yet recorded."""
    waiting(ground, name)
    round = ground.opened(approval="部务会同意")
    rounds.collect_all(round, acting_user=ground.dora)
    rounds.send_round(round, acting_user=ground.dora)
    round.refresh_from_db()
    ground.replied(round, **exceptions)
    person = RoundPerson.objects.select_related("case").get(round=round)
    if exceptions:
        ground.decided(person, "vetoed", consequence="back_to_activist", reason_class="law")
        round.refresh_from_db()
    ground.closed(round)
    return person


def main() -> int:
    call_command("migrate", verbosity=0)
    ground, failed = district(departments=2), False
    for name, exceptions in (("林小雨", {}), ("高远", {"高远": VETO})):
        person = closed(ground, name, **exceptions)
        left, statement = [shape(state(person.case))], 1
        while dies_at(statement, lambda: work(lambda: False, once=True)):
            left.append(shape(state(person.case)))
            JobItem.objects.update(attempts=0)  # or the third worker to die would be the last to try
            statement += 1
        left.append(shape(state(person.case)))
        kinds = [now for before, now in pairwise(left) if now != before]
        person.refresh_from_db()
        job = Job.objects.latest("pk")
        whole = len(kinds) == 1 and left[-1][-1] == [] and person.delivered_at and (job.done, job.failed) == (1, 0)
        failed = failed or not whole
        end = "one change, from nothing to the whole result" if whole else f"{len(kinds)} changes: TORN"
        print(f"  {name}: the worker killed at each of {statement - 1} statements; {end}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
