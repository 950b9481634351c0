"""One round of PEOPLE people and ten departments: every act timed, its SQL statements counted; sheets out and in.

python -m tests.bench.vetting PEOPLE ROUNDS      figures as JSON, for the database in DATABASE_URL
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from recruitment.jobs.models import Job  # noqa: E402
from recruitment.jobs.running import work  # noqa: E402
from recruitment.vetting.models import RoundPerson  # noqa: E402
from recruitment.vetting.sheets.writing import spreadsheet  # noqa: E402
from tests.bench.bulk import copy_case, settle  # noqa: E402
from tests.raw_sheet import rows_in, workbook  # noqa: E402
from tests.vetting_ground import CLEAN, VETO, district, waiting  # noqa: E402
from workflows import rounds  # noqa: E402


class Stopwatch:
    def __init__(self):
        self.seconds: dict[str, list[float]] = {}
        self.statements: dict[str, int] = {}
        self.megabytes: dict[str, dict[str, float]] = {}

    def time(self, name: str, call):
        sent = []

        def count(execute, sql, params, many, context):
            sent.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            began = perf_counter()
            found = call()
            self.seconds.setdefault(name, []).append(perf_counter() - began)
        self.statements[name] = len(sent)
        return found


def play(ground, watch: Stopwatch, number: int, *, last: bool) -> None:
    """A whole round; a few exceptions, one of them a veto that the committee clears."""
    approval = f"第{number}次" if number else ""
    round = watch.time("opening", lambda: ground.opened(approval=approval))
    watch.time("collecting", lambda: rounds.collect_all(round, acting_user=ground.dora))
    watch.time("sending", lambda: rounds.send_round(round, acting_user=ground.dora))
    round.refresh_from_db()
    everybody = list(RoundPerson.objects.filter(round=round).values_list("pk", flat=True))
    for part, clerk in zip(ground.parts(round), ground.clerks, strict=True):
        answering = {"acting_user": clerk, "reply": CLEAN, "people": everybody}
        watch.time("answering for all", lambda part=part, a=answering: rounds.answer(part, **a))
        if part.position == 1:
            rounds.answer(part, acting_user=clerk, people=everybody[:1], reply=VETO)
        if part.position == 10:
            sheets(ground, watch, part)
            watch.megabytes = memory(ground, part) if last else {}
        watch.time("handing in", lambda part=part, clerk=clerk: rounds.hand_in(part, acting_user=clerk))
    ground.decided(RoundPerson.objects.get(pk=everybody[0]), "cleared")
    round.refresh_from_db()
    watch.time("closing", lambda: ground.closed(round))
    if last:
        began = perf_counter()
        done = work(lambda: False, once=True)
        watch.seconds["recording into one case, by a worker"] = [(perf_counter() - began) / done]
    else:  # the same people once more
        RoundPerson.objects.filter(round=round).update(delivered_at=round.opened_at)
        Job.objects.all().delete()


def sheets(ground, watch: Stopwatch, part) -> None:
    """Out as a spreadsheet, back looked at whole: what `take_sheet` does but for keeping it."""
    content = watch.time("sheet out", lambda: spreadsheet(rounds.issue_sheet(part, acting_user=ground.dora)))
    back = answered(content)
    looking = {"acting_user": ground.dora, "content": back}
    watch.time("sheet in", lambda: rounds.look_at_sheet(part, **looking))


def answered(content: bytes) -> bytes:
    rows = rows_in(content)
    rows[3][1], rows[3][3] = "王检察", f"{localdate():%Y-%m-%d}"
    for row in rows[5:]:
        row[7] = "无异议"
    return workbook(rows)


def memory(ground, part) -> dict[str, dict[str, float]]:
    """Each way in a process of its own, which has done nothing before."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.xlsx"
        found = {"out": _alone("out", part, ground.dora, file)}
        file.write_bytes(answered(file.read_bytes()))
        return found | {"in": _alone("in", part, ground.dora, file)}


def _alone(direction: str, part, user, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.sheet", direction, str(part.pk), str(user.pk), str(file)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def main(people: int, turns: int) -> None:
    call_command("migrate", verbosity=0)
    ground = district()
    (pattern,) = waiting(ground, "样本")
    copy_case(pattern, 1, people - 1, [ground.people.branch_a, ground.people.branch_b])
    settle()
    watch = Stopwatch()
    for number in range(turns):
        play(ground, watch, number, last=number == turns - 1)
    found = {"seconds": {name: median(times) for name, times in watch.seconds.items()}}
    found |= {"statements": watch.statements, "megabytes": watch.megabytes}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
