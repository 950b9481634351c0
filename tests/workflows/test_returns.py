"""Going back: an earlier step opens again, what was recorded from it on is history, nothing is left behind."""

from recruitment.cases.models import Act
from recruitment.outcomes import State
from recruitment.rules.calendar import add_months
from tests.facts import DAY, N, ballot, calendar, lawful_facts
from tests.journeys import APPLIED_ON, forward, open_steps, walk
from workflows import moves
from workflows.gate import faults

DAYS = calendar(APPLIED_ON)


def take(people, case, n: int, outcome: str, on=None, **facts):
    step = N(n)
    user = people.in_charge(case.work_items.get(step=step, closed_at=None).permission)
    day = on or DAYS[step]
    members = people.members[:2] if n in (5, 9) else None
    return moves.complete_step(
        case,
        step,
        acting_user=user,
        facts=lawful_facts(step, day, **facts),
        outcome=outcome,
        reason="按规定办理",
        members=members,
    )


def test_a_vote_that_did_not_carry_sends_the_case_back_to_cultivation_in_the_stage_before_last(people, case):
    walk(people, case, until=N(15))
    take(people, case, 15, "not_adopted", ballot=ballot(present=6, in_favour=4))
    assert (case.state, open_steps(case)) == (State.ACTIVIST, {N(6)})
    ended, begun = case.stage_runs.order_by("-pk")[1], case.stage_runs.latest("pk")
    assert (ended.stage, ended.ended_as) == (4, "returned")
    assert (begun.stage, begun.previous, begun.flow_version) == (2, ended, "CultivationFlow")
    standing = Act.objects.filter(case=case, superseded=False).values_list("step", flat=True)
    assert set(standing) == {N(n) for n in range(1, 6)}
    assert Act.objects.filter(case=case).count() == 15
    assert list(faults()) == []


def test_a_case_that_came_back_goes_on_to_the_end(people, case):
    walk(people, case, until=N(15))
    take(people, case, 15, "not_adopted", ballot=ballot(present=6, in_favour=4))
    walk(people, case, since=N(7), until=N(7))
    later = calendar(add_months(APPLIED_ON, 8))
    for n in range(6, 26):
        take_on = {"members": people.members[:2]} if n == 9 else {}
        step = N(n)
        user = people.in_charge(case.work_items.get(step=step, closed_at=None).permission)
        facts = {"standing_from": add_months(later[N(15)], 12)} if n == 24 else {}
        moves.complete_step(case, step, acting_user=user, facts=lawful_facts(step, later[step], **facts), **take_on)
    assert case.state == State.ARCHIVED
    assert case.stage_runs.filter(ended_at=None).count() == 0


def test_failed_vetting_ends_what_runs_beside_it(people, case):
    walk(people, case, until=N(9))
    take(people, case, 10, "vetting_failed", result="fail")
    assert open_steps(case) == {N(6)}
    cancelled = case.work_items.filter(step__in=(N(9), N(11)))
    assert {(item.act, item.task.status) for item in cancelled} == {(None, "CANCELED")}
    assert list(faults()) == []


def test_a_lapsed_resolution_is_done_again_from_the_pre_review(people, case):
    walk(people, case, until=N(17))
    take(people, case, 17, "resolution_lapsed", on=add_months(DAYS[N(15)], 7))
    assert (case.state, open_steps(case)) == (State.LAPSED, {N(13)})
    again = add_months(DAYS[N(15)], 8)
    for n, days in ((13, 0), (14, 5), (15, 20), (16, 25), (17, 30)):
        take(people, case, n, "forward", on=again + days * DAY)
    assert case.state == State.PROBATIONARY
    assert case.person.memberships.get().valid_from == again + 20 * DAY


def test_probation_is_extended_once_and_then_counts_from_the_new_end(people, case):
    walk(people, case, until=N(23))
    take(people, case, 23, "extend_probation", decision="extend", extension_months=6)
    standing = add_months(DAYS[N(15)], 18)
    take(people, case, 24, "extension_approved", standing_from=standing)
    assert (case.state, open_steps(case)) == (State.PROBATIONARY, {N(21)})
    take(people, case, 21, "forward", on=standing)
    take(people, case, 22, "forward", on=standing)
    assert open_steps(case) == {N(23)}
    take(people, case, 23, "forward", on=standing + DAY)
    take(people, case, 24, "forward", on=standing + 5 * DAY, standing_from=standing)
    assert case.state == State.FULL_MEMBER
    assert case.person.memberships.get(status="full").valid_from == standing


def test_a_question_in_the_filing_takes_the_approval_back_until_it_is_given_again(people, case):
    walk(people, case, until=N(18))
    forward(people, case, N(19), DAYS)
    take(people, case, 18, "questioned")
    assert (case.state, open_steps(case)) == (State.RESOLUTION_PENDING, {N(17)})
    assert not case.person.memberships.filter(valid_until=None).exists()
    assert list(faults()) == []
    take(people, case, 17, "forward", on=DAYS[N(18)] + DAY)
    assert (case.state, open_steps(case)) == (State.PROBATIONARY, {N(18), N(19), N(20)})
    rows = list(case.person.memberships.order_by("valid_from").values_list("valid_from", "valid_until"))
    assert rows == [(DAYS[N(15)], DAYS[N(18)]), (DAYS[N(18)], None)]


def test_cancelled_probation_ends_the_membership_and_the_filing_that_still_ran(people, case):
    walk(people, case, until=N(18))
    for n in (19, 20):
        forward(people, case, N(n), DAYS)
    take(people, case, 21, "cancelled_for_breach", breach="serious", measure="cancellation")
    assert (case.state, open_steps(case)) == (State.CANCELLED, set())
    assert case.person.memberships.get().valid_until == DAYS[N(21)]
    assert case.stage_runs.filter(ended_at=None).count() == 0
    assert list(faults()) == []
