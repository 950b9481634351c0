"""Every word that a fact may take has a Chinese name: no English word reaches a page."""

from typing import get_args

from recruitment.cases.models import DETAILS, JOINT_VETTING, Exclusion, Publicity
from recruitment.dossier import wording
from recruitment.outcomes import FORWARD, OUTCOMES
from recruitment.rules import vocabulary
from recruitment.steps import Step
from workflows.nodes.step import JointVettingNode


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


def test_every_outcome_of_a_step_and_of_the_joint_vetting_is_printed_in_chinese():
    keys = [(str(step), key) for step in Step for key in OUTCOMES[step]]
    keys += [(JOINT_VETTING, FORWARD), (JOINT_VETTING, JointVettingNode.OBJECTION)]
    assert [key for key in keys if wording.outcome(*key).isascii()] == []
