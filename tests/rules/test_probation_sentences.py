"""Steps 16 to 25: the sentences beside the worked examples, repeated acts, and which rule speaks when dates clash."""

import json
from datetime import date, timedelta

import pytest

from recruitment.rules import book as rule_book
from recruitment.rules import casefile
from recruitment.rules.calendar import add_months
from recruitment.rules.judgement import judge
from recruitment.rules.profile import Profile
from recruitment.steps import Step

LOCAL_RULES = frozenset(rule.id for rule in rule_book.RULES.values() if rule.kind == "local") - {"S21-QUARTER"}
EVERY_RULE = rule_book.Book(Profile("here", "", LOCAL_RULES, "before_step_11", rule_book.book("national").figures))
NATIONAL = rule_book.book("national")
BALLOT = {
    "eligible": 12,
    "present": 10,
    "in_favour": 10,
    "against": 0,
    "abstained": 0,
    "invalid": 0,
    "written_in_favour": 0,
    "written_against": 0,
}
STEPS = [step.value for step in Step]
MEETING, TALK, APPROVAL = "admission_general_meeting", "superior_talk", "superior_approval"
EDUCATION, CONVERSION, CONVERTED = "probation_education", "conversion_general_meeting", "conversion_approval"
ADMITTED = date(2023, 12, 20)
EXTENDED = {"on": "2024-12-24", "ballot": BALLOT, "decision": "extend", "extension_months": 6}


def judged(patch: dict, book=NATIONAL):
    """The complete case of 2014 with each dotted path of `patch` set (None: taken away), judged."""
    text = (rule_book.Path(rule_book.__file__).parent / "examples" / "complete_2014.json").read_text("utf-8")
    document = json.loads(text)
    for path, value in patch.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        holder = document if path in ("transfers", "as_of", "joint_vetting") else document["steps"]
        for part in parents:
            holder = holder[part]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return judge(book, casefile.read(json.dumps(document), "case").case)


def findings(patch: dict, book=NATIONAL) -> dict[str, str]:
    found = judged(patch, book).findings
    assert all("{" not in finding.message("en") for finding in found)
    return {finding.rule.id: finding.message() for finding in found}


def needs(patch: dict, rule: str, book=NATIONAL) -> tuple[str, ...]:
    (found,) = [verdict for verdict in judged(patch, book).verdicts if verdict.rule.id == rule]
    return found.needs


@pytest.mark.parametrize(
    ("rule", "patch", "sentence"),
    [
        (
            "S16-BEFORE",
            {f"{TALK}.on": "2023-12-19"},
            "上级党委派人谈话在2023年12月19日，早于支部大会（2023年12月20日）。应在支部大会通过决议之后、审批之前谈话。",
        ),
        (
            "S16-WHO",
            {f"{TALK}.talker_post": "other"},
            "谈话人不是党委委员或组织员。应由上级党委指派党委委员或组织员重新谈话。",
        ),
        (
            "S17-AUTHORITY",
            {f"{APPROVAL}.approver": "leading_party_group"},
            "审批机关是党组，没有审批权限。应报有审批权限的党委或党工委审批。",
        ),
        (
            "S17-COLLECTIVE",
            {f"{APPROVAL}.collective": False},
            "审批没有经党委会集体讨论和表决。请召开党委会重新审批。",
        ),
        (
            "S17-WRITE",
            {f"{APPROVAL}.informed": ["branch"]},
            "批准后还没有告知：本人、党员大会。应通知报批的党支部，由支部书记同本人谈话，并在党员大会上宣布。",
        ),
        (
            "S17-RESUBMIT",
            {
                f"{APPROVAL}.on": "2024-05-16",
                f"{APPROVAL}.reported_on": "2024-05-06",
                f"{APPROVAL}.redeliberated_on": "2024-05-08",
            },
            "支部大会2023年12月20日作出决议，2024年5月6日才上报，已超过2024年3月20日。"
            "应先由支部复议，而复议记在2024年5月8日，不在其间。",
        ),
        (
            "S21-QUARTER",
            {f"{EDUCATION}.thought_reports_on": []},
            "预备期自2023年12月20日起，每3个月提交思想汇报一份，第1份应于2024年3月20日提交、"
            "最迟不超过2024年4月19日，没有记录。",
        ),
        (
            "S21-TRANSFER",
            {"transfers": [{"left_on": "2024-05-01", "materials_handed_over": False}]},
            "预备党员变动单位（2024年5月1日），原所在党组织没有负责地介绍情况、移交材料。请补办移交。",
        ),
        (
            "S21-TRANSFER",
            {"transfers": [{"accepted_on": "2024-05-20", "status_confirmed": False}]},
            "预备党员变动单位（2024年5月20日），接收党组织无法认定其预备党员身份。"
            "报县级以上党委组织部门批准，可以不予承认；查清以前不得转正。",
        ),
        (
            "S21-DISCIPLINE",
            {f"{EDUCATION}.breach": "light", f"{EDUCATION}.measure": "none"},
            "预备期违纪情节较轻，所作处理：无。情节较轻的，应当批评教育或者延长预备期。",
        ),
        (
            "S23-PUBLICITY",
            {f"{CONVERSION}.0.publicity_ended_on": "2024-12-24"},
            "转正公示至2024年12月24日止，支部大会在2024年12月24日召开。公示应在支部大会前结束。",
        ),
        (
            "S25-PRE",
            {f"{CONVERSION}.0.decision": "cancel"},
            "案卷中没有批准转正的记录。批准转正以后，才办理第25步“材料归档”。",
        ),
        (
            "S25-CUSTODY",
            {"archive_materials.has_personnel_file": False},
            "本人没有人事档案，却记为存入人事档案。应建立党员档案，由所在党委或县级党委组织部门保存。",
        ),
        (
            "S25-CUSTODY",
            {"archive_materials.custody": "other"},
            "入党材料没有存入人事档案或党员档案。有人事档案的存入人事档案；没有人事档案的建立党员档案，"
            "由所在党委或县级党委组织部门保存。",
        ),
    ],
)
def test_a_sentence_beside_the_worked_example(rule, patch, sentence):
    book = rule_book.Book(Profile("here", "", LOCAL_RULES | {"S21-QUARTER"}, "before_step_11", NATIONAL.figures))
    assert findings(patch, book)[rule] == sentence


