"""Findings that no case file can carry, planted in the tables by SQL: papers, texts, the register of members."""

import pytest
from django.db import connection

from recruitment.audit.checks.kept_papers import due
from recruitment.audit.gathering import gather
from recruitment.cases.models import Act, Case, Entry, Introducer, Material
from recruitment.people.identity import record_identity_number
from recruitment.steps import Step
from tests.journeys import walk

from .conftest import TODAY
from .files import complete, take_in

pytestmark = pytest.mark.django_db
TEXT = "通过学习党章，我对党的宗旨有了更深的认识，今后要在工作中严格要求自己。"


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def paper(people, case: Case, key: str, dated_on: str, version: int = 1, sha256: str = "0" * 64) -> None:
    Material.objects.create(
        case=case,
        key=key,
        version=version,
        sha256=sha256,
        file="00/0",
        dated_on=dated_on,
        recorded_by=people.alice,
        acting_as="青山镇机关党支部 组织委员",
    )


def act(case: Case, number: int) -> int:
    return Act.objects.get(case=case, step=Step.numbered(number)).pk


def copied_reports(people, case):
    other = take_in(people, complete(), "何晓燕")
    for whose, day in ((case, "2022-12-15"), (other, "2023-03-15")):
        sql(
            "UPDATE recruitment_entry SET opinion = %s WHERE case_id = %s AND kind = 'thought_report' "
            "AND happened_on = %s AND step = 'cultivation_and_examination'",
            day + TEXT,
            whose.pk,
            day,
        )


def praise_only(people, case):
    entry = Entry.objects.filter(case=case, kind="examination").order_by("pk").first()
    sql("UPDATE recruitment_entry SET attested = %s, opinion = '' WHERE id = %s", False, entry.pk)


def many_relatives(people, case):
    other = take_in(people, complete(), "何晓燕")
    for row in Introducer.objects.filter(act__case__in=(case, other), name="甲"):
        sql(
            "UPDATE recruitment_introducer SET member_id = %s, is_relative = %s WHERE id = %s",
            people.members[0].pk,
            True,
            row.pk,
        )


def another_birth_date(people, case):
    record_identity_number(acting_user=None, person=case.person, number="11010519491231002X")


IN_ROWS = {
    "A08": lambda people, case: paper(people, case, "member_recommendation_form", "2022-10-01"),
    "A18": copied_reports,
    "A20": praise_only,
    "A33": lambda people, case: paper(people, case, "vetting_letters", "2023-12-01"),
    "A47": lambda people, case: paper(people, case, "admission_resolution", "2023-12-22"),
    "A73": another_birth_date,
    "A75": many_relatives,
}


@pytest.mark.parametrize("code", IN_ROWS)
def test_it_is_found_in_the_tables(people, codes, among_many, code):
    case = take_in(people, complete())
    before = set(codes(case)) | among_many().get(case.pk, set())
    IN_ROWS[code](people, case)
    after = set(codes(case)) | among_many().get(case.pk, set())
    assert code not in before
    assert code in after


def test_a_should_attend_number_that_the_register_contradicts_is_found(people, codes):
    case = people.case()
    walk(people, case, until=Step.numbered(16))
    assert "A50" not in codes(case)
    sql("UPDATE recruitment_ballot SET eligible = 7 WHERE act_id = %s", act(case, 15))
    assert "A50" in codes(case)


def test_a_probation_that_the_register_dates_otherwise_is_found(people, codes):
    case = people.case()
    walk(people, case, until=Step.numbered(19))
    assert "A60" not in codes(case)
    sql("UPDATE recruitment_membership SET valid_from = '2016-08-20' WHERE person_id = %s", case.person_id)
    assert "A60" in codes(case)


def test_one_day_for_five_people_of_a_branch_is_found(people, among_many):
    cases = [take_in(people, complete(), f"申请人{sign}") for sign in "甲乙丙丁"]
    assert among_many() == {}
    cases.append(take_in(people, complete(), "申请人戊"))
    assert {case.pk: {"A70"} for case in cases} == among_many()


def test_a_file_kept_here_that_lacks_a_paper_is_found_and_a_reason_is_not(people, codes):
    case = take_in(people, complete())
    (gathered,) = gather([case.pk], TODAY)
    for number, wanted in enumerate(due(gathered)):
        if wanted.key != "training_certificate":
            paper(people, case, wanted.key, None, sha256=f"{number:064}")
    assert codes(case) == ["A32", "A41"]  # letters were written to relatives, and there is none
    Material.objects.create(
        case=case,
        key="training_certificate",
        not_applicable_reason="当年不发证书",
        recorded_by=people.alice,
        acting_as="组织委员",
    )
    assert codes(case) == ["A32"]
