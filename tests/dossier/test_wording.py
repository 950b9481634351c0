"""Every word that a fact may take has a Chinese name: no English word reaches a page."""

from typing import get_args

from recruitment.cases.models import DETAILS, Exclusion, Publicity
from recruitment.dossier import wording
from recruitment.rules import vocabulary


def test_every_word_of_the_vocabulary_is_printed_in_chinese():
    sets = {name: get_args(words) for name, words in vars(vocabulary).items() if name != "ProfileName"}
    words = {word for found in sets.values() for word in found if isinstance(word, str)}
    assert len(words) > 80
    assert sorted(word for word in words if wording.word(word).isascii()) == []


def test_every_column_of_a_step_has_a_chinese_label():
    columns = [c for model in (*DETAILS.values(), Exclusion, Publicity) for c in model._meta.concrete_fields]
    named = [c for c in columns if not c.primary_key and not c.is_relation]
    assert sorted(str(c) for c in named if str(c.verbose_name).isascii()) == []


def test_an_amended_fact_is_printed_under_its_official_name():
    assert wording.amended("organization_talk", "on", "2022-03-01") == ("发生日期", "2022-03-01")
    assert wording.amended("admission_general_meeting", "ballot.against", "1") == ("反对", "1")
    assert wording.amended("organization_talk", "topics", "history、motive") == ("谈话内容", "学习工作经历、入党动机")
