"""A dossier lists the papers that its recorded steps ask for and that nobody handed in, as the case page does."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.cases.materials import receive_material
from recruitment.cases.waiving import decide_waiver, propose_waiver
from recruitment.dossier.selectors import dossier_of
from tests.cases.test_materials import pdf


def test_what_is_missing_stands_by_step_until_it_is_handed_in(paper_case, officer):
    case = paper_case(steps=2)
    lacking = dossier_of(case, "full").lacking
    assert lacking.title == "已办步骤尚缺的必备材料（2 种）"
    assert [row.cells for row in lacking.rows] == [
        ("第1步　递交入党申请书", "入党申请书"),
        ("第2步　党组织派人谈话", "同入党申请人谈话记录"),
    ]
    by = {"acting_user": officer, "acting_as": "组织委员", "case": case, "received_on": date(2026, 1, 5)}
    receive_material(**by, key="application_letter", content=pdf(), file_name="申请书.pdf")
    assert [row.cells[1] for row in dossier_of(case, "full").lacking.rows] == ["同入党申请人谈话记录"]
    receive_material(**by, key="talk_record", content=pdf(), file_name="谈话.pdf")
    assert dossier_of(case, "full").lacking is None


def test_papers_of_the_publicity_are_asked_for_only_under_the_edition_of_2026(paper_case):
    lacking = dossier_of(paper_case(), "full").lacking
    (filing,) = [row.cells[1] for row in lacking.rows if row.cells[0].startswith("第8步")]
    assert filing == "发展对象备案报告、发展对象备案批复"


def test_a_paper_counts_as_not_applicable_only_once_the_committee_has_agreed(paper_case, officer):
    case = paper_case(steps=2)
    by = {"acting_user": officer, "acting_as": "组织委员"}
    said = propose_waiver(**by, case=case, key="talk_record", reason="谈话当年没有作记录")
    for remark, held in (("", "拟不适用，待党委审批"), ("须补交说明", "拟不适用，党委未同意")):
        if remark:
            bob = User.objects.create(username="qian", last_name="钱", first_name="明远")
            decide_waiver(acting_user=bob, acting_as="组织员", material=said, agreed=False, remark=remark)
        dossier = dossier_of(case, "full")
        assert dossier.materials_note == "材料目录共 72 种，已归入 0 种，注明不适用 0 种。"
        (row,) = [row for row in dossier.materials.rows if "谈话" in row.cells[1]]
        assert row.cells[1] == f"同入党申请人谈话记录（{held}）"
    told = {
        fact.label: fact.value for sheet in dossier.sheets for t in sheet.tables for r in t.rows for fact in r.prose
    }
    assert told["不适用的理由"] == "谈话当年没有作记录（拟不适用，党委未同意）"
    assert told["审批"].endswith("钱明远，组织员：不同意。须补交说明")
    assert [row.cells[1] for row in dossier.lacking.rows] == ["入党申请书", "同入党申请人谈话记录"]
