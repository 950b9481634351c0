"""Whatever a sentence may print has a name in Chinese and English."""

from dataclasses import fields
from typing import get_args

import pytest

from recruitment.rules import facts, vocabulary
from recruitment.rules.verdict import fact_name

RECORDS = [*facts.ACTS.values(), facts.Ballot, facts.Contact, facts.Introducer, facts.CommitteeVote, facts.Exclusion]


@pytest.mark.parametrize("record", [*RECORDS, facts.Transfer, facts.Person], ids=lambda record: record.__name__)
def test_every_fact_has_a_name(record):
    assert {item.name for item in fields(record) if item.init} - vocabulary.FACTS.keys() == set()


def test_every_word_has_a_name():
    words = {word for value in vars(vocabulary).values() for word in get_args(value) if isinstance(word, str)}
    assert words - vocabulary.WORDS.keys() - set(get_args(vocabulary.ProfileName)) == set()
    assert all(zh and en for zh, en in (*vocabulary.WORDS.values(), *vocabulary.FACTS.values()))


def test_a_missing_fact_is_called_by_its_name():
    assert fact_name("superior_approval.result", "zh") == "第17步“上级党委审批”的结论"
    assert fact_name("contacts.0.member_status", "zh") == "培养联系人的身份"
