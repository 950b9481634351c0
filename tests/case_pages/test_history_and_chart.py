"""The course of a case in sentences, and the picture with its place."""

import re

import pytest
from defusedxml import ElementTree as ET

from tests.cast import cast
from tests.facts import N
from tests.journeys import walk

from .test_case_page import signed_in

pytestmark = pytest.mark.django_db


def test_the_journal_speaks_in_sentences_and_names_the_joint_vetting():
    people = cast("taiping")
    case = people.case()
    walk(people, case, until=N(11))
    page = signed_in(people.alice).get(f"/cases/{case.pk}/history/").content.decode()
    assert "执纪执法部门联审：联审合格" in page
    assert "递交入党申请书：受理" in page
    assert "状态变更：入党申请人 → 入党积极分子" in page
    assert "joint_vetting" not in page
    assert signed_in(people.charlie).get(f"/cases/{case.pk}/history/").status_code == 404


@pytest.mark.parametrize("stage", range(1, 6))
def test_the_chart_marks_where_the_case_is(people, case, stage):
    walk(people, case, until=N(10))
    page = signed_in(people.alice).get(f"/cases/{case.pk}/chart/?stage={stage}").content.decode()
    svg = ET.fromstring(re.search(r"<svg.*?</svg>", page, re.S)[0])
    classes = [
        g.get("class").split()[1:] for g in svg.iter("{http://www.w3.org/2000/svg}g") if "task" in g.get("class")
    ]
    done = {1: 2, 2: 4, 3: 3, 4: 0, 5: 0}[stage]
    assert sum("done" in c for c in classes) == done
    assert sum("open" in c or "blocked" in c for c in classes) == (2 if stage == 3 else 0)
    assert "style=" not in page


def test_the_chart_opens_at_the_stage_that_is_under_way(people, case):
    walk(people, case, until=N(10))
    page = signed_in(people.alice).get(f"/cases/{case.pk}/chart/").content.decode()
    assert re.search(r'aria-current="true">3 ', page)
    assert "第10步 进行政治审查：" in page