@pytest.mark.parametrize(
    ("patch", "rule", "sentence"),
    [
        (
            {"as_of": "2024-03-21"},
            "S17-3M",
            "支部大会2023年12月20日作出决议，上级党委应在2024年3月20日前审批，至今没有审批记录，已逾期1天。请尽快审批。",
        ),
        (
            {"as_of": "2024-06-21"},
            "S17-6M",
            "支部大会2023年12月20日作出决议，审批即使延长也不得超过2024年6月20日，至今没有审批记录，已超过1天，"
            "决议失效。应重新履行接收程序。",
        ),
    ],
)
def test_an_approval_that_never_came_is_a_finding_from_the_first_day_after_the_limit(patch, rule, sentence):
    after = [APPROVAL, "higher_org_dept_filing", "assign_branch_and_group", "oath", EDUCATION]
    after += ["conversion_application", CONVERSION, CONVERTED, "archive_materials"]
    open_case = dict.fromkeys(after) | {"transfers": None}
    assert findings(open_case | patch)[rule] == sentence
    day_before = date.fromisoformat(patch["as_of"]) - timedelta(1)
    assert rule not in findings(open_case | {"as_of": day_before.isoformat()})


def later(months: int, days: int = 0) -> str:
    return (add_months(ADMITTED, months) + timedelta(days)).isoformat()


def approved_on(day: str) -> dict:
    """Approval, assignment, filing and oath on `day`."""
    steps = (APPROVAL, "assign_branch_and_group", "higher_org_dept_filing", "oath")
    return {f"{step}.on": day for step in steps}


def test_three_and_six_months_include_their_last_day():
    assert findings(approved_on(later(3))) == {}
    assert list(findings(approved_on(later(3, 1)))) == ["S17-3M"]
    assert list(findings(approved_on(later(6)))) == ["S17-3M"]
    assert list(findings(approved_on(later(6, 1)))) == ["S17-3M", "S17-6M"]


def test_a_recorded_reason_extends_the_approval_to_six_months_and_no_further():
    reason = {f"{APPROVAL}.extension_reason": "换届"}
    assert findings(approved_on(later(6)) | reason) == {}
    assert list(findings(approved_on(later(6, 1)) | reason)) == ["S17-3M", "S17-6M"]


def test_an_approval_answers_the_last_meeting_not_after_it():
    text = (rule_book.Path(rule_book.__file__).parent / "examples" / "complete_2014.json").read_text("utf-8")
    meeting = json.loads(text)["steps"][MEETING]
    review = [{"on": day, "result": "pass"} for day in ("2023-12-12", "2024-07-01")]
    repeated = {MEETING: [meeting, meeting | {"on": "2024-07-20"}], "superior_pre_review": review}
    repeated |= approved_on("2024-10-20") | {f"{TALK}.on": "2024-08-01"}
    assert not {"S17-3M", "S17-6M", "S16-BEFORE", "S17-PRE"} & findings(repeated).keys()
    # The talk of the first round does not serve the second.
    assert "S16-BEFORE" in findings(repeated | {f"{TALK}.on": "2024-01-08"})


