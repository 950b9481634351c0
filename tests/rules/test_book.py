"""The rule book as a whole: 150 rules, every day since 2014 covered once, no Django, and no profile that weakens it."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from recruitment.rules.book import RULES, book, book_from
from recruitment.rules.editions import Edition, citation, edition_on
from recruitment.rules.figures import FIGURES
from recruitment.rules.profile import ProfileError, shipped
from recruitment.rules.rule import JOINT_VETTING
from recruitment.rules.verdict import Effect
from recruitment.steps import Step

FIRST_DAY = date(2014, 5, 28)


def test_there_are_150_rules_and_each_cites_its_editions():
    assert len(RULES) == 150
    for rule in RULES.values():
        assert rule.editions, rule.id
        assert all(rule.citations[edition] for edition in rule.editions), rule.id
        assert rule.zh, rule.id
        assert rule.en, rule.id
        assert rule.effect in set(Effect), rule.id


@pytest.mark.parametrize("profile", shipped())
def test_every_day_has_one_edition_and_every_rule_of_it_once(profile):
    in_force = book(profile)
    day, seen = FIRST_DAY, []
    while day < date(2027, 1, 1):
        if not seen or seen[-1] is not edition_on(day):
            seen.append(edition_on(day))
        day += timedelta(days=1)
    assert seen == [Edition.E2014, Edition.E2026]
    for edition in Edition:
        asked = [rule.id for act in (*Step, JOINT_VETTING) for rule, _, _ in in_force.questions[edition, act]]
        assert len(asked) == len(set(asked))
        national = {rule.id for rule in RULES.values() if rule.kind == "national" and edition in rule.editions}
        assert national <= set(asked)


def test_the_last_day_of_2014_and_the_first_of_2026():
    assert edition_on(date(2026, 5, 17)) is Edition.E2014
    assert edition_on(date(2026, 5, 18)) is Edition.E2026


def test_an_inferred_article_says_so():
    assert citation("2014§21", Edition.E2014) == "细则(2014) 第二十一条"
    assert citation("2014§21", Edition.E2026) == "细则(2026) 第二十条（条号待核）"
    assert citation("2014§7; 2026§7", Edition.E2026) == "细则(2026) 第七条"
    assert citation("党章§5; 2014§19; 2026§18", Edition.E2014) == "党章 第五条；细则(2014) 第十九条"


WEAKENING = {
    "off = ['S15-MAJORITY']": "第二十",
    "effects = {S07-PRE = 'warn'}": "第十三条",
    "[figures]\ncultivation_months = 11": "第十三条",
    "[figures]\ntalk_months = 2": "第七条",
    "[figures]\nextension_months_max = 13": "第三十一条",
    "[figures]\npublicity_workdays = 4": "第十三条",
    "[figures]\ntraining_hours = 23": "第十七条",
}


@pytest.mark.parametrize("text", WEAKENING)
def test_a_profile_that_weakens_a_national_rule_is_refused_with_the_article(text, tmp_path):
    path = tmp_path / "lax.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileError, match=WEAKENING[text]):
        book_from(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[figures]\nmoon_phase = 1", "moon_phase"),
        ("rules = ['S99-X']", "S99-X"),
        ("colour = 'red'", "colour"),
        ("joint_vetting = 'never'", "joint_vetting"),
        ("[figures]\ntalk_months = '1'", "talk_months"),
        ("not toml", "TOML"),
    ],
)
def test_a_profile_with_an_unknown_word_stops_the_program(text, said, tmp_path):
    path = tmp_path / "odd.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileError, match=said):
        book_from(path)


def test_a_profile_may_be_stricter(tmp_path):
    path = tmp_path / "strict.toml"
    path.write_text("[figures]\ncultivation_months = 18\ntalk_months = 0", "utf-8")
    assert book_from(path).figures["cultivation_months"] == 18


def test_every_figure_says_how_it_may_move():
    assert {figure.tighter for figure in FIGURES.values()} == {"up", "down"}


def test_the_rules_run_without_django():
    program = (
        "import sys; sys.modules['django'] = None; sys.modules['viewflow'] = None\n"
        "from recruitment.rules import answer, casefile, schema, book\n"
        "print(len(book.RULES))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "150", run.stderr
