"""材料目录: the five national papers first, then in the order of the case's profile."""

from dataclasses import replace
from datetime import date

import pytest

from recruitment.cases.materials import receive_material
from recruitment.dossier import archive_order
from recruitment.dossier.archive_order import ORDERS, place_in
from recruitment.dossier.selectors import dossier_of
from recruitment.papers import FIVE_NATIONAL, PAPERS
from recruitment.rules.book import book
from recruitment.rules.profile import ARCHIVE_ORDERS
from tests.dossier.papers import photograph

pytestmark = [pytest.mark.django_db]


def test_every_order_begins_with_the_five_and_has_each_paper_once(monkeypatch):
    assert set(ORDERS) == set(ARCHIVE_ORDERS)
    for name, listed in ORDERS.items():
        chosen = replace(book("taiping").profile, archive_order=name)
        monkeypatch.setattr(archive_order, "book", lambda _, chosen=chosen: type("Book", (), {"profile": chosen}))
        ordered = sorted(PAPERS, key=place_in("taiping"))
        assert tuple(ordered[:5]) == FIVE_NATIONAL
        assert ordered[5 : 5 + len(set(listed) - set(FIVE_NATIONAL))] == [k for k in listed if k not in FIVE_NATIONAL]


def test_a_national_paper_that_is_missing_keeps_its_line(paper_case, officer):
    case = paper_case(steps=4)
    by = {"acting_user": officer, "acting_as": "组织委员", "case": case, "received_on": date(2026, 1, 5)}
    receive_material(**by, key="talk_record", content=photograph(), file_name="谈话.jpg")
    receive_material(**by, key="application_letter", content=photograph(9), file_name="申请.jpg")
    lines = dossier_of(case).materials.rows
    assert [row.cells[1] for row in lines][:2] == ["★中国共产党入党志愿书", "★入党申请书"]
    assert lines[0].cells[-1] == "尚未归入"
    assert lines[0].anchor == ""
    assert lines[1].anchor == "step-submit-application"
    assert lines[-1].cells[1] == PAPERS["talk_record"].zh
