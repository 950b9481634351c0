"""The offline round trip: a numbered, sealed sheet out, the whole of it back or nothing."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from recruitment.people.identity import record_identity_number
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.vetting.models import Draft, Opinion, Sheet, SignedPage
from recruitment.vetting.sheets.pages import opened
from recruitment.vetting.sheets.writing import spreadsheet
from tests.raw_sheet import GOOD, rows_in, workbook
from workflows import rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(ground, cases):
    record_identity_number(acting_user=None, person=cases[0].person, number=GOOD)
    return ground.parts(ground.sent())[0]


@pytest.fixture
def clerk(ground):
    return ground.clerks[0]


def scan() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(file, "PNG")
    return file.getvalue()


def filled(issued_rows, part, **answers):
    """The rows as they come back: everybody without objection, but for those named."""
    rows = [list(row) for row in issued_rows]
    rows[3][1], rows[3][3] = "王检察", f"{part.round.sent_on:%Y-%m-%d}"
    for row in rows[5:]:
        row[7:11] = answers.get(row[1], ["无异议", "", "", ""])
    return rows


def issued(part, user):
    return rows_in(spreadsheet(rounds.issue_sheet(part, acting_user=user)))


def test_a_sheet_goes_out_and_comes_back_as_the_departments_reply(ground, part, clerk):
    rows = issued(part, ground.dora)
    assert rows[5][:6] == ["1", "林小雨", "女", "1990-03-14", GOOD, "青山镇机关党支部"]
    back = workbook(filled(rows, part, 高远=["有异议", "否决", "1", "2019年被行政拘留"]))
    taken = rounds.take_sheet(part, acting_user=clerk, content=back, scan=scan(), scan_name="签字页.png")
    assert [(c.number, c.after) for c in taken.changes] == [(1, "无异议"), (2, "有异议（否决）")]
    opinions = Opinion.objects.order_by("person__number")
    assert [(o.answer, o.grade, o.signer) for o in opinions] == [
        ("no_objection", "", "王检察"),
        ("objection", "veto", "王检察"),
    ]
    part.refresh_from_db()
    assert (part.state, part.sheet_taken) == ("handed_in", 1)


def test_the_signed_page_is_kept_sealed_and_opens_as_it_came(part, clerk):
    page = scan()
    back = workbook(filled(issued(part, clerk), part))
    rounds.take_sheet(part, acting_user=clerk, content=back, scan=page, scan_name="签字页.png")
    (kept,) = SignedPage.objects.all()
    with default_storage.open(kept.file.name, "rb") as file:
        assert b"PNG" not in file.read()
    assert opened(kept) == page


def test_without_the_signed_page_or_with_something_else_nothing_is_taken(part, clerk):
    back = workbook(filled(issued(part, clerk), part))
    for page, said in ((b"", "请附上签字盖章页"), (b"MZ not a scan", "PDF、JPEG 或 PNG")):
        with pytest.raises(Refusal, match=said):
            rounds.take_sheet(part, acting_user=clerk, content=back, scan=page)
    assert nothing_stored()


def nothing_stored() -> bool:
    return not (Opinion.objects.exists() or Draft.objects.exists() or SignedPage.objects.exists())


def test_a_dry_run_tells_what_would_change_and_changes_nothing(part, clerk):
    back = workbook(filled(issued(part, clerk), part, 高远=["待核实", "", "", "同名待查"]))
    looked = rounds.look_at_sheet(part, acting_user=clerk, content=back)
    assert [(c.name, c.before, c.after) for c in looked.changes] == [("林小雨", "", "无异议"), ("高远", "", "待核实")]
    assert nothing_stored()
    part.refresh_from_db()
    assert (part.state, part.batch, part.sheet_taken) == ("waiting", 0, 0)
    assert not Sheet.objects.exclude(taken_at=None).exists()


def test_the_sheet_of_another_department_or_round_or_a_forged_one_is_refused(ground, part, clerk):
    other = ground.parts(part.round)[1]
    with pytest.raises(Refusal, match="这张表属于“区委统战部”，不是“区纪委监委”"):
        rounds.look_at_sheet(part, acting_user=clerk, content=workbook(filled(issued(other, ground.dora), part)))
    rows = filled(issued(part, clerk), part)
    for row, column, text, said in (
        (1, 1, "LS2020-01-9", "这张表属于批次LS2020-01-9"),
        (1, 5, "7", "没有生成过第“7”号表"),
        (2, 1, "0" * 64, "签封与生成时不同"),
        (3, 1, "", "没有填写经办人"),
        (3, 3, "昨天", "落款日期“昨天”不是日期"),
        (3, 3, "2020-01-01", "早于批次发出日期"),
        (3, 3, "2999-01-01", "晚于今天"),
    ):
        bad = [list(r) for r in rows]
        bad[row][column] = text
        with pytest.raises(Refusal, match=said):
            rounds.look_at_sheet(part, acting_user=clerk, content=workbook(bad))


def test_a_sheet_older_than_one_taken_is_refused_and_a_newer_one_comes_too_late(part, clerk):
    first, second = issued(part, clerk), issued(part, clerk)
    third = issued(part, clerk)
    rounds.take_sheet(part, acting_user=clerk, content=workbook(filled(second, part)), scan=scan())
    for old in (first, second):
        with pytest.raises(OutOfTurn, match="不比已采用的第2号表新"):
            rounds.take_sheet(part, acting_user=clerk, content=workbook(filled(old, part)), scan=scan())
    with pytest.raises(OutOfTurn, match="已由审0甲交卷"):
        rounds.take_sheet(part, acting_user=clerk, content=workbook(filled(third, part)), scan=scan())
    assert Opinion.objects.count() == 2


def test_a_row_left_empty_is_no_consent(part, clerk):
    rows = filled(issued(part, clerk), part)
    rows[6][7:11] = ["", "", "", ""]
    with pytest.raises(Refusal) as refused:
        rounds.take_sheet(part, acting_user=clerk, content=workbook(rows), scan=scan())
    assert "第7行" in refused.value.reasons[0]
    assert "没有答复不等于同意" in refused.value.reasons[0]
    assert nothing_stored()


def test_every_fault_is_told_with_its_row_and_nothing_is_stored(part, clerk):
    rows = filled(issued(part, clerk), part)
    rows[5][1], rows[5][4] = "林小丽", "110101200001010010"
    rows[6][7:11] = ["同意", "", "", ""]
    with pytest.raises(Refusal) as refused:
        rounds.take_sheet(part, acting_user=clerk, content=workbook(rows), scan=scan())
    told = "\n".join(refused.value.reasons)
    assert "第6行：“姓名”被改动，原为“林小雨”，现为“林小丽”" in told
    assert "第6行：“公民身份号码”被改动" in told
    assert "第7行：不认识的答复“同意”" in told
    assert nothing_stored()


def test_the_courier_of_the_organisation_department_may_carry_it_and_then_does_not_close(ground, part):
    back = workbook(filled(issued(part, ground.dora), part))
    rounds.take_sheet(part, acting_user=ground.dora, content=back, scan=scan())
    for other in ground.parts(part.round)[1:]:
        ground.reply(other)
    part.round.refresh_from_db()
    with pytest.raises(Refusal, match="您已代表区纪委监委"):
        ground.closed(part.round)
    rounds.close_round(part.round, acting_user=ground.elsa, minutes="无异议")


def test_a_stranger_neither_fetches_nor_brings_a_sheet(ground, part):
    for stranger in (ground.people.bob, ground.clerks[1], ground.people.alice):
        with pytest.raises(Refusal, match="没有这一岗位"):
            rounds.issue_sheet(part, acting_user=stranger)
        with pytest.raises(Refusal, match="没有这一岗位"):
            rounds.look_at_sheet(part, acting_user=stranger, content=b"")
