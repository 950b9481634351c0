"""Terms and refusals are read in the language of the page, and stored in none."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from recruitment.cases.models import Act, Case
from recruitment.outcomes import OUTCOMES, State
from recruitment.papers import PAPERS
from recruitment.refusal import Refusal, listed
from recruitment.rules.vocabulary import fact_label, word_label
from recruitment.steps import Stage, Step

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hans", ["入党宣誓", "申请入党", "发展对象", "已宣誓", "入党申请书", "党委", "预备党员"]),
        ("zh-hant", ["入黨宣誓", "申請入黨", "發展對象", "已宣誓", "入黨申請書", "黨委", "預備黨員"]),
        (
            "en",
            [
                "Oath before the Party flag",
                "Application",
                "development object",
                "Oath taken",
                "Application letter",
                "Party committee",
                "probationary member",
            ],
        ),
    ],
)
def test_a_term_is_read_in_the_language_of_the_page(language, said):
    with translation.override(language):
        terms = [Step.OATH, Stage.APPLICATION, State.DEVELOPMENT_OBJECT, OUTCOMES[Step.OATH]["forward"]]
        shown = [*(term.label for term in terms), PAPERS["application_letter"].label, word_label("party_committee")]
        assert [*shown, word_label("probationary")] == said


def test_a_word_without_a_name_is_shown_as_it_is():
    assert (word_label("nonesuch"), fact_label("nonesuch")) == ("nonesuch", "nonesuch")


def test_choices_of_a_column_follow_the_language_of_the_page():
    act, case = Act(step="oath"), Case(state="lapsed")
    with translation.override("en"):
        assert (act.get_step_display(), case.get_state_display()) == ("Oath before the Party flag", "resolution lapsed")
    with translation.override("zh-hant"):
        assert (act.get_step_display(), case.get_state_display()) == ("入黨宣誓", "決議失效")


def test_a_refusal_puts_its_values_into_the_sentence():
    assert Refusal("{name}还没有案卷，请直接立卷。", name="冯{小}刚").reasons == ["冯{小}刚还没有案卷，请直接立卷。"]


def test_every_refusal_is_a_sentence_that_can_be_translated():
    """Its text stands in the source as it is; what differs from case to case comes by name."""
    put_together = []
    for path in sorted([*ROOT.glob("recruitment/**/*.py"), *ROOT.glob("workflows/**/*.py")]):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("Refusal", "OutOfTurn", "sentence"):
                put_together += [f"{path}:{call.lineno}" for text in call.args if isinstance(text, ast.JoinedStr)]
    assert put_together == []


def test_several_things_stand_in_a_row():
    assert listed(["甲", "乙"]) == "甲、乙"
