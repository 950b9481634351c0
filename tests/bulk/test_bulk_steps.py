"""Bulk steps: recorded once for several people, each judged one by one, one refusal undoing nothing else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.cases.models import Act, Ballot
from recruitment.jobs.models import Job
from recruitment.jobs.running import work
from recruitment.rules.calendar import DAY
from recruitment.steps import Step
from tests.facts import N, calendar
from tests.journeys import APPLIED_ON, open_steps, walk
from workflows.bulk import page
from workflows.bulk.allowed import OWN, TOGETHER
from workflows.bulk.job import record_one
from workflows.models import ENTERED_AT
from workflows.step_pages.drafts import draft_of
from workflows.step_pages.questions import questions_of

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
DAYS = calendar(APPLIED_ON)
CLASS = {
    "all-started_on": f"{DAYS[N(11)] - 4 * DAY}",
    "all-ended_on": f"{DAYS[N(11)]}",
    "all-days": "5",
    "all-hours": "40",
    "all-organiser": "county_org_department",
    "all-waived": "false",
    "all-passed": "true",
}


def at(people, step: int, *names: str) -> list:
    found = []
    for name in names:
        found.append(people.case(person=people.applicant(name)))
        walk(people, found[-1], until=N(step))
    return found


def send(user, step: Step, cases: list, do: str = "submit", attempts: dict | None = None, **typed):
    client = Client()
    client.force_login(user)
    data = {"case": [case.pk for case in cases], "do": do} | {
        f"p{case.pk}-{name}": value for case in cases for name, value in (("attempt", "1"), ("outcome", "forward"))
    }
    return client.post(reverse("bulk_step", args=[step]), data | (attempts or {}) | typed)


def recorded(response) -> list[str]:
    return [candidate.case.person.name for candidate in response.context["done"]]


def told(response) -> dict[str, str]:
    return {c.case.person.name: "\n".join(c.told) for c in response.context["candidates"] if c.told}


def test_one_class_is_recorded_once_for_three_people(people):
    cases = at(people, 11, "何平", "高远", "白云")
    response = send(people.bob, N(11), cases, **CLASS)
    assert sorted(recorded(response)) == ["何平", "白云", "高远"]
    assert all("符合 4 条，不符合 0 条" in candidate.summed for candidate in response.context["done"])
    acts = Act.objects.filter(step=N(11)).order_by("pk")
    assert {(act.happened_on, act.outcome, act.recorded_by) for act in acts} == {(DAYS[N(11)], "forward", people.bob)}
    assert all(N(12) in open_steps(case) for case in cases)


def test_one_refusal_does_not_undo_the_others_and_what_was_typed_is_kept(people):
    first, second = at(people, 11, "何平", "高远")
    response = send(people.bob, N(11), [first, second], **CLASS, **{f"p{second.pk}-passed": "false"})
    assert response.status_code == 422
    assert recorded(response) == ["何平"]
    assert "第十" in told(response)["高远"]
    assert open_steps(second) >= {N(11)}
    assert draft_of(people.bob, second, N(11)).data["passed"] == ["false"]
    assert f'value="{DAYS[N(11)]}"' in response.content.decode()


def test_a_second_submit_is_harmless_and_says_what_happened(people):
    cases = at(people, 11, "何平", "高远")
    send(people.bob, N(11), cases, **CLASS)
    again = send(people.bob, N(11), cases, **CLASS)
    assert recorded(again) == []
    assert "已经办结" in again.content.decode()
    assert Act.objects.filter(step=N(11)).count() == 2


def test_a_stale_attempt_is_refused(people):
    (case,) = at(people, 11, "何平")
    for attempt in ("2", "", "x"):
        response = send(people.bob, N(11), [case], attempts={f"p{case.pk}-attempt": attempt}, **CLASS)
        assert recorded(response) == []
        assert told(response)["何平"]
    assert not Act.objects.filter(step=N(11)).exists()


def test_the_preview_judges_each_and_records_nothing(people):
    first, second = at(people, 11, "何平", "高远")
    response = send(people.bob, N(11), [first, second], do="preview", **CLASS, **{f"p{second.pk}-passed": "false"})
    lawful = {c.case.person.name: c.preview.lawful for c in response.context["candidates"]}
    assert lawful == {"何平": True, "高远": False}
    assert not Act.objects.filter(step=N(11)).exists()


def ballot(case, in_favour: int) -> dict[str, str]:
    counts = {"present": 6, "issued": 6, "in_favour": in_favour, "against": 6 - in_favour, "abstained": 0, "invalid": 0}
    counts |= {"written_in_favour": 0, "written_against": 0}
    return {f"p{case.pk}-ballot-{name}": str(count) for name, count in counts.items()}


MEETING = {
    "all-on": f"{DAYS[N(15)]}",
    "all-candidate_present": "true",
    "all-introducers_present": "2",
    "all-one_by_one": "true",
    "all-secret": "true",
    "all-written_before_meeting": "true",
    "all-proxy_votes": "0",
    "all-exclusions-none": "on",
    "all-resolution_fields": [
        "should_attend",
        "present",
        "favour",
        "against",
        "abstain",
        "meeting_date",
        "secretary_signature",
    ],
}


def test_at_one_meeting_each_candidate_has_the_own_ballot_and_outcome(people):
    first, second = at(people, 15, "何平", "高远")
    typed = MEETING | agenda() | ballot(first, 6) | ballot(second, 2)
    typed |= {f"p{second.pk}-outcome": "not_adopted", f"p{second.pk}-reason": "票数未过半"}
    response = send(people.alice, N(15), [first, second], **typed)
    assert sorted(recorded(response)) == ["何平", "高远"], told(response)
    counts = dict(Ballot.objects.values_list("act__case__person__name", "in_favour"))
    assert counts == {"何平": 6, "高远": 2}
    assert Ballot.objects.values("meeting").distinct().count() == 1


def test_counts_for_all_are_no_vote(people):
    (case,) = at(people, 15, "何平")
    typed = {name.replace(f"p{case.pk}", "all"): count for name, count in ballot(case, 6).items()}
    response = send(people.alice, N(15), [case], **MEETING, **agenda(), **typed)
    assert recorded(response) == []
    assert "all-ballot" not in response.content.decode()


def agenda() -> dict[str, str]:
    from workflows.step_pages.form import StepForm

    names = [name for name in StepForm(N(15)).fields if name.startswith("agenda-")]
    return {f"all-{name}": str(place) for place, name in enumerate(names, 1)}


def test_opinions_and_personal_papers_are_never_recorded_in_bulk(people):
    client = Client()
    client.force_login(people.alice)
    for step in Step:
        status = client.get(reverse("bulk_step", args=[step])).status_code
        assert status == (302 if step in (*TOGETHER, *ENTERED_AT) else 404), step  # at two, what comes round is entered
    assert client.get(reverse("bulk_step", args=["joint_vetting"])).status_code == 404
    assert {N(2), N(6), N(10), N(13), N(14), N(16), N(17), N(21), N(24)}.isdisjoint(TOGETHER)


def test_what_is_each_persons_own_is_asked_at_some_step(people):
    asked = {question.fact for step in TOGETHER for question in questions_of(step)}
    assert asked >= OWN


def test_a_strangers_case_is_404_and_whoever_only_looks_records_nothing(people):
    (case,) = at(people, 11, "何平")
    assert send(people.charlie, N(11), [case], **CLASS).status_code == 404
    response = send(people.alice, N(11), [case], **CLASS)  # her branch's case, the committee's step
    assert recorded(response) == []
    assert open_steps(case) >= {N(11)}


def test_the_list_offers_a_choice_where_one_step_is_looked_at(people):
    at(people, 11, "何平", "高远")
    client = Client()
    client.force_login(people.bob)
    text = client.get(reverse("case_list") + f"?step={N(11)}").content.decode()
    assert text.count('name="case"') == 2
    assert 'name="case"' not in client.get(reverse("case_list")).content.decode()
    assert 'name="case"' not in client.get(reverse("case_list") + "?step=political_vetting").content.decode()
    client.force_login(people.alice)
    assert 'name="case"' not in client.get(reverse("case_list") + f"?step={N(11)}").content.decode()


def test_the_form_costs_the_same_statements_however_many_people_are_in_it(people):
    cases = at(people, 11, "何平", "高远", "白云", "郑航", "李想")
    client = Client()
    client.force_login(people.bob)

    def cost(few) -> int:
        with CaptureQueriesContext(connection) as sent:
            client.get(reverse("bulk_step", args=[N(11)]), {"case": [case.pk for case in few]})
        return len(sent)

    assert cost(cases[:2]) == cost(cases) <= 16


def test_many_people_are_a_job_that_anybody_can_watch_and_repeat(people, monkeypatch):
    monkeypatch.setattr(page, "AT_ONCE", 1)
    first, second = at(people, 11, "何平", "高远")
    response = send(people.bob, N(11), [first, second], **CLASS, **{f"p{second.pk}-passed": "false"})
    job = Job.objects.get()
    assert response.url == reverse("job_page", args=[job.pk])
    assert not Act.objects.filter(step=N(11)).exists()
    assert work(lambda: False, once=True) == 2
    found = {item.subject_pk: (item.state, item.message) for item in job.items.all()}
    assert found[first.pk][0] == "done"
    assert found[first.pk][1].startswith("已记录。符合 4 条，不符合 0 条")
    assert found[second.pk][0] == "failed"
    assert "第十" in found[second.pk][1]
    assert Act.objects.get(step=N(11)).recorded_by == people.bob
    assert draft_of(people.bob, second, N(11)).data["passed"] == ["false"]
    assert record_one(job.items.get(subject=f"case:{first.pk}")) == "此前已记录。"
    assert Act.objects.filter(step=N(11)).count() == 1
