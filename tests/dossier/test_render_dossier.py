"""render_dossier: everything that was recorded is on the sheet of its step, and only what was recorded."""

import json
import re
from hashlib import sha256

import pytest
from django.db import models

from recruitment.cases.amending import amend_fact
from recruitment.cases.models import DETAILS, Act, Amendment, Contact, Entry, Introducer, Material, Verdict
from recruitment.cases.services import record_entry
from recruitment.dossier.wording import step_title
from recruitment.journal.models import JournalEntry
from recruitment.papers import PAPERS
from recruitment.steps import Step
from tests.dossier.papers import pdf, stored

NOT_TEXT = {"outcome", "answer", "effect", "citation", "message_en", "sha256", "archiving.materials"}
"""Columns of words and of figures; the English sentence is for the English page."""


def test_a_canary_in_every_text_is_found_on_the_sheet_of_its_step(paper_case, rendered, officer):
    case = paper_case()
    _complete(case, officer)
    planted = list(_plant(case))
    book = rendered(case)
    assert len(planted) > 150
    assert [(step, word) for step, word in planted if word not in book.part(_mark(step))] == []


def _mark(step: str) -> str:
    return step_title(step)


def _complete(case, officer):
    by = {"acting_user": officer, "acting_as": "组织委员", "case": case}
    record_entry(**by, step=Step.CULTIVATION_AND_EXAMINATION, kind=Entry.Kind.EXAMINATION, on=case.opened_at.date())
    Entry.objects.update(opinion="意见")
    talk = Act.objects.get(case=case, step=Step.ORGANIZATION_TALK)
    amend_fact(
        acting_user=officer, acting_as="x", act=talk, field="talker_post", value="branch_secretary", reason="录错"
    )
    kept = {"recorded_by": officer, "acting_as": "组织委员", "case": case}
    Material.objects.create(
        key="talk_record", **stored(pdf(1)), size=9, pages=1, file_name="a.pdf", signers="x", **kept
    )
    Material.objects.create(key="id_card_copy", not_applicable_reason="免交", **kept)


def _plant(case):
    """Write a word of its own into every text column of every row of the case."""
    number = 0
    for model in (Act, *DETAILS.values(), Verdict, Amendment, Contact, Introducer, Entry, Material):
        mine = {"case": case} if hasattr(model, "case") else {"act__case": case}
        for column in model._meta.concrete_fields:
            texts = type(column) in (models.CharField, models.TextField)
            if not texts or column.choices or column.name in NOT_TEXT:
                continue
            for row in model.objects.filter(**mine):
                if model is Material and not getattr(row, column.name):
                    continue
                number += 1
                word = f"雀{number:04}"
                model.objects.filter(pk=row.pk).update(**{column.name: word})
                yield _step_of(row), word


def _step_of(row) -> str:
    if isinstance(row, Material):
        return PAPERS[row.key].step.value
    return row.step if hasattr(row, "step") else row.act.step


@pytest.mark.both_databases
def test_every_recorded_step_has_a_sheet_and_the_cover_says_how_many_pages(paper_case, rendered):
    book = rendered(paper_case())
    assert [_mark(step) for step in Step if _mark(step) not in book.range] == []
    assert "联审" in book.range
    assert f"共{len(book.pages)}页" in book.pages[0]
    assert f"第{len(book.pages)}页共{len(book.pages)}页" in book.pages[-1]
    page = book.range["第3步　推荐和确定入党积极分子"][0] + 1
    assert re.search(rf"第3步推荐和确定入党积极分子\.+{page}第4步", book.pages[1])


def test_what_is_not_done_yet_is_in_the_timeline_and_has_no_sheet(paper_case, rendered):
    book = rendered(paper_case(steps=2))
    assert "第25步材料归档———尚未办理" in book.part("二、二十五步时间线")
    assert "第25步　材料归档" not in book.range


def test_an_amendment_shows_the_old_value_the_new_one_and_the_reason(paper_case, rendered, officer):
    case = paper_case(steps=2)
    talk = Act.objects.get(case=case, step=Step.ORGANIZATION_TALK)
    by = {"acting_user": officer, "acting_as": "组织委员", "act": talk}
    amend_fact(**by, field="talker_post", value="branch_secretary", reason="原始记录写明为书记")
    sheet = rendered(case).part("第2步　党组织派人谈话")
    assert "谈话人职务组织委员支部书记" in sheet
    assert "更正理由：原始记录写明为书记" in sheet
    assert "更正前的审核结论（已被取代）" in sheet


def test_a_superseded_attempt_stays_readable_beside_the_later_one(paper_case, rendered, officer):
    case = paper_case(steps=2)
    Act.objects.filter(case=case, step=Step.ORGANIZATION_TALK).update(superseded=True, reason="谈话人不具备资格")
    Act.objects.create(
        case=case,
        step=Step.ORGANIZATION_TALK,
        attempt=2,
        recorded_by=officer,
        outcome="forward",
        acting_as="组织委员",
    )
    sheet = rendered(case).part("第2步　党组织派人谈话")
    assert "第1次记录【据纸质材料补录】【已由后来的记录取代】" in sheet
    assert "谈话人不具备资格" in sheet
    assert "第2次记录" in sheet


def test_the_journal_notes_the_hash_once_and_unchanged_facts_keep_their_version(paper_case, rendered, tmp_path):
    case = paper_case(steps=2)
    hashes = []
    for _ in range(2):
        rendered(case)
        hashes.append(sha256((tmp_path / f"{case.pk}.pdf").read_bytes()).hexdigest())
    (made,) = [json.loads(e.details) for e in JournalEntry.objects.filter(action="dossier_rendered")]
    assert made["version"] == 1
    assert hashes == [made["sha256"]] * 2
    assert "生成纪实档案" not in rendered(case).text


def test_text_that_looks_like_a_programme_is_printed_as_text(paper_case, rendered):
    case = paper_case(steps=2)
    hostile = "<script>alert(1)</script><img src=file:///etc/passwd>{{ case.pk }}{% now 'Y' %}&lt;</td></table>"
    Act.objects.filter(case=case, step=Step.ORGANIZATION_TALK).update(reason=hostile)
    assert "".join(hostile.split()) in rendered(case).part("第2步　党组织派人谈话")


def test_an_opinion_of_three_thousand_characters_is_printed_whole(paper_case, rendered, officer):
    case = paper_case(steps=6)
    opinion = "".join(f"第{n}句：该同志工作认真负责，团结群众。" for n in range(160))[:3000]
    by = {"acting_user": officer, "acting_as": "组织委员", "case": case}
    step, kind = Step.CULTIVATION_AND_EXAMINATION, Entry.Kind.EXAMINATION
    record_entry(**by, step=step, kind=kind, on=case.opened_at.date(), opinion=opinion)
    book = rendered(case)
    between_pages = r"发展党员全程纪实档案.{0,60}?第\d+页共\d+页(日期种类录入时间经办人补录)?"
    assert opinion in re.sub(between_pages, "", book.part("第6步　培养教育考察"))
    assert len(book.pages) < 20
