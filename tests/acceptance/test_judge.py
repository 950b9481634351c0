"""The worked cases of the contract, through the command that users run."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_judge_answers_as_the_worked_case_expects(path, capsys):
    expect = json.loads(path.read_text("utf-8"))["expect"]
    call_command("judge", str(path), json=True)
    (answer,) = json.loads(capsys.readouterr().out)
    assert answer["level"] == expect["level"]
    assert answer["state"] == expect["state"]
    spoken = [finding["rule"] for finding in answer["findings"] if finding["effect"] != "info"]
    assert sorted(spoken) == sorted(expect["findings"])
    for name, value in expect.get("computed", {}).items():
        assert answer["computed"].get(name) == value, name
    for finding in answer["findings"]:
        assert finding["edition"] in ("2014", "2026")
        assert finding["citation"]
        assert finding["message"]


def test_answers_come_in_the_order_of_the_files(capsys):
    call_command("judge", *map(str, reversed(CASES)), json=True)
    assert [answer["file"] for answer in json.loads(capsys.readouterr().out)] == [str(p) for p in reversed(CASES)]
