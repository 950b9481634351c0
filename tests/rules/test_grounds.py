"""A rule that is met says which days and counts it went by, in both languages."""

import json
import re
from string import Formatter

import pytest

from recruitment.rules import casefile
from recruitment.rules.book import RULES, book_from
from recruitment.rules.grounds import SENTENCES
from recruitment.rules.judgement import judge
from recruitment.rules.verdict import Verdict
from tests.rules.test_worked_examples import changed, complete, every_local_rule, worked_examples

__all__ = ["every_local_rule"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAYS_NOTHING = {"S01-CITIZEN"}
"""A Chinese citizen's nationality is the title again."""


@pytest.fixture
def met(every_local_rule) -> list[Verdict]:
    """Each rule as its worked example shows it met."""
    book, found = book_from(every_local_rule), []
    for rule, block in worked_examples().items():
        document = json.dumps(changed(complete(block.get("base", 2014)), block["met"]), ensure_ascii=False)
        case = casefile.read(document.encode(), rule).case
        found += [v for v in judge(book, case).verdicts if v.rule.id == rule and v.answer == "met"]
    return found


def test_whatever_a_met_rule_went_by_is_said(met):
    went_by_something = [v for v in met if any(value is not None for value in v.figures.values())]
    silent = {v.rule.id for v in went_by_something if v.message("zh") == v.rule.title} - SAYS_NOTHING
    assert silent == set()
    assert len(went_by_something) > 50


def test_it_is_said_as_a_sentence_in_either_language(met):
    for verdict in met:
        zh, en = verdict.message("zh"), verdict.message("en")
        assert zh.startswith(verdict.rule.title)
        assert en.startswith(verdict.rule.title_en)
        assert not re.search(r"None|[{}]|Step\.|_", zh + en), (zh, en)
        assert not CHINESE.search(en), en


def test_no_sentence_belongs_to_a_rule_that_is_not_there_and_both_languages_name_the_same():
    assert SENTENCES.keys() - RULES.keys() == {"*"}
    for sentence in (each for lines in SENTENCES.values() for each in lines):
        assert {name for _, name, _, _ in Formatter().parse(sentence.en) if name} == sentence.names


def test_an_age_is_told_with_its_days(met):
    (age,) = [v.message("zh") for v in met if v.rule.id == "S01-AGE18"]
    assert re.fullmatch(r"年满十八岁：\d+年\d+月\d+日出生，\d+年\d+月\d+日满18周岁，\d+年\d+月\d+日申请", age)
