"""Steps 9 to 15: the sentences beside the worked examples, and which rule speaks when dates are out of order."""

import json
from datetime import date

import pytest

from recruitment.rules import book as rule_book
from recruitment.rules import casefile
from recruitment.rules.judgement import judge
from recruitment.rules.profile import Profile

LOCAL_RULES = frozenset({"S10-JOINT"})
BOOK = rule_book.Book(Profile("here", "", LOCAL_RULES, "before_step_11", rule_book.book("national").figures))
INTRODUCERS = "determine_introducers.introducers"
MEETING = "admission_general_meeting"


def findings(patch: dict) -> dict[str, str]:
    """Rule -> its sentence, for the complete case of 2014 with each dotted path of `patch` set (None: taken away)."""
    text = (rule_book.Path(rule_book.__file__).parent / "examples" / "complete_2014.json").read_text("utf-8")
    document = json.loads(text)
    for path, value in patch.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        holder = document if parents[:1] == ["joint_vetting"] else document["steps"]
        for part in parents:
            holder = holder[part]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    case = casefile.read(json.dumps(document), "case").case
    found = judge(BOOK, case).findings
    assert all("{" not in finding.message("en") for finding in found)
    return {finding.rule.id: finding.message() for finding in found}


@pytest.mark.parametrize(
    ("rule", "patch", "sentence"),
    [
        ("S09-TWO", {f"{INTRODUCERS}": []}, "确定了0名入党介绍人，应为2名，请重新确定。"),
        (
            "S09-FULL",
            {f"{INTRODUCERS}.1.member_status_at_form": "probationary", f"{INTRODUCERS}.1.name": None},
            "入党介绍人2在入党志愿书上填写意见之日是预备党员。预备党员不能作入党介绍人，请另行确定正式党员。",
        ),
        ("S10-JOINT", {"joint_vetting.result": "fail"}, "联审有异议，未通过。请核实处理后重新联审。"),
        (
            "S10-JOINT",
            {"joint_vetting.replies": 8, "joint_vetting.departments_missing": None},
            "联审共10个部门，已答复8个，尚有2个没有答复，不得办结。",
        ),
        (
            "S10-JOINT",
            {"joint_vetting.closed_on": "2023-11-15"},
            "联审于2023年11月15日办结，应在政治审查作出结论（2023年11月15日）之后。",
        ),
        (
            "S10-JOINT",
            {"joint_vetting.closed_on": "2023-11-22"},
            "联审于2023年11月22日办结，应在集中培训开始（2023年11月22日）之前。",
        ),
        (
            "S11-PRE",
            {"centralized_training.started_on": "2023-10-17"},
            "第11步“开展集中培训”在2023年10月17日，早于第8步“报上级党委备案”（2023年10月18日）。",
        ),
        (
            "S11-MANDATORY",
            {"centralized_training.passed": False},
            "集中培训考核不合格。未经培训的，除个别特殊情况外，不能发展入党，请安排补训。",
        ),
        (
            "S12-COLLECTIVE",
            {"branch_committee_review.body": "other"},
            "审查没有由支部委员会集体进行。请由支部委员会（不设支部委员会的，由支部党员大会）集体讨论审查。",
        ),
        (
            "S13-WRITTEN",
            {"superior_pre_review.result": "fail"},
            "预审不合格，却发放了入党志愿书（编号辽202300000123）。入党志愿书只发给预审合格的发展对象，请收回。",
        ),
        (
            "S14-PRE",
            {"fill_membership_form.on": "2023-12-11"},
            "入党志愿书2023年12月11日填写，早于发放（2023年12月12日）。请核对日期。",
        ),
        (
            "S14-PRE",
            {"fill_membership_form.on": "2023-12-11", "fill_membership_form.issued_on": None},
            "第14步“填写入党志愿书”在2023年12月11日，早于第13步“上级党委预审”（2023年12月12日）。",
        ),
        (
            "S14-SELF",
            {"fill_membership_form.filled_by_person": False},
            "入党志愿书不是本人填写。请换发后由本人如实填写。",
        ),
        (
            "S14-ORDER",
            {"fill_membership_form.introducer_opinions_on": ["2023-12-14", "2023-12-16"]},
            "入党介绍人于2023年12月14日填写意见，早于本人填写入党志愿书（2023年12月15日）。请核对日期。",
        ),
        (
            "S15-PRE",
            {f"{MEETING}.on": "2023-12-11"},
            "第15步“支部大会讨论”在2023年12月11日，早于第13步“上级党委预审”（2023年12月12日）。",
        ),
        (
            "S15-SEQUENCE",
            {f"{MEETING}.agenda": ["introducers", "candidate_report", "committee_report", "discussion", "ballot"]},
            "支部大会的程序先后有误，应依次为：本人汇报、入党介绍人介绍情况、支委会报告审查情况、党员讨论、无记名投票表决。",
        ),
        (
            "S15-WRITTEN",
            {f"{MEETING}.proxy_votes": 1},
            "有1票由他人代为投出。不得委托投票，因故不能到会的应在会前提交书面意见。",
        ),
        (
            "S15-BALLOTS",
            {f"{MEETING}.ballot.issued": 10},
            "发出选票10张，多于实到会有表决权的正式党员9人，票决无效，请核对后重新投票。",
        ),
        (
            "S15-BALLOTS",
            {f"{MEETING}.ballot.written_against": 3},
            "到会投票9人，书面意见4份，合计13，多于应到会有表决权的正式党员12人，请核对票数。",
        ),
    ],
)
def test_the_sentence_names_the_numbers(rule, patch, sentence):
    assert findings(patch)[rule] == sentence


def test_a_form_filled_in_after_the_meeting_is_the_finding_of_the_form_alone():
    late = {"fill_membership_form.on": "2023-12-21", "fill_membership_form.introducer_opinions_on": ["2023-12-21"] * 2}
    sentence = "入党志愿书2023年12月21日填写，晚于支部大会（2023年12月20日）。应先填写入党志愿书，再召开支部大会。"
    assert findings(late) == {"S14-ORDER": sentence}


def test_a_failed_vetting_or_pre_review_speaks_once():
    assert "S12-PRE" not in findings({"political_vetting.result": "fail"})
    failed = findings({"superior_pre_review.result": "fail", "superior_pre_review.form_serial": None})
    assert set(failed) == {"S14-PRE"}


def test_a_vote_repeated_rests_on_the_latest_pre_review_and_form():
    text = (rule_book.Path(rule_book.__file__).parent / "examples" / "complete_2014.json").read_text("utf-8")
    document = json.loads(text)
    steps = document["steps"]
    review, form, meeting = (steps[name] for name in ("superior_pre_review", "fill_membership_form", MEETING))
    later = {"on": "2024-01-03", "reviewer": "party_committee", "result": "fail", "result_in_writing": True}
    steps["superior_pre_review"] = [review, later]
    steps[MEETING] = [meeting, meeting | {"on": "2024-01-05"}]
    steps["fill_membership_form"] = [form]
    case = casefile.read(json.dumps(document), "case").case
    found = judge(rule_book.book("national"), case)
    assert [(v.rule.id, v.on) for v in found.findings if v.rule.id[:3] < "S16"] == [("S15-PRE", date(2024, 1, 5))]
    assert [v.answer for v in found.verdicts if v.rule.id == "S15-PRE"] == ["met", "not_met"]
