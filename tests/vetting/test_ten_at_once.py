"""Ten departments hand in at the same moment, and two officers of one department: no join lost, one clear refusal."""

import pytest
from django.db.models import Count

from recruitment.refusal import OutOfTurn
from recruitment.vetting.models import Opinion, RoundDepartment, RoundPerson
from tests.at_once import at_once
from tests.vetting_ground import CLEAN, VETO, district, waiting
from workflows import rounds
from workflows.gate import faults
from workflows.models import RoundTask

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]


def test_ten_departments_at_once_give_ten_opinions_per_person_and_one_join():
    ground = district()
    waiting(ground, "林小雨", "高远")
    round = ground.sent()
    results = at_once(*[lambda part=part: ground.reply(part) for part in ground.parts(round)])
    assert [result.state for result in results] == ["handed_in"] * 10
    round.refresh_from_db()
    assert round.state == "replied"
    assert list(RoundPerson.objects.annotate(n=Count("opinions")).values_list("n", flat=True)) == [10, 10]
    (open_task,) = RoundTask.objects.filter(closed_at=None)
    assert open_task.node == "close_with_minutes"
    assert round.run.process.task_set.filter(flow_task_type="JOIN").count() == 1
    assert list(faults()) == []


def test_two_officers_of_one_department_at_once_leave_one_reply_and_one_clear_refusal():
    ground = district(departments=2)
    waiting(ground, "林小雨")
    part = ground.parts(ground.sent())[0]
    everybody = list(RoundPerson.objects.values_list("pk", flat=True))
    rounds.answer(part, acting_user=ground.clerks[0], people=everybody, reply=CLEAN)
    officers = (ground.clerks[0], ground.second_clerks[0])
    results = at_once(*[lambda user=user: rounds.hand_in(part, acting_user=user) for user in officers])
    (refused,) = [result for result in results if isinstance(result, OutOfTurn)]
    assert "区纪委监委已由审0" in str(refused)
    assert Opinion.objects.count() == 1


def test_two_officers_who_fill_in_at_once_do_not_overwrite_each_other():
    ground = district(departments=2)
    waiting(ground, "林小雨")
    part = ground.parts(ground.sent())[0]
    everybody = list(RoundPerson.objects.values_list("pk", flat=True))
    jobs = [(ground.clerks[0], CLEAN), (ground.second_clerks[0], VETO)]
    results = at_once(
        *[
            lambda user=user, reply=reply: rounds.answer(
                part, acting_user=user, people=everybody, reply=reply, seen_batch=0
            )
            for user, reply in jobs
        ]
    )
    (refused,) = [result for result in results if isinstance(result, OutOfTurn)]
    assert "同事又作了填写" in str(refused)
    assert RoundDepartment.objects.get(pk=part.pk).drafts.count() == 1
