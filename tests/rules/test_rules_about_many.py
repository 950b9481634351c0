"""Rules about many people: a case file of one person leaves them open, whatever it says of them."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from recruitment.rules import book as rule_book
from recruitment.rules.answer import answer_of
from recruitment.rules.casefile import read
from recruitment.rules.judgement import judge

COMPLETE = (Path(rule_book.__file__).parent / "examples" / "complete_2014.json").read_text("utf-8")
BROKEN = {
    "S05-LOAD": ("assign_cultivation_contacts.contacts.0.activists_in_charge", 9),
    "S06-ANNUAL": ("cultivation_and_examination.committee_analysed_on", []),
    "S06-POOL": ("cultivation_and_examination.pool_reviewed_on", ["2023-01-05"] * 3),
    "S07-QUOTA": ("determine_development_object.within_plan", False),
    "S09-LOAD": ("determine_introducers.introducers.0.open_introductions", 9),
}


@pytest.fixture
def every_rule(tmp_path):
    profile = tmp_path / "every.toml"
    profile.write_text(f'name = "every"\nrules = {json.dumps(list(BROKEN))}\n', "utf-8")
    return rule_book.book_from(profile)


def broken(rule: str):
    document = json.loads(COMPLETE)
    path, value = BROKEN[rule]
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    holder = document["steps"]
    for part in way:
        holder = holder[part]
    holder[last] = value
    return read(json.dumps(document), "case").case


@pytest.mark.parametrize("rule", BROKEN)
def test_the_file_of_one_person_leaves_the_rule_unknown(rule, every_rule):
    answer = answer_of("case", broken(rule), every_rule, alone=True)
    assert rule not in [finding["rule"] for finding in answer["findings"]]
    assert rule in [open_rule["rule"] for open_rule in answer["unknown"]]


@pytest.mark.parametrize("rule", BROKEN)
def test_the_rule_itself_answers_where_the_many_are_known(rule, every_rule):
    assert rule in [verdict.rule.id for verdict in judge(every_rule, broken(rule)).findings]


def test_judge_leaves_them_unknown_and_shows_their_own_answers_with_all(tmp_path, capsys):
    document = json.loads(COMPLETE)
    document["steps"]["cultivation_and_examination"]["committee_analysed_on"] = []
    file = tmp_path / "case.json"
    file.write_text(json.dumps(document), "utf-8")
    call_command("judge", str(file), json=True)
    (answer,) = json.loads(capsys.readouterr().out)
    assert (answer["level"], answer["findings"]) == ("PASS", [])
    call_command("judge", str(file), json=True, all=True)
    (answer,) = json.loads(capsys.readouterr().out)
    assert [finding["rule"] for finding in answer["findings"]] == ["S06-ANNUAL"]
