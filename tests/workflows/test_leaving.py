"""withdraw, suspend, resume, transfer_out, accept_transfer, close, open_cycle."""

from datetime import date

import pytest
from django.db import transaction

from recruitment.cases.models import Transfer
from recruitment.journal.models import JournalEntry
from recruitment.outcomes import State
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.steps import Step
from tests.facts import DAY, N, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows import moves
from workflows.gate import faults

DAYS = calendar(APPLIED_ON)
ON = date(2018, 5, 2)


def last_entry(case) -> JournalEntry:
    return JournalEntry.objects.filter(subject=f"case:{case.pk}").latest("seq")


def test_the_person_may_withdraw_at_every_step_before_the_approval_and_not_after(people):
    case = people.case()
    for step in Step:
        with transaction.atomic():
            if step.number <= 17:
                moves.withdraw(case, acting_user=people.alice, on=ON)
                assert (case.state, open_steps(case)) == (State.WITHDRAWN, set())
                assert last_entry(case).action == "case_withdrawn"
                assert case.stage_runs.latest("pk").ended_as == State.WITHDRAWN
                assert list(faults()) == []
                transaction.set_rollback(True)
            else:
                with pytest.raises(Refusal, match="第17步"):
                    moves.withdraw(case, acting_user=people.alice, on=ON)
        case.refresh_from_db()
        forward(people, case, step, DAYS)


@pytest.mark.parametrize("move", [moves.withdraw, moves.suspend, moves.close])
def test_a_stranger_cannot_end_a_case(people, case, move):
    with pytest.raises(Refusal, match="没有这一岗位"):
        move(case, acting_user=people.charlie, on=ON, reason="本人要求")
    assert open_steps(case) == {N(1)}


def test_a_suspended_case_takes_no_step_and_resumes_where_it_was(people, case):
    walk(people, case, until=N(9))
    moves.suspend(case, acting_user=people.alice, on=ON, reason="出国留学")
    assert (case.state, open_steps(case)) == (State.SUSPENDED, set())
    with pytest.raises(OutOfTurn, match="“暂停”"):
        moves.complete_step(case, N(9), acting_user=people.alice, facts=lawful_facts(N(9), DAYS[N(9)]))
    moves.resume(case, acting_user=people.alice, on=ON + 90 * DAY, reason="学成回国")
    assert (case.state, open_steps(case)) == (State.DEVELOPMENT_OBJECT, {N(9), N(10), N(11)})
    walk(people, case, since=N(9))
    assert case.state == State.ARCHIVED
    assert list(faults()) == []


def test_a_suspension_in_probation_brings_both_stages_back(people, case):
    walk(people, case, until=N(18))
    forward(people, case, N(19), DAYS)
    for _ in range(2):
        moves.suspend(case, acting_user=people.alice, on=ON, reason="出国")
        moves.resume(case, acting_user=people.alice, on=ON, reason="回国")
        assert (case.state, open_steps(case)) == (State.PROBATIONARY, {N(18), N(20), N(21)})
    for n in (18, 20, 21, 22, 23, 24, 25):
        forward(people, case, N(n), DAYS)
    assert case.state == State.ARCHIVED


def test_suspended_as_an_outcome_of_step_6_resumes_at_step_6(people, case):
    walk(people, case, until=N(6))
    facts = lawful_facts(N(6), DAYS[N(6)])
    moves.complete_step(case, N(6), acting_user=people.alice, facts=facts, outcome="suspended_abroad", reason="出国境")
    assert case.state == State.SUSPENDED
    moves.resume(case, acting_user=people.alice, on=ON, reason="回国")
    assert (case.state, open_steps(case)) == (State.ACTIVIST, {N(6)})


def test_a_transferred_case_goes_on_in_the_receiving_branch_and_only_there(people, case):
    walk(people, case, until=N(6))
    moves.transfer_out(case, acting_user=people.alice, left_on=DAYS[N(5)], reason="工作调动", to_unit=people.branch_b)
    assert (case.state, open_steps(case)) == (State.TRANSFERRED_OUT, set())
    with pytest.raises(Refusal, match="没有这一岗位"):
        moves.accept_transfer(case, acting_user=people.alice, unit=people.branch_b, accepted_on=DAYS[N(5)])
    moves.accept_transfer(
        case,
        acting_user=people.charlie,
        unit=people.branch_b,
        accepted_on=DAYS[N(5)] + 9 * DAY,
        materials_handed_over=True,
    )
    transfer = Transfer.objects.get(case=case)
    assert (transfer.from_unit, transfer.to_unit, transfer.state_before) == (
        people.branch_a,
        people.branch_b,
        "activist",
    )
    item = case.work_items.get(closed_at=None)
    assert (case.state, case.unit, item.step, item.unit) == (State.ACTIVIST, people.branch_b, N(6), people.branch_b)
    step = {"facts": lawful_facts(N(6), DAYS[N(6)])}
    with pytest.raises(Refusal, match="没有这一岗位"):
        moves.complete_step(case, N(6), acting_user=people.alice, **step)
    moves.complete_step(case, N(6), acting_user=people.charlie, **step)
    assert (
        case.stage_runs.get(stage=2, ended_at__isnull=False, ended_as="passed").previous.ended_as == "transferred_out"
    )


