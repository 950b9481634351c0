"""Opinions: superseded with the old one kept, asked for again, expired; answers that cannot be."""

import pytest
import time_machine
from django.utils.timezone import localdate

from recruitment.refusal import OutOfTurn, Refusal
from recruitment.rules.calendar import add_months
from recruitment.vetting.models import Opinion, RoundPerson
from recruitment.vetting.rounds.answering import Reply
from tests.facts import N, lawful_facts
from tests.vetting_ground import CLEAN, DAY, VETO, said, signed_in
from workflows import moves, rounds

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"answer": "perhaps"}, "不认识的答复“perhaps”"),
        ({"answer": ""}, "不认识的答复"),
        ({"answer": "objection", "fact": "x"}, "须选择程度"),
        ({"answer": "objection", "grade": "veto"}, "“有异议”须写明事实"),
        ({"answer": "to_be_verified"}, "“待核实”须写明事实"),
        ({"answer": "no_objection", "grade": "note"}, "才填写程度"),
        ({"answer": "no_objection", "fact": "x"}, "“无异议”不填写事实"),
        ({"answer": "objection", "grade": "veto", "fact": "长" * 2001}, "最多2000字，填写了2001字"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(given, said):
    with pytest.raises(Refusal, match=said):
        Reply(**given)


def test_what_was_filled_in_last_is_undone_together_and_what_was_before_stands_again(ground, cases):
    part, clerk = ground.parts(ground.sent())[0], ground.clerks[0]
    people = list(RoundPerson.objects.values_list("pk", flat=True))
    rounds.answer(part, acting_user=clerk, people=people, reply=CLEAN)
    rounds.answer(part, acting_user=clerk, people=people[:1], reply=VETO)
    assert rounds.undo(part, acting_user=clerk) == 1
    assert set(part.drafts.values_list("answer", flat=True)) == {"no_objection"}
    assert rounds.undo(part, acting_user=clerk) == 2
    with pytest.raises(Refusal, match="没有可以撤销的填写"):
        rounds.undo(part, acting_user=clerk)


def test_a_later_opinion_supersedes_and_the_old_one_is_kept(ground, cases):
    round = ground.sent()
    part = ground.reply(ground.parts(round)[0], 高远=VETO)
    person = RoundPerson.objects.get(name="高远")
    changing = {"acting_user": ground.clerks[0], "person": person, "reply": CLEAN}
    with pytest.raises(Refusal, match="须写明理由"):
        rounds.supersede(part, reason="", **changing)
    rounds.supersede(part, reason="核对后是同名的另一人", seen_version=1, **changing)
    with pytest.raises(OutOfTurn, match="已由他人更新"):
        rounds.supersede(part, reason="再改", seen_version=1, **changing)
    states = Opinion.objects.filter(person=person).order_by("version").values_list("version", "state", "answer")
    assert list(states) == [(1, "superseded", "objection"), (2, "current", "no_objection")]


def test_after_closing_an_opinion_changes_only_when_the_department_is_asked_again(ground, cases):
    round = ground.closed(ground.replied(ground.sent()))
    rounds.deliver(round, acting_user=ground.dora)
    part, person = ground.parts(round)[0], RoundPerson.objects.get(name="高远")
    later = {"acting_user": ground.clerks[0], "person": person, "reply": VETO, "reason": "新近立案"}
    with pytest.raises(OutOfTurn, match="已办结；组织部门再次征询后"):
        rounds.supersede(part, **later)
    with pytest.raises(Refusal, match="须写明新的情况"):
        rounds.ask_again(part, acting_user=ground.dora, person=person, facts=" ")
    rounds.ask_again(part, acting_user=ground.dora, person=person, facts="群众反映其涉案")
    with pytest.raises(Refusal, match="尚未答复"):
        rounds.ask_again(part, acting_user=ground.dora, person=person, facts="再问")
    rounds.supersede(part, **later)
    person.refresh_from_db()
    ground.decided(person, "vetoed", consequence="back_to_activist", reason_class="law")
    cases[1].refresh_from_db()
    assert cases[1].state == "activist"


def test_an_opinion_that_has_expired_holds_up_the_training_until_the_department_answers_again(ground, cases):
    round = ground.closed(ground.replied(ground.sent()))
    rounds.deliver(round, acting_user=ground.dora)
    opinion = Opinion.objects.filter(person__name="高远").first()
    assert opinion.valid_until == add_months(localdate(), 12) - DAY
    with time_machine.travel(add_months(localdate(), 12)):
        facts = lawful_facts(N(11), localdate())
        facts.started_on = facts.ended_on = localdate()
        with pytest.raises(Refusal, match=r"联审意见已过有效期，须再次征询：区纪委监委（.*）、区委统战部"):
            moves.complete_step(cases[1], N(11), acting_user=ground.people.bob, facts=facts)


def test_an_expired_opinion_holds_up_the_closing(ground, cases):
    round = ground.replied(ground.sent())
    with time_machine.travel(add_months(localdate(), 13)):
        with pytest.raises(Refusal, match="已过有效期，请再次征询：区纪委监委对1号林小雨"):
            ground.closed(round)
        for part in ground.parts(round):
            for person in RoundPerson.objects.all():
                clerk = ground.clerks[part.position - 1]
                rounds.supersede(part, acting_user=clerk, person=person, reply=CLEAN, reason="重新审查")
        ground.closed(round)
    assert Opinion.objects.filter(state="superseded").count() == 6


def test_a_later_opinion_has_no_answer_until_the_officer_chooses_one(ground, cases):
    part = ground.reply(ground.parts(ground.sent())[0], 高远=VETO)
    person = RoundPerson.objects.get(name="高远")
    client = signed_in(ground.clerks[0])
    address = f"/vetting/replies/{part.pk}/people/{person.pk}/"
    assert 'value="no_objection" selected' not in said(client.get(address))
    response = client.post(address, {"answer": "", "reason": "补充核查", "seen": "1"})
    assert response.status_code == 422
    assert Opinion.objects.get(person=person, department=part).version == 1
