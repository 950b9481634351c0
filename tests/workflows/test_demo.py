"""The demonstration: lawful on any date, refused where it is meant to be, the same the second time."""

import io
from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Min

from recruitment.audit.models import Campaign, Finding, Freeze, Rectification
from recruitment.cases.models import Act, Case, Entry, Verdict
from recruitment.cases.stored import ADVANCING
from recruitment.journal.models import JournalEntry
from recruitment.organisation.models import Unit
from recruitment.outcomes import State
from recruitment.papers import FIVE_NATIONAL, PAPERS
from recruitment.people.models import Membership, Person
from recruitment.rules import facts as f
from recruitment.rules.book import book
from recruitment.rules.calendar import is_workday
from recruitment.rules.case import Case as RuleCase
from recruitment.rules.judgement import judge
from recruitment.rules.profile import shipped
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step
from workflows.demo.course import course_reaching
from workflows.demo.ground import Ground
from workflows.demo.lawful import COMPLETE_ON, PATH, lawful
from workflows.demo.plan import RECEIVED, of_each_kind, whole_district
from workflows.demo.showing import Showing
from workflows.demo.staging import stage
from workflows.demo.summary import summary
from workflows.demo.walk import walked, whole_years_earlier

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
KINDS = len({id(plan) for plan in whole_district(1)})


@pytest.fixture(scope="module")
def staged(django_db_setup, django_db_blocker):
    """The walk and one case of each kind, put on once for all tests of this file and then taken away."""
    with django_db_blocker.unblock(), time_machine.travel(TODAY), transaction.atomic():
        yield stage(Showing(io.StringIO()), cases=KINDS)
        transaction.set_rollback(True)


def test_the_walk_takes_one_person_through_all_25_steps_under_both_editions(staged):
    case = walked()
    assert case.state == State.ARCHIVED
    assert set(case.acts.values_list("step", flat=True)) == {*map(str, Step), JOINT_VETTING}
    assert not Verdict.objects.filter(act__case=case).exclude(answer="met").exists()
    assert set(Verdict.objects.filter(act__case=case).values_list("edition", flat=True)) == {2014, 2026}


def test_the_walk_has_papers_from_all_five_stages_and_one_that_does_not_apply(staged):
    papers = walked().materials.exclude(sha256="")
    assert {PAPERS[key].step.stage for key in papers.values_list("key", flat=True)} == {1, 2, 3, 4, 5}
    assert set(FIVE_NATIONAL) < set(papers.values_list("key", flat=True))
    assert walked().materials.get(sha256="").decision.agreed
    assert JournalEntry.objects.filter(action="material_received").count() == papers.count() + 8


def test_what_the_walk_tries_against_the_rules_is_refused_with_rule_and_article(staged):
    assert [refused.rules for refused in staged.refused] == [
        ("S01-AGE18",),
        ("S07-PRE",),
        ("S09-FULL",),
        ("S11-PRE",),
        ("S10-JOINT",),
        ("S15-MAJORITY",),
        ("S17-AUTHORITY",),
        ("S23-PRE",),
        ("S08-PUBLICITY-2026",),
    ]
    for refused in staged.refused:
        assert all("第" in reason and "条" in reason for reason in refused.reasons[-1:]), refused
    assert "提前1天" in staged.refused[1].reasons[0]
    assert "赞成5票" in staged.refused[5].reasons[0]


def test_every_case_breaks_the_rules_that_it_is_meant_to_break_and_no_other(staged):
    for plan, player in staged.played:
        verdicts = Verdict.objects.filter(act__case=player.case)
        broken = set(verdicts.filter(answer="not_met").values_list("rule", flat=True))
        assert broken == plan.findings, (player.case, plan)
        went_on = verdicts.filter(act__outcome__in=ADVANCING)  # whoever leaves is not asked for the rest
        if plan.received and plan.findings:  # a flawed paper: what depends on the broken step cannot be answered
            flawed = verdicts.filter(answer="not_met").aggregate(first=Min("act__happened_on"))["first"]
            went_on = went_on.filter(act__happened_on__lt=flawed)
        assert not went_on.filter(answer="unknown", effect="block").exists(), player.case