def test_an_act_before_the_approval_is_out_of_order_and_not_overdue_as_well():
    assert list(findings({"assign_branch_and_group.on": "2024-01-15"}, EVERY_RULE)) == ["S19-PRE"]
    assert list(findings({"archive_materials.on": "2025-02-19"}, EVERY_RULE)) == ["S25-PRE"]
    assert list(findings({f"{APPROVAL}.on": "2023-12-19"})) == ["S16-BEFORE", "S17-PRE"]
    assert list(findings({f"{CONVERTED}.0.on": "2024-12-23"})) == ["S24-PRE"]


def test_a_refused_approval_opens_none_of_the_steps_that_ask_for_it():
    refused = {f"{APPROVAL}.result": "fail"}
    assert list(findings(refused)) == ["S18-PRE", "S19-PRE", "S20-PRE", "S22-PRE"]
    assert judged(refused | {f"{APPROVAL}.fields": []}).findings[0].rule.id == "S18-PRE"


def test_only_one_speaks_when_the_conversion_came_before_the_year_was_over():
    early = {f"{CONVERSION}.0.on": "2024-12-19"}
    assert list(findings(early)) == ["S23-PRE"]
    assert list(findings(early | {f"{EDUCATION}.on": "2024-12-19"})) == ["S23-PRE"]
    assert list(findings({f"{EDUCATION}.on": "2024-12-19"})) == ["S21-1Y"]
    undecided = early | {f"{CONVERSION}.0.decision": None, f"{EDUCATION}.on": "2024-12-19"}
    assert "S21-1Y" in findings(undecided)
    assert "S23-PRE" not in findings(undecided)


def test_a_cancellation_need_not_wait_for_the_end_of_the_probation():
    cancelled = {
        f"{CONVERSION}.0.on": "2024-11-20",
        f"{CONVERSION}.0.decision": "cancel",
        f"{CONVERSION}.0.grounds": "duties_not_fulfilled",
        "conversion_application.on": "2024-11-19",
        f"{EDUCATION}.on": "2024-11-19",
        "archive_materials": None,
    }
    assert findings(cancelled) == {}
    assert judged(cancelled).state == "cancelled"


def extended(second: dict, approvals=("2025-02-20", "2025-08-01"), months: int = 6) -> dict:
    """An extension on the first meeting, then `second`."""
    second = {"ballot": BALLOT, "decision": "convert"} | second
    approved = [{"on": day, "approver": "party_committee"} for day in approvals]
    first = EXTENDED | {"extension_months": months}
    return {
        CONVERSION: [first, second],
        CONVERTED: approved,
        "archive_materials.on": "2026-12-01",
        "as_of": "2026-12-01",
    }


def test_the_new_end_of_an_extended_probation_is_the_first_day_for_the_conversion():
    assert findings(extended({"on": "2025-06-20"})) == {}
    assert "2025年6月20日期满" in findings(extended({"on": "2025-06-19"}))["S23-PRE"]
    assert "S23-PRE" in findings(extended({"on": "2025-12-19"}, ("2025-02-20", "2026-01-01"), months=12))


def test_standing_moves_with_the_approved_extension():
    case = extended({"on": "2025-06-20"})
    case[CONVERTED][1]["standing_from"] = "2024-12-20"
    assert "党龄应从2025年6月20日算起，记为2024年12月20日" in findings(case)["S24-STANDING"]
    case[CONVERTED][1]["standing_from"] = "2025-06-20"
    assert findings(case) == {}


def test_a_second_extension_is_refused_and_one_sent_back_is_none():
    again = {"on": "2025-06-20", "decision": "extend", "extension_months": 6}
    assert findings(extended(again))["S23-EXTEND"] == (
        "预备期已于2024年12月24日决议延长过，只能延长1次。应作出转正或者取消预备党员资格的决议。"
    )
    assert "S23-EXTEND" not in findings(extended(again | {"on": "2025-01-20"}, ("2025-02-20",)))


@pytest.mark.parametrize("months", [5, 13])
def test_an_extension_is_six_to_twelve_months(months):
    assert "S23-EXTEND" in findings({f"{CONVERSION}.0": EXTENDED | {"extension_months": months}})


@pytest.mark.parametrize("months", [6, 12])
def test_six_and_twelve_months_of_extension_are_possible(months):
    assert "S23-EXTEND" not in findings({f"{CONVERSION}.0": EXTENDED | {"extension_months": months}})


