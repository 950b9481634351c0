"""The branch's political review: a register by hand, the conclusion drawn from it, and only then a round."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from recruitment.cases.models import Act, Case, PoliticalVetting
from recruitment.days import write_day
from recruitment.readings.models import Reading
from recruitment.rules.vocabulary import VettingTopic
from recruitment.vetting.models import Letter, Relation, Report
from recruitment.vetting.rounds.eligible import among
from tests.facts import N
from tests.journeys import open_steps
from tests.vetting_ground import DAY, said, waiting
from workflows import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FATHER = {"kind": "family", "called": "父亲", "name": "林大海", "finding": "政治历史清楚"}


@pytest.fixture
def case(ground) -> Case:
    """Before step 10."""
    return waiting(ground, "林小雨", until=N(10))[0]


class Register:
    def __init__(self, user, case):
        self.client, self.here = Client(), f"/cases/{case.pk}/review/"
        self.client.force_login(user)

    def get(self):
        return self.client.get(self.here)

    def post(self, act: str, row: int | None = None, **typed):
        prefix = f"{act}{row or ''}"
        named = {f"{prefix}-{name}": value for name, value in typed.items()}
        return self.client.post(self.here, {"act": act, "row": row or "", "attempt": 1, **named})


@pytest.fixture
def register(ground, case):
    return Register(ground.people.alice, case)


CONCLUSION = {
    "topics": list(VettingTopic.__args__),
    "files_read": "on",
    "outcome": "forward",
    "text": "经审查，本人及亲属政治历史清楚",
    "signed": "on",
    "stamped": "on",
}


def concluded(register, **more):
    return register.post("conclude", **CONCLUSION | {"concluded_on": localdate()} | more)


def test_the_register_is_kept_by_hand_and_concludes_step_ten(register, case):
    assert register.post("relation", **FATHER).status_code == 302
    father = Relation.objects.get()
    sent = localdate() - 20 * DAY
    assert register.post("letter", addressee="清河县委", relation=father.pk, sent_on=sent).status_code == 302
    assert (
        register.post("talk", with_whom="林小雨", held_on=localdate() - 15 * DAY, gist="谈入党动机").status_code == 302
    )
    page = said(register.get())
    assert "还有 1 份函调或征求意见没有答复" in page
    letter = Letter.objects.get()
    assert register.post("reply", letter.pk, replied_on=sent + 5 * DAY, reply="无异常").status_code == 302
    assert concluded(register).status_code == 302
    assert open_steps(case) == {"joint_vetting"}
    act = PoliticalVetting.objects.get(act__case=case, act__superseded=False)
    assert (act.result, act.started_on, sorted(act.methods)) == ("pass", sent, ["files", "letter", "talk"])
    report = Report.objects.get()
    assert (report.act_id, report.result) == (act.pk, "pass")
    page = said(register.get())
    assert "无异常" in page
    assert "经审查，本人及亲属政治历史清楚" in page
    assert f"有效期至 {write_day(report.valid_until)}" in page


def test_what_stands_in_the_register_is_sealed_in_the_database(register):
    register.post("relation", **FATHER)
    assert "清楚" not in Relation.objects.values_list("finding", flat=True).get()


def test_no_conclusion_before_every_answer_and_nothing_typed_is_lost(register, case):
    register.post("relation", **FATHER)
    register.post("letter", addressee="清河县委", sent_on=localdate() - 3 * DAY)
    response = concluded(register)
    assert response.status_code == 422
    assert "函调尚未复函：清河县委" in said(response)
    assert "经审查，本人及亲属政治历史清楚" in said(response)
    assert not Report.objects.exists()
    assert open_steps(case) == {N(10)}


def test_no_conclusion_without_a_relative_on_record(register):
    response = concluded(register)
    assert response.status_code == 422
    assert "还没有登记家庭成员" in said(response)


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("talk", {"with_whom": "林小雨", "held_on": "2098-01-01", "gist": "谈话"}, "尚未发生的事不能记录"),
        ("letter", {"addressee": "清河县委", "sent_on": "2098-01-01"}, "尚未发生的事不能记录"),
        ("relation", {"kind": "family", "called": "", "name": "林大海"}, "field-error"),
        ("ask", {"which": "hukou_org", "organisation": "清河村党支部", "asked_on": "2026-02-30"}, "field-error"),
    ],
)
def test_bad_input_is_a_sentence_and_stores_nothing(register, act, typed, sentence):
    response = register.post(act, **typed)
    assert response.status_code == 422
    assert sentence in said(response)
    assert not Relation.objects.exists()
    assert not Letter.objects.exists()


def test_a_letter_is_answered_once_and_not_before_it_was_sent(register):
    sent = localdate() - 3 * DAY
    register.post("letter", addressee="清河县委", sent_on=sent)
    letter = Letter.objects.get()
    early = register.post("reply", letter.pk, replied_on=sent - DAY, reply="无异常")
    assert "早于发函日期" in said(early)
    assert register.post("reply", letter.pk, replied_on=sent, reply="无异常").status_code == 302
    assert register.post("reply", letter.pk, replied_on=sent, reply="另有情况").status_code == 422


def test_a_failed_review_needs_a_reason_and_goes_back_to_cultivation(register, case):
    register.post("relation", **FATHER)
    assert concluded(register, outcome="vetting_failed").status_code == 422
    assert concluded(register, outcome="vetting_failed", reason="隐瞒重要情况").status_code == 302
    assert Report.objects.get().result == "fail"
    assert open_steps(case) == {N(6)}


def test_branch_committee_and_department_read_it_and_the_branch_alone_writes(ground, case, register):
    register.post("relation", **FATHER)
    people = ground.people
    for user in (people.bob, people.dora):
        assert "政治历史清楚" in said(Register(user, case).get())
        assert Register(user, case).post("relation", **FATHER).status_code == 422
    for user in (people.charlie, ground.gu, ground.clerks[0]):
        assert Register(user, case).get().status_code == 404
    assert Relation.objects.count() == 1
    assert Reading.objects.filter(case=case, page="political_review", reader=people.bob).exists()


def test_the_form_of_step_ten_begins_with_what_the_register_knows(register, case):
    day = localdate() - 9 * DAY
    register.post("talk", with_whom="林小雨", held_on=day, gist="谈话")
    page = register.client.get(f"/cases/{case.pk}/steps/{N(10)}/")
    assert page.context["form"].initial["started_on"] == day
    assert page.context["form"].initial["methods"] == ["talk"]


def test_only_a_qualified_conclusion_that_still_holds_lets_a_person_into_a_round(ground, register, case):
    assert "没有合格结论" in among([case], localdate())[0].lacking
    register.post("relation", **FATHER)
    concluded(register)
    case.refresh_from_db()
    assert among([case], localdate())[0].lacking == ""
    last = Report.objects.get().valid_until
    assert among([case], last)[0].lacking == ""
    assert "已过期，应重新政审" in among([case], last + DAY)[0].lacking
    round = ground.opened()
    with time_machine.travel(now() + (last - localdate()) + timedelta(days=1)):
        assert rounds.collect_all(round, acting_user=ground.dora) == 0


def test_two_who_conclude_at_once_leave_one_act_and_one_report(register, case):
    register.post("relation", **FATHER)
    assert concluded(register).status_code == 302
    assert concluded(register).status_code == 409
    assert Report.objects.count() == Act.objects.filter(case=case, step=N(10)).count() == 1


def test_the_page_costs_the_same_statements_for_one_row_and_for_six(register):
    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            register.get()
        return len(sent)

    register.post("relation", **FATHER)
    register.post("letter", addressee="清河县委", relation=Relation.objects.get().pk, sent_on=localdate())
    register.get()
    one = cost()
    for n in range(5):
        register.post("relation", **FATHER | {"name": f"林{n}"})
        register.post("letter", addressee=f"第{n}单位", relation=Relation.objects.first().pk, sent_on=localdate())
    assert cost() == one
