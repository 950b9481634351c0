"""Worked cases with one thing changed: the day before a limit, the day itself, the day after, and what is missing.

Each line of boundaries.json takes a worked case, leaves out and puts in facts, and says what the regulation answers.
The expectations were read out of the regulation's text, not out of the rule book.
"""

import json
from pathlib import Path

import pytest

from recruitment.rules.answer import answer_of
from recruitment.rules.book import book
from recruitment.rules.casefile import read

HERE = Path(__file__).parent
BOUNDARIES = json.loads((HERE / "boundaries.json").read_text("utf-8"))


def changed(line: dict) -> dict:
    document = json.loads((HERE / "cases" / f"{line['from']}.json").read_text("utf-8"))
    for path in line.get("without", ()):
        holder, key = _place(document, path)
        del holder[key]
    for path, value in line.get("with", {}).items():
        holder, key = _place(document, path)
        holder[key] = value
    return document


def _place(document: dict, path: str) -> tuple[dict, str]:
    *way, key = path.split(".")
    for name in way:
        document = document[name]
    return document, key


@pytest.mark.parametrize("line", BOUNDARIES, ids=lambda line: line["case"])
def test_the_answer_is_the_regulations(line):
    file = read(json.dumps(changed(line)), line["case"])
    answer, expect = answer_of(line["case"], file.case, book(file.profile)), line["expect"]
    spoken = [finding["rule"] for finding in answer["findings"] if finding["effect"] != "info"]
    assert sorted(spoken) == sorted(expect["findings"])
    assert (answer["level"], answer["state"]) == (expect["level"], expect["state"])
    computed = expect.get("computed", {})
    assert {name: answer["computed"].get(name) for name in computed} == computed
