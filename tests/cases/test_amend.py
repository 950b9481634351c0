"""A fact is amended with a reason; what stood there, and what was judged of it, stays to be read."""

from datetime import date

import pytest

from recruitment.cases.amending import amend_fact
from recruitment.cases.exchange_form import plain_facts
from recruitment.cases.models import Act, Verdict
from recruitment.cases.stored import facts_of
from recruitment.journal.models import JournalEntry
from recruitment.refusal import Refusal
from recruitment.steps import Step
from tests import cast as people
from tests.facts import lawful_facts
from workflows import moves

pytestmark = [pytest.mark.django_db]
BY = {"acting_as": "一支部 组织委员"}


@pytest.fixture
def talk() -> Act:
    cast = people.cast()
    case = cast.case()
    for step, on in ((Step.SUBMIT_APPLICATION, date(2015, 3, 2)), (Step.ORGANIZATION_TALK, date(2015, 3, 20))):
        moves.complete_step(case, step, acting_user=cast.alice, facts=lawful_facts(step, on))
    return Act.objects.get(step=Step.ORGANIZATION_TALK)


def amend(act: Act, field: str, value, reason="谈话记录原件所载日期为准"):
    return amend_fact(acting_user=act.recorded_by, act=act, field=field, value=value, reason=reason, **BY)


def test_old_and_new_stand_side_by_side_and_the_act_is_judged_again(talk):
    application = Act.objects.get(step=Step.SUBMIT_APPLICATION)
    late = date(application.happened_on.year, application.happened_on.month + 2, 1)
    before = facts_of(talk).on
    amendment = amend(talk, "on", late)
    assert (amendment.old, amendment.new) == (str(before), str(late))
    talk.refresh_from_db()
    assert facts_of(talk).on == talk.happened_on == late
    answers = dict(Verdict.objects.filter(act=talk, superseded=False).values_list("rule", "answer"))
    assert answers["S02-TALK-1M"] == "not_met"
    kept = dict(Verdict.objects.filter(act=talk, superseded=True).values_list("rule", "answer"))
    assert kept["S02-TALK-1M"] == "met"
    entry = JournalEntry.objects.get(action="fact_amended")
    assert str(before) in entry.details
    assert str(late) in entry.details


@pytest.mark.parametrize(
    ("field", "value", "reason", "said"),
    [
        ("talker_post", "branch_secretary", "  ", "理由"),
        ("talker_post", "mayor", "核对", "mayor"),
        ("shoe_size", 42, "核对", "shoe_size"),
        ("on", date(2999, 1, 1), "核对", "晚于今天"),
        ("superseded", True, "核对", "superseded"),
    ],
)
def test_what_cannot_be_amended_is_refused_and_nothing_changes(talk, field, value, reason, said):
    before = plain_facts(facts_of(talk))
    with pytest.raises(Refusal, match=said):
        amend(talk, field, value, reason)
    assert plain_facts(facts_of(Act.objects.get(pk=talk.pk))) == before
    assert not talk.amendments.exists()
    assert not JournalEntry.objects.filter(action="fact_amended").exists()


def test_an_amendment_to_the_same_value_is_refused(talk):
    with pytest.raises(Refusal, match="无须更正"):
        amend(talk, "talker_post", facts_of(talk).talker_post)
