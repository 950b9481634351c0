"""record_entry, replace_contact, replace_introducer: recorded beside the open step, moving nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from recruitment.cases.models import Act, Entry
from recruitment.journal.actions import ACTIONS
from recruitment.journal.models import JournalEntry
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules import facts as f
from recruitment.rules.calendar import add_months
from tests.facts import DAY, N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows import moves

DAYS = calendar(APPLIED_ON)
EXAMINATION = Entry.Kind.EXAMINATION


def test_an_examination_moves_the_limit_to_the_next_half_year(people, case):
    walk(people, case, until=N(6))
    item = case.work_items.get(closed_at=None)
    assert (item.due_on, item.due_article) == (add_months(DAYS[N(3)], 6), "细则(2014) 第十一条")
    moves.record_entry(case, acting_user=people.alice, kind=EXAMINATION, on=add_months(DAYS[N(3)], 6))
    item.refresh_from_db()
    assert item.due_on == add_months(DAYS[N(3)], 12)
    assert open_steps(case) == {N(6)}


def test_examinations_entered_in_their_time_are_what_step_6_is_judged_by(people, case):
    walk(people, case, until=N(6))
    facts = lawful_facts(N(6), DAYS[N(6)])
    act = moves.complete_step(case, N(6), acting_user=people.alice, facts=facts)
    assert act.verdicts.get(rule="S06-HALFYEAR").answer == "not_met"
    other = people.case(person=people.applicant("高远"))
    walk(people, other, until=N(7))
    assert Act.objects.get(case=other, step=N(6)).verdicts.get(rule="S06-HALFYEAR").answer == "met"


def test_the_committee_analyses_and_the_branch_does_not(people, case):
    walk(people, case, until=N(6))
    analysis = {"kind": Entry.Kind.COMMITTEE_ANALYSIS, "on": add_months(DAYS[N(3)], 8)}
    with pytest.raises(Refusal, match="组织员"):
        moves.record_entry(case, acting_user=people.alice, **analysis)
    entry = moves.record_entry(case, acting_user=people.bob, **analysis)
    assert entry.recorded_by == people.bob
    assert JournalEntry.objects.filter(action="committee_analysis_recorded", subject=f"case:{case.pk}").count() == 1


@pytest.mark.parametrize("kind", Entry.Kind)
def test_the_journal_tells_each_kind_of_entry_apart(kind):
    assert ACTIONS[f"{kind.value}_recorded"].needs == {"step"}


def test_entries_are_refused_out_of_season_in_the_future_from_strangers_and_twice(people, case):
    with pytest.raises(OutOfTurn):
        moves.record_entry(case, acting_user=people.alice, kind=EXAMINATION, on=DAYS[N(1)])
    walk(people, case, until=N(6))
    on = add_months(DAYS[N(3)], 6)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refusal, match="尚未发生"):
        moves.record_entry(case, acting_user=people.alice, kind=EXAMINATION, on=tomorrow)
    with pytest.raises(Refusal, match="没有这一岗位"):
        moves.record_entry(case, acting_user=people.charlie, kind=EXAMINATION, on=on)
    moves.record_entry(case, acting_user=people.alice, kind=EXAMINATION, on=on)
    with pytest.raises(Refusal, match="不能重复录入"):
        moves.record_entry(case, acting_user=people.alice, kind=EXAMINATION, on=on)


def test_a_contact_is_replaced_while_cultivation_goes_on(people, case):
    walk(people, case, until=N(6))
    on = DAYS[N(5)] + 60 * DAY
    facts = f.AssignContacts(on, [f.Contact(is_relative=False, activists_in_charge=1) for _ in range(2)])
    act = moves.replace_contact(
        case, acting_user=people.alice, facts=facts, members=people.members[1:3], reason="原联系人调离"
    )
    assert (act.attempt, act.outcome, open_steps(case)) == (2, "contact_replaced", {N(6)})
    assert [c.member for c in act.contacts.order_by("pk")] == people.members[1:3]
    forward(people, case, N(6), DAYS)


def test_an_introducer_is_replaced_after_the_vetting(people, case):
    walk(people, case, until=N(12))
    facts = lawful_facts(N(9), DAYS[N(11)])
    act = moves.replace_introducer(
        case, acting_user=people.alice, facts=facts, members=people.members[2:4], reason="原介绍人调离"
    )
    assert (act.attempt, act.outcome, open_steps(case)) == (2, "introducer_replaced", {N(12)})


def test_nobody_is_replaced_before_being_assigned_or_by_a_stranger(people, case):
    facts = lawful_facts(N(5), DAYS[N(5)])
    replacement = {"facts": facts, "members": people.members[:2], "reason": "调离"}
    with pytest.raises(OutOfTurn):
        moves.replace_contact(case, acting_user=people.alice, **replacement)
    walk(people, case, until=N(6))
    with pytest.raises(Refusal, match="没有这一岗位"):
        moves.replace_contact(case, acting_user=people.charlie, **replacement)