def test_a_case_that_left_as_an_outcome_may_be_accepted_anywhere(people, case):
    walk(people, case, until=N(2))
    facts = lawful_facts(N(2), DAYS[N(2)])
    moves.complete_step(case, N(2), acting_user=people.alice, facts=facts, outcome="transferred_out", reason="调动")
    moves.accept_transfer(case, acting_user=people.charlie, unit=people.branch_b, accepted_on=DAYS[N(2)] + DAY)
    assert (case.state, case.unit, open_steps(case)) == (State.APPLICANT, people.branch_b, {N(2)})


def test_a_probationary_member_takes_the_membership_along(people, case):
    walk(people, case, until=N(21))
    moves.transfer_out(case, acting_user=people.alice, left_on=ON, reason="调动", to_unit=people.branch_b)
    moves.accept_transfer(case, acting_user=people.charlie, unit=people.branch_b, accepted_on=ON + 10 * DAY)
    rows = case.person.memberships.order_by("valid_from").values_list("unit", "status", "valid_from")
    assert list(rows) == [
        (people.branch_a.pk, "probationary", DAYS[N(15)]),
        (people.branch_b.pk, "probationary", ON + 10 * DAY),
    ]


def test_no_transfer_between_the_vote_and_the_approval(people, case):
    walk(people, case, until=N(17))
    with pytest.raises(Refusal, match="先由原上级党委完成审批"):
        moves.transfer_out(case, acting_user=people.alice, left_on=ON, reason="调动", to_unit=people.branch_b)


def test_a_transfer_cannot_be_accepted_before_it_began_or_by_another_branch(people, case):
    moves.transfer_out(case, acting_user=people.alice, left_on=ON, reason="调动", to_unit=people.branch_b)
    with pytest.raises(Refusal, match="早于转出日期"):
        moves.accept_transfer(case, acting_user=people.charlie, unit=people.branch_b, accepted_on=ON - DAY)
    with pytest.raises(Refusal, match="没有转往"):
        moves.accept_transfer(case, acting_user=people.alice, unit=people.branch_a, accepted_on=ON)


def test_a_death_closes_the_case_and_ends_the_membership(people, case):
    walk(people, case, until=N(21))
    moves.close(case, acting_user=people.alice, on=ON, reason="因病去世", state=State.DECEASED)
    assert (case.state, open_steps(case)) == (State.DECEASED, set())
    assert case.person.memberships.get().valid_until == ON
    with pytest.raises(Refusal, match="已经办结"):
        moves.close(case, acting_user=people.alice, on=ON, reason="因病去世", state=State.DECEASED)


def test_a_probationary_member_is_not_closed_but_cancelled_by_a_meeting(people, case):
    walk(people, case, until=N(21))
    with pytest.raises(Refusal, match="取消预备党员资格须经支部大会"):
        moves.close(case, acting_user=people.alice, on=ON, reason="弄虚作假")


def test_a_new_cycle_opens_after_the_old_one_ended_and_leaves_it_as_it_was(people, case):
    with pytest.raises(Refusal, match="仍在办理"):
        moves.open_cycle(acting_user=people.alice, person=case.person, unit=people.branch_a)
    moves.withdraw(case, acting_user=people.alice, on=ON, reason="家庭原因")
    second = moves.open_cycle(acting_user=people.alice, person=case.person, unit=people.branch_a)
    case.refresh_from_db()
    assert (case.cycle, case.state, second.cycle, second.state) == (1, State.WITHDRAWN, 2, State.APPLICANT)
    assert open_steps(second) == {N(1)}


def test_a_first_case_is_no_new_cycle_and_a_stranger_opens_none(people):
    person = people.applicant("何平")
    with pytest.raises(Refusal, match="还没有案卷"):
        moves.open_cycle(acting_user=people.alice, person=person, unit=people.branch_a)
    with pytest.raises(Refusal, match="没有这一岗位"):
        moves.open_case(acting_user=people.charlie, person=person, unit=people.branch_a)
