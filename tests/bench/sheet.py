"""One sheet out, or one looked at on its way in, in a process that has done nothing else: what it needs of memory.

python -m tests.bench.sheet out|in PART USER FILE      MB as JSON, for the database in DATABASE_URL
"""

import json
import resource
import sys
from pathlib import Path

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402

from recruitment.vetting.models import RoundDepartment  # noqa: E402
from recruitment.vetting.sheets.writing import spreadsheet  # noqa: E402
from workflows import rounds  # noqa: E402


def peak() -> float:
    """Of this program alone: `ru_maxrss` begins with what the program that started it had."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def peak_of_the_reader() -> float:
    """At most: it too begins with what this program had."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main(direction: str, part: str, user: str, file: str) -> None:
    department, acting = RoundDepartment.objects.get(pk=part), User.objects.get(pk=user)
    before = peak()
    if direction == "out":
        Path(file).write_bytes(spreadsheet(rounds.issue_sheet(department, acting_user=acting)))
    else:
        rounds.look_at_sheet(department, acting_user=acting, content=Path(file).read_bytes())
    found = {"whole process": peak(), "growth for the sheet": peak() - before, "reader": peak_of_the_reader()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
