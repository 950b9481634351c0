"""Taking complete case files in, each in a transaction of its own.

python -m tests.bench.importing COUNT      seconds as JSON, for the database in DATABASE_URL
"""

import json
import sys
import time
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from recruitment.rules import book as rule_book  # noqa: E402
from recruitment.rules.casefile import read  # noqa: E402
from tests.cast import cast  # noqa: E402
from workflows.importing import import_file  # noqa: E402

COMPLETE = Path(rule_book.__file__).parent / "examples" / "complete_2014.json"


def main(count: int) -> float:
    call_command("migrate", verbosity=0)
    people = cast()
    document = json.loads(COMPLETE.read_text("utf-8"))
    texts = []
    for place in range(count):
        document["person"] |= {"name": f"导入{place}", "unit": people.branch_a.name}
        texts.append(json.dumps(document, ensure_ascii=False))
    start = time.perf_counter()
    for place, text in enumerate(texts):
        import_file(acting_user=people.alice, name=str(place), file=read(text, str(place)))
    return time.perf_counter() - start


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1])), sys.stdout)
