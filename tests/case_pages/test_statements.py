"""The pages of a case ask the database the same number of questions, however much is recorded and however many cases
there are."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.cases.amending import amend_fact
from recruitment.cases.materials import receive_material
from recruitment.cases.models import Act
from tests.cases.test_materials import pdf
from tests.facts import N
from tests.journeys import walk

from .test_case_page import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def asked(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(path).status_code == 200
    return len(counted)


@pytest.fixture
def counts(people, case):
    walk(people, case, until=N(10))
    client = signed_in(people.alice)
    own = f"/cases/{case.pk}/"
    paths = [own, own + "records/organization_talk/", own + "materials/", own + "history/", own + "chart/"]
    for path in paths:
        client.get(path)  # statements that are written once are written now
    return lambda: {path: asked(client, path) for path in paths}


def test_more_of_everything_asks_no_more(people, case, counts):
    before = counts()
    talk = Act.objects.get(case=case, step=N(2))
    for day in range(20, 25):
        said = {"acting_user": people.alice, "acting_as": "组织委员", "act": talk, "field": "on", "reason": "谈话记录"}
        amend_fact(**said, value=date(2015, 3, day))
    by = {"acting_user": people.alice, "acting_as": "组织委员", "case": case, "received_on": date(2015, 3, 2)}
    for pages in (1, 2, 3):
        receive_material(**by, key="application_letter", content=pdf(pages), file_name="申请书.pdf")
    for number in range(12):
        walk(people, people.case(person=people.applicant(f"申请人{number}")), until=N(3))
    assert counts() == before
    assert max(before.values()) <= 60, before
