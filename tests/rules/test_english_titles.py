"""A reader of English never meets a rule that is called in Chinese only."""

import re

from recruitment.rules.book import RULES
from recruitment.rules.titles import TITLES_EN

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_rule_has_an_english_title_and_no_title_is_without_its_rule():
    assert RULES.keys() == TITLES_EN.keys()
    assert [rule.id for rule in RULES.values() if CHINESE.search(rule.title_en) or not rule.title_en.strip()] == []


def test_a_title_is_short_enough_to_stand_before_a_sentence():
    assert {i: len(title) for i, title in TITLES_EN.items() if len(title) > 90} == {}
