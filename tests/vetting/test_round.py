"""A round from opening to closing, and its results in the cases."""

import pytest
from django.utils.timezone import localdate

from recruitment.cases.models import Act
from recruitment.journal.models import JournalEntry
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules.rule import JOINT_VETTING
from recruitment.vetting.models import Opinion, RoundPerson
from tests.facts import N, lawful_facts
from tests.journeys import open_steps
from tests.vetting_ground import DAY, VETO, district, waiting
from workflows import moves, rounds
from workflows.gate import faults
from workflows.models import RoundTask

pytestmark = pytest.mark.django_db


def nodes(round) -> list[str]:
    return sorted(RoundTask.objects.filter(run__round=round, closed_at=None).values_list("node", flat=True))


def test_a_clean_round_opens_the_training_of_everybody_in_it(ground, cases):
    round = ground.opened()
    assert nodes(round) == ["collect_people"]
    assert rounds.collect_all(round, acting_user=ground.dora) == 2
    rounds.send_round(round, acting_user=ground.dora)
    round.refresh_from_db()
    assert nodes(round) == ["department_reply"] * 3
    ground.replied(round)
    assert (round.state, nodes(round)) == ("replied", ["close_with_minutes"])
    ground.closed(round)
    assert nodes(round) == []
    delivered = rounds.deliver(round, acting_user=ground.dora)
    assert (delivered.done, delivered.kept_back) == (2, [])
    assert [open_steps(case) - {N(9)} for case in cases] == [{N(11)}, {N(11)}]
    assert rounds.deliver(round, acting_user=ground.dora).done == 0
    assert Act.objects.filter(step=JOINT_VETTING).count() == 2
    assert list(faults()) == []


def test_two_replies_of_three_do_not_close_it_and_the_missing_department_is_named(ground, cases):
    round = ground.sent()
    for part in ground.parts(round)[:2]:
        ground.reply(part)
    with pytest.raises(OutOfTurn, match="共3个部门，已答复2个，尚缺：区委政法委，不得办结"):
        ground.closed(round)
    with pytest.raises(OutOfTurn, match=r"第11步.*现在不能办理.*已答复2/3，尚缺：区委政法委"):
        moves.complete_step(cases[0], N(11), acting_user=ground.people.bob, facts=lawful_facts(N(11), localdate()))


def test_only_the_politically_qualified_enter(ground):
    (early,) = waiting(ground, "周早", until=N(10))
    round = ground.opened()
    with pytest.raises(Refusal, match="周早不能列入：基层党组织的政治审查（本人、家庭成员和主要社会关系）没有合格结论"):
        rounds.collect(round, acting_user=ground.dora, cases=[early])
    assert rounds.collect_all(round, acting_user=ground.dora) == 0
    with pytest.raises(Refusal, match="名单是空的"):
        rounds.send_round(round, acting_user=ground.dora)


def test_who_comes_late_waits_for_the_next_round_or_an_approved_extra_one(ground, cases):
    round = ground.sent()
    (late,) = waiting(ground, "周迟")
    with pytest.raises(Refusal, match="名单已冻结发出"):
        rounds.collect(round, acting_user=ground.dora, cases=[late])
    with pytest.raises(Refusal, match="补充批次须写明批准依据"):
        ground.opened()
    extra = ground.opened(approval="区委常委会2026年第9号纪要")
    assert extra.number == 2
    with pytest.raises(Refusal, match=f"林小雨不能列入：已在批次{round.code}中"):
        rounds.collect(extra, acting_user=ground.dora, cases=cases)
    assert rounds.collect_all(extra, acting_user=ground.dora) == 1


def test_the_list_is_frozen_with_its_departments_and_questions(ground, cases):
    round = ground.sent()
    part = ground.parts(round)[0]
    people = RoundPerson.objects.filter(round=round)
    assert [(p.number, p.name) for p in people] == [(1, "林小雨"), (2, "高远")]
    assert [q.number for q in part.questions.all()] == [1, 2]
    assert len(round.list_hash) == 64
    columns = {field.name for field in RoundPerson._meta.get_fields()}
    assert not any("relat" in name or "famil" in name for name in columns)


def test_silence_is_not_consent(ground, cases):
    round = ground.sent()
    part = ground.parts(round)[0]
    person = RoundPerson.objects.get(round=round, name="高远")
    rounds.answer(part, acting_user=ground.clerks[0], people=[person.pk], reply=VETO)
    with pytest.raises(Refusal, match="还有1人没有答复，不能交卷（没有答复不等于同意）：1号林小雨"):
        rounds.hand_in(part, acting_user=ground.clerks[0])
    assert not Opinion.objects.exists()


