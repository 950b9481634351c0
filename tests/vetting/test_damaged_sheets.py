"""Every kind of damaged sheet is refused with a sentence and stores nothing. The large corpus is in the campaign."""

from random import Random

import pytest

from recruitment.refusal import Refusal
from recruitment.vetting.models import Draft, Opinion
from recruitment.vetting.sheets.writing import spreadsheet
from tests.damaged_sheets import damaged
from tests.raw_sheet import rows_in, workbook
from workflows import rounds

pytestmark = pytest.mark.django_db


def good_rows(part, user) -> list[list[str]]:
    """A sheet as it comes back filled in, everybody without objection."""
    rows = rows_in(spreadsheet(rounds.issue_sheet(part, acting_user=user)))
    rows[3][1], rows[3][3] = "王检察", f"{part.round.sent_on:%Y-%m-%d}"
    for row in rows[5:]:
        row[7] = "无异议"
    return rows


def test_one_of_every_kind_of_damage_stores_nothing_and_says_why(ground, cases):
    part = ground.parts(ground.sent())[0]
    good, taken, told = good_rows(part, ground.clerks[0]), [], []
    for name, content in damaged(good, Random(7)):  # noqa: S311 - the same corpus every time
        try:
            rounds.look_at_sheet(part, acting_user=ground.clerks[0], content=content)
            taken.append(name)
        except Refusal as refusal:
            told += [(name, reason) for reason in refusal.reasons]
    assert taken == []
    assert [(name, reason) for name, reason in told if not reason.strip() or "{" in reason] == []
    assert not Opinion.objects.exists()
    assert not Draft.objects.exists()
    assert rounds.look_at_sheet(part, acting_user=ground.clerks[0], content=workbook(good)).changes