def test_an_extension_without_months_leaves_the_end_unknown():
    case = extended({"on": "2025-06-20"})
    del case[CONVERSION][0]["extension_months"]
    verdicts = {(v.rule.id, v.needs) for v in judged(case).verdicts if v.needs}
    assert ("S23-PRE", ("conversion_general_meeting.extension_months",)) in verdicts


def moved(meeting_on: str | None) -> dict:
    left = {"transfers": [{"left_on": "2024-05-01", "accepted_on": "2024-05-20"}], "as_of": "2025-10-01"}
    if meeting_on is None:
        return left | {CONVERSION: None, CONVERTED: None, "archive_materials": None}
    return left | {f"{CONVERSION}.0.on": meeting_on, f"{CONVERTED}.0.on": "2025-09-20", "archive_materials": None}


def test_only_for_a_member_who_moved_in_does_a_late_meeting_block():
    assert findings(moved("2025-06-20"), EVERY_RULE) == {}
    assert "S23-POSTPONE" in findings(moved("2025-06-21"))
    assert findings(moved(None))["S23-POSTPONE"] == (
        "2023年12月20日接收、后转入的预备党员，期满后推迟讨论至迟应在2025年6月20日前，至今没有记录，已逾期103天。请尽快讨论。"
    )
    assert "S23-POSTPONE" not in findings(moved("2025-06-21") | {"transfers": []})
    assert needs(moved("2025-06-21") | {"transfers": None}, "S23-POSTPONE") == ("transfers",)


def test_a_rule_that_is_only_asked_where_it_applies_names_no_facts_elsewhere():
    quiet = {"breach": "none", "measure": None}
    assert needs({f"{EDUCATION}.{name}": value for name, value in quiet.items()}, "S21-DISCIPLINE") == ()
    assert needs({f"{CONVERSION}.0.grounds": "other"}, "S23-CANCEL") == ()


def test_an_approval_before_the_second_meeting_does_not_answer_the_first_again():
    early = {
        CONVERSION: [EXTENDED, {"on": "2025-07-01", "ballot": BALLOT, "decision": "convert"}],
        CONVERTED: [{"on": "2025-01-20"}, {"on": "2025-06-30"}],
        "archive_materials": None,
    }
    found = findings(early)
    assert list(found) == ["S24-PRE"]
    assert "在2025年6月30日，早于第23步“支部大会讨论”（2025年7月1日）" in found["S24-PRE"]
    in_time = early | {CONVERTED: [{"on": "2025-01-20"}, {"on": "2025-07-01"}]}
    assert not findings(in_time)
    archived = findings(early | {"archive_materials": {"on": "2025-06-01"}})
    assert list(archived) == ["S24-PRE", "S25-PRE"]
    repaired = early | {CONVERTED: [{"on": "2025-01-10", "approver": "general_branch"}, {"on": "2025-01-20"}]}
    assert "S24-PRE" not in findings(repaired | {"as_of": "2025-08-01"})


def test_a_step_without_a_day_is_judged_by_the_edition_of_its_last_examination():
    (found,) = [f for f in judged({"assign_cultivation_contacts": None}).findings if f.rule.id == "S06-PRE"]
    assert (found.citation, found.on.year) == ("细则(2014) 第九条", 2023)
    moved = [{"left_on": "2026-05-17", "materials_handed_over": False}]
    for left_on, edition in (("2026-05-17", "细则(2014)"), ("2026-05-18", "细则(2026)")):
        moved[0]["left_on"] = left_on
        patch = {"transfers": moved, "admission_general_meeting": None, "as_of": "2026-11-22"}
        (found,) = [f for f in judged(patch).findings if f.rule.id == "S06-TRANSFER"]
        assert found.citation.startswith(edition)


def test_a_range_of_articles_is_inferred_as_a_range():
    rule = rule_book.RULES["S17-PRE"]
    assert [rule.citations[edition] for edition in rule.editions] == [
        "细则(2014) 第二十四条至第二十五条",
        "细则(2026) 第二十三条至第二十四条（条号待核）",
    ]


def test_a_transfer_is_judged_before_the_step_that_follows_it_up_is_recorded():
    moved = [{"left_on": "2023-01-10", "accepted_on": "2023-02-01", "materials_handed_over": False}]
    after_five = dict.fromkeys(STEPS[5:], None) | {"joint_vetting": None}
    assert "S06-TRANSFER" in findings(after_five | {"transfers": moved, "as_of": "2023-06-10"})
    moved[0] |= {"left_on": "2024-03-01", "accepted_on": "2024-03-10"}
    after_twenty = dict.fromkeys(STEPS[20:], None)
    assert "S21-TRANSFER" in findings(after_twenty | {"transfers": moved, "as_of": "2024-03-20"})
