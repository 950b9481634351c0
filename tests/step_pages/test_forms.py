"""The forms: every fact of every step is asked, or comes from the register; no unknown one."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest
from django.urls import reverse

from recruitment.rules.facts import ACTS
from recruitment.rules.reading import inner
from recruitment.steps import Step
from tests.journeys import walk
from workflows.step_pages.questions import FORMS, questions_of

_DERIVED = {Step.DEVELOPMENT_OBJECT_FILING, Step.POLITICAL_VETTING, Step.CENTRALIZED_TRAINING, "joint_vetting"}
"""Steps whose day follows from their other days."""


def facts_of(step) -> set[str]:
    found = set()
    for name, hint in get_type_hints(ACTS[step]).items():
        if name == "advanced" or (name == "on" and step in _DERIVED):
            continue
        kind = inner(hint)
        record = next((arg for arg in (kind, *get_args(kind)) if is_dataclass(arg)), None)
        found |= {f"{name}.{item.name}" for item in fields(record)} if record else {name}
    return found


@pytest.mark.parametrize("step", ACTS)
def test_every_fact_has_its_question_once_and_no_question_asks_what_is_no_fact(step):
    asked = [question.fact for question in questions_of(step)]
    assert set(asked) == facts_of(step)
    assert len(asked) == len(set(asked))


def test_every_step_has_a_form_with_a_heading_and_words_in_both_languages():
    assert set(FORMS) == {str(step) for step in ACTS}
    for step, sections in FORMS.items():
        assert sections, step
        for section in sections:
            assert section.zh, step
            assert section.en, step
            assert section.questions, (step, section.zh)
            for question in section.questions:
                assert question.zh, (step, question.fact)
                assert question.en, (step, question.fact)
                assert bool(question.hint_zh) == bool(question.hint_en), (step, question.fact)


def test_what_the_introducers_wrote_is_asked_in_a_field_for_many_words(people, client):
    case = people.case()
    walk(people, case, until=Step.FILL_MEMBERSHIP_FORM)
    client.force_login(people.alice)
    page = client.get(reverse("step_page", args=[case.pk, "fill_membership_form"])).content.decode()
    for name in ("first_introducer_opinion", "second_introducer_opinion"):
        assert f'<textarea name="{name}"' in page