def test_somebody_waits_at_every_step_and_at_the_joint_vetting(staged):
    assert set(summary().waiting) == {*map(str, Step), JOINT_VETTING}


def test_the_summary_counts_what_is_there(staged):
    found = summary()
    assert found.cases == KINDS + 3  # the walk, the case in publicity, and one second cycle
    assert sum(found.states.values()) == found.cases
    missing = {State.NOT_RECOGNISED, State.DECEASED}
    assert set(found.states) == {str(state) for state in State if state not in missing}
    assert found.received == 1 + sum(plan.received for plan, _ in staged.played)
    assert found.attested == Act.objects.filter(attested=True).values("case").distinct().count() > 20
    assert found.findings["S15-MAJORITY"] == 2
    assert found.overdue >= 4
    assert found.accounts == 43  # the staff, and an applicant


def test_a_second_run_builds_nothing_and_renders_the_same_dossier(staged, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    tables = (Case, Act, Verdict, Entry, Unit, Person, Membership)
    before, journal = [table.objects.count() for table in tables], JournalEntry.objects.count()
    said = [_said(), _said()]
    assert [table.objects.count() for table in tables] == before
    assert JournalEntry.objects.exclude(action__in=("dossier_rendered", "journal_sealed")).count() == journal
    assert all("已经建成" in text for text in said)
    hashes = [next(line for line in text.splitlines() if "SHA-256" in line) for text in said]
    assert hashes[0] == hashes[1]
    assert (tmp_path / "dossiers" / "许知夏.pdf").read_bytes().startswith(b"%PDF")


def _said() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_number_of_cases_has_to_be_positive():
    with pytest.raises(CommandError, match="正整数"):
        call_command("demo", cases_only=0)


@pytest.mark.parametrize("profile", shipped())
def test_a_course_is_lawful_on_whatever_day_the_demonstration_is_run(staged, profile):
    found, today = Counter(), TODAY - timedelta(420)
    for number in range(70):
        today += timedelta(11)
        branch = Unit.objects.get(name=("柳浦村党支部", "松坡村党支部", "区文化馆党支部")[number % 3])
        members = [row.person for row in branch.memberships.select_related("person")[:2]]
        course = course_reaching("archived", today, seed=number)
        ground = Ground(course, branch, members, members, "1", Random(number), on_paper=True)  # noqa: S311
        assert course.last <= today
        assert all(is_workday(getattr(course, name)) for name in ("talked", "discussed", "admitted", "archived"))
        known = f.Person(birth_date=date(1990, 1, 1), nationality="CN", is_mobile=False)
        acts = {step: [lawful(step, ground)] for step in PATH}
        verdicts = judge(book(profile), RuleCase(today, known, acts, [])).verdicts
        found.update((v.rule.id, v.answer) for v in verdicts if v.answer != "met")
    assert found == {}


def test_every_step_has_a_day_on_which_it_can_be_recorded():
    assert list(COMPLETE_ON) == list(PATH)


def test_the_whole_district_has_the_figures_of_the_document():
    plans = whole_district(received_elsewhere=1)
    assert 1 + sum(plan.received for plan in plans) == RECEIVED == 119
    assert sum(plan.at == "contacts_assigned" for plan in plans) > 200
    assert len(of_each_kind(plans, KINDS)) == KINDS


@pytest.mark.parametrize(
    ("today", "years"), [(date(2026, 9, 1), 0), (date(2026, 8, 31), 1), (date(2025, 1, 1), 2), (date(2031, 1, 1), 0)]
)
def test_where_the_clock_is_behind_the_walk_lies_whole_years_earlier(today, years):
    assert whole_years_earlier(today) == years


def test_the_auditor_finds_a_campaign_with_findings_at_several_states(staged):
    campaign = Campaign.objects.get()
    assert campaign.items.count() == summary().received
    states = set(Finding.objects.filter(item__campaign=campaign).values_list("state", flat=True))
    assert states == {"flagged", "open", "mending", "closed", "dismissed"}
    assert {row.state for row in Rectification.objects.all()} == {"awaiting_reply", "awaiting_recheck", "closed"}
    assert Rectification.objects.filter(round=2).count() == 1
    assert Freeze.objects.filter(case__audit_items__campaign=campaign).exists()
