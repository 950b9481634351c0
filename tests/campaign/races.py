"""Two processes take the same step of a case at the same moment, a thousand times; and three the last of a stage.

Each time: one record, one clear refusal of the other, one journal entry; and the join goes on once.
"""

import multiprocessing
import sys
from collections import Counter

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.core.management import call_command
from django.db import connections

from recruitment.cases.models import Act, Case
from recruitment.journal.models import JournalEntry
from recruitment.refusal import OutOfTurn
from tests.cast import cast
from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, open_steps, taking, walk
from workflows.gate import faults

DAYS = calendar(APPLIED_ON)
RACES, JOINS = 1_000, 100


def runner(people, barrier, tasks, answers) -> None:
    """Takes steps as they come, each in the moment in which the others take theirs."""
    for case, n in iter(tasks.get, None):
        move = taking(people, Case.objects.get(pk=case), N(n), DAYS)
        barrier.wait()
        try:
            move()
            answers.put("taken")
        except OutOfTurn:
            answers.put("refused")
        except Exception as error:
            answers.put(f"{type(error).__name__}: {error}")


class Runners:
    def __init__(self, people, count: int):
        connections.close_all()  # a connection is not shared with a child
        fork = multiprocessing.get_context("fork")
        barrier, self.answers = fork.Barrier(count), fork.Queue()
        self.tasks = [fork.Queue() for _ in range(count)]
        self.processes = [
            fork.Process(target=runner, args=(people, barrier, tasks, self.answers), daemon=True)
            for tasks in self.tasks
        ]
        for process in self.processes:
            process.start()

    def race(self, case: Case, *steps: int) -> Counter:
        for tasks, n in zip(self.tasks, steps, strict=True):
            tasks.put((case.pk, n))
        return Counter(self.answers.get(timeout=60) for _ in steps)

    def end(self) -> None:
        for tasks in self.tasks:
            tasks.put(None)
        for process in self.processes:
            process.join()


def twice(people) -> int:
    runners, wrong = Runners(people, 2), []
    for number in range(RACES):
        case = people.case(person=people.applicant(f"竞办{number}"))
        entries = JournalEntry.objects.count()
        answers = runners.race(case, 1, 1)
        left = (Act.objects.filter(case=case).count(), JournalEntry.objects.count() - entries, open_steps(case))
        if answers != {"taken": 1, "refused": 1} or left != (1, 1, {N(2)}):
            wrong.append((case.pk, answers, left))
    runners.end()
    print(f"  one step taken twice at once, {RACES:,} times: {len(wrong)} left other than one record and one refusal")
    tell(wrong)
    return len(wrong)


def joined(people) -> int:
    cases = []
    for number in range(JOINS):
        cases.append(people.case(person=people.applicant(f"汇合{number}")))
        walk(people, cases[-1], until=N(9))
    runners, wrong = Runners(people, 3), []
    for case in cases:
        answers = runners.race(case, 9, 10, 11)
        if answers != {"taken": 3} or open_steps(case) != {N(12)} or case.stage_runs.filter(stage=4).count() != 1:
            wrong.append((case.pk, answers, open_steps(case)))
    runners.end()
    print(f"  the last three of a stage at once, {JOINS} times: {len(wrong)} did not go on once")
    tell(wrong)
    return len(wrong)


def tell(wrong: list) -> None:
    for case in wrong[:5]:
        print("   ", *case)


def main() -> int:
    call_command("migrate", verbosity=0)
    people = cast()
    failed = twice(people) + joined(people) + len(list(faults()))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
