"""Separation of duties: who may not answer, hand in, decide, close."""

import pytest
from django.utils.timezone import localdate

from recruitment.cases.models import Act, Contact, Introducer
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.people.models import OwnAccount
from recruitment.people.services import register_person
from recruitment.refusal import Refusal
from recruitment.vetting.models import RoundPerson
from recruitment.vetting.review.recording import record_relation
from tests.cast import FOUNDED
from tests.vetting_ground import CLEAN
from workflows import rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(ground, cases):
    return ground.parts(ground.sent())[0]


@pytest.fixture
def clerk(ground):
    return ground.clerks[0]


@pytest.fixture
def clerks_person(clerk):
    person = register_person(acting_user=None, name="审零甲")
    OwnAccount.objects.create(user=clerk, person=person)
    return person


def everybody():
    return list(RoundPerson.objects.values_list("pk", flat=True))


def refused(part, clerk, why: str) -> None:
    with pytest.raises(Refusal, match=rf"第\d号林小雨须由他人答复：{why}"):
        rounds.answer(part, acting_user=clerk, people=everybody(), reply=CLEAN)
    assert part.drafts.count() == 0


def related(ground, case, **more):
    by = {"acting_user": ground.people.alice, "acting_as": "组织委员"}
    return record_relation(**by, case=case, kind="family", called="表兄", **more)


def test_a_relative_by_account(ground, cases, part, clerk, clerks_person):
    related(ground, cases[0], name="别名", relative=clerks_person)
    refused(part, clerk, "您登记为其亲属或社会关系")


def test_a_relative_who_is_only_known_by_name(ground, cases, part, clerk):
    related(ground, cases[0], name="审0甲")
    refused(part, clerk, "您登记为其亲属或社会关系")


def test_a_namesake_whose_row_names_another_person_is_none(ground, cases, part, clerk):
    related(ground, cases[0], name="审0甲", relative=register_person(acting_user=None, name="审0甲"))
    rounds.answer(part, acting_user=clerk, people=everybody(), reply=CLEAN)


@pytest.mark.parametrize(("model", "why"), [(Introducer, "您是其入党介绍人"), (Contact, "您是其培养联系人")])
def test_an_introducer_and_a_contact(cases, part, clerk, clerks_person, model, why):
    model.objects.create(act=Act.objects.filter(case=cases[0]).first(), member=clerks_person)
    refused(part, clerk, why)


def test_who_keeps_the_case(ground, part, clerk):
    appoint(acting_user=None, user=clerk, unit=ground.people.branch_a, role=Role.ORG_COMMISSIONER, held_from=FOUNDED)
    refused(part, clerk, "您经办其案卷")


def test_who_recorded_an_act_of_it(cases, part, clerk):
    Act.objects.filter(case=cases[0], step="organization_talk").update(recorded_by=clerk)
    refused(part, clerk, "您经办其案卷")


def test_the_person_himself(ground, cases, part, clerk):
    OwnAccount.objects.create(user=clerk, person=cases[0].person)
    refused(part, clerk, "这是您本人")


def test_a_colleague_answers_instead_and_the_opinion_bears_his_name(ground, cases, part, clerk, clerks_person):
    related(ground, cases[0], name="别名", relative=clerks_person)
    mine = RoundPerson.objects.get(case=cases[0])
    others = [key for key in everybody() if key != mine.pk]
    rounds.answer(part, acting_user=clerk, people=others, reply=CLEAN)
    rounds.answer(part, acting_user=ground.second_clerks[0], people=[mine.pk], reply=CLEAN)
    rounds.hand_in(part, acting_user=clerk)
    assert mine.opinions.get().issued_by == ground.second_clerks[0]


def test_kinship_registered_after_answering_stops_the_handing_in(ground, cases, part, clerk, clerks_person):
    rounds.answer(part, acting_user=clerk, people=everybody(), reply=CLEAN)
    related(ground, cases[0], name="别名", relative=clerks_person)
    with pytest.raises(Refusal, match="须由本部门其他人答复后才能交卷：1号林小雨"):
        rounds.hand_in(part, acting_user=clerk)


def test_who_signed_for_a_department_does_not_close(ground, cases, part):
    round = part.round
    appoint(acting_user=None, user=ground.dora, unit=part.unit, role=Role.VETTING_CLERK, held_from=FOUNDED)
    rounds.answer(part, acting_user=ground.dora, people=everybody(), reply=CLEAN)
    rounds.hand_in(part, acting_user=ground.dora)
    for other in ground.parts(round)[1:]:
        ground.reply(other)
    round.refresh_from_db()
    with pytest.raises(Refusal, match="您已代表区纪委监委在这一批次签署意见，须由他人办结"):
        ground.closed(round)
    rounds.close_round(round, acting_user=ground.elsa, minutes="无异议")


def test_a_second_person_confirms_where_the_profile_asks_and_not_the_first(ground, cases, part, clerk):
    part.round.second_person = True
    part.round.save()
    rounds.answer(part, acting_user=clerk, people=everybody(), reply=CLEAN)
    assert rounds.hand_in(part, acting_user=clerk).state == "prepared"
    with pytest.raises(Refusal, match="须由第二人确认"):
        rounds.confirm(part, acting_user=clerk)
    rounds.return_reply(part, acting_user=ground.second_clerks[0])
    rounds.hand_in(part, acting_user=clerk)
    confirmed = rounds.confirm(part, acting_user=ground.second_clerks[0])
    assert (confirmed.state, confirmed.prepared_by, confirmed.confirmed_by) == (
        "handed_in",
        clerk,
        ground.second_clerks[0],
    )
    assert confirmed.dated_on == localdate()
