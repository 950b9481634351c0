"""Bytes over the line: a first visit with all that its page asks for, and each later page, as they are served."""

import json
import re
import subprocess
import sys
from pathlib import Path

MANAGE = Path(__file__).parents[2] / "manage.py"


def fetch(client, path: str) -> tuple[int, str]:
    """What `path` weighs with brotli or gzip, whichever it comes in, and its text where it is a page."""
    import gzip

    answer = client.get(path, headers={"accept-encoding": "gzip, br"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    page = answer["Content-Type"].startswith("text/html")
    return len(content), gzip.decompress(content).decode() if page and answer.get("Content-Encoding") else ""


def main() -> None:
    for command in ("migrate", "collectstatic"):
        subprocess.run([sys.executable, MANAGE, command, "--no-input", "-v0"], check=True)
    import django

    django.setup()
    from django.test import Client

    from tests.cast import cast
    from tests.facts import N
    from tests.journeys import walk

    people = cast()
    case = people.case()
    walk(people, case, until=N(16))
    client = Client()
    client.force_login(people.alice)
    pages = {name: f"/cases/{case.pk}/{name}" for name in ("", "materials/", "history/", "chart/")}
    weights, asked = {}, set()
    for name, path in pages.items():
        weights[name], text = fetch(client, path)
        wanted = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text)) - asked
        weights[name] += sum(fetch(client, file)[0] for file in wanted)
        asked |= wanted
    json.dump({"first": weights.pop(""), "later": weights}, sys.stdout)


if __name__ == "__main__":
    main()