def test_a_round_may_be_called_off_before_it_is_sent_and_not_after(ground, cases):
    round = ground.opened()
    rounds.collect_all(round, acting_user=ground.dora)
    rounds.cancel_round(round, acting_user=ground.dora, reason="名单另行核对")
    assert nodes(round) == []
    assert list(faults()) == []
    again = ground.sent()
    with pytest.raises(Refusal, match="名单已冻结"):
        rounds.cancel_round(again, acting_user=ground.dora, reason="不办了")


def test_an_outsider_opens_collects_and_closes_nothing(ground, cases):
    with pytest.raises(Refusal, match="没有这一岗位"):
        ground.opened(acting_user=ground.people.bob)
    round = ground.sent()
    ground.replied(round)
    with pytest.raises(Refusal, match="没有这一岗位"):
        rounds.close_round(round, acting_user=ground.people.alice, minutes="x")
    with pytest.raises(Refusal, match="办结须有纪要"):
        rounds.close_round(round, acting_user=ground.dora, minutes=" ")


def test_a_department_speaks_for_itself_alone(ground, cases):
    part = ground.parts(ground.sent())[0]
    for stranger in (ground.clerks[1], ground.dora, ground.fang):
        with pytest.raises(Refusal, match="区纪委监委的意见须由该部门的联审经办人出具"):
            rounds.hand_in(part, acting_user=stranger)


def test_a_department_hands_in_once(ground, cases):
    part = ground.parts(ground.sent())[0]
    ground.reply(part)
    with pytest.raises(OutOfTurn, match="区纪委监委已由审0甲交卷（已交卷），不能再填写或重复交卷"):
        rounds.hand_in(part, acting_user=ground.second_clerks[0])
    assert Opinion.objects.count() == 2


@pytest.mark.parametrize(("day", "said"), [(-1, "早于批次发出日期"), (1, "晚于今天")])
def test_an_opinion_is_neither_older_than_the_round_nor_of_tomorrow(ground, cases, day, said):
    part = ground.parts(ground.sent())[0]
    people = RoundPerson.objects.values_list("pk", flat=True)
    rounds.answer(part, acting_user=ground.clerks[0], people=people, reply=VETO)
    with pytest.raises(Refusal, match=said):
        rounds.hand_in(part, acting_user=ground.clerks[0], dated_on=localdate() + day * DAY)
    assert part.drafts.count() == 2


def test_a_case_that_was_withdrawn_meanwhile_keeps_its_way_and_the_others_go_on(ground, cases):
    round = ground.sent()
    ground.replied(round)
    moves.withdraw(cases[0], acting_user=ground.people.alice, on=localdate(), reason="本人要求")
    ground.closed(round)
    delivered = rounds.deliver(round, acting_user=ground.dora)
    assert (delivered.done, [p.name for p in delivered.kept_back]) == (1, ["林小雨"])
    assert "本人撤回" in delivered.kept_back[0].delivery_note
    assert N(11) in open_steps(cases[1])


def test_no_text_of_an_opinion_is_in_the_journal_or_readable_in_the_tables(ground, cases):
    round = ground.sent()
    ground.replied(round, 高远=VETO)
    assert "盗窃" not in "".join(JournalEntry.objects.values_list("details", flat=True))
    stored = "".join(str(row) for row in Opinion.objects.values_list())
    assert "盗窃" not in stored
    assert "A1." in stored


def test_where_the_profile_leaves_it_to_the_committee_it_asks_and_the_pre_review_waits(db):
    ground = district("national", departments=3)
    (case,) = waiting(ground, "林小雨", until=N(13))
    round = ground.opened()
    assert rounds.collect_all(round, acting_user=ground.dora) == 0
    rounds.ask_for_vetting(case, acting_user=ground.people.bob, reason="在企业负责经营")
    with pytest.raises(Refusal, match="党委已提出征求执纪执法部门意见，尚未办结"):
        pre_review(ground, case)
    assert rounds.collect_all(round, acting_user=ground.dora) == 1
    rounds.send_round(round, acting_user=ground.dora)
    round.refresh_from_db()
    with pytest.raises(Refusal, match="尚缺：区纪委监委、区委统战部、区委政法委"):
        pre_review(ground, case)
    ground.closed(ground.replied(round))
    rounds.deliver(round, acting_user=ground.dora)
    assert open_steps(case) == {N(13)}
    pre_review(ground, case)
    assert open_steps(case) == {N(14)}


def pre_review(ground, case):
    facts = lawful_facts(N(13), localdate())
    return moves.complete_step(case, N(13), acting_user=ground.people.bob, facts=facts)


def test_national_cases_nobody_asked_about_go_on_without_a_round(db):
    ground = district("national", departments=1)
    (case,) = waiting(ground, "林小雨", until=N(13))
    pre_review(ground, case)
    assert open_steps(case) == {N(14)}


def test_the_year_of_a_round_is_this_or_the_last(ground):
    with pytest.raises(Refusal, match="年度应为今年或去年"):
        ground.opened(year=localdate().year + 1)
