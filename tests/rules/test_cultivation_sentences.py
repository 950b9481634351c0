"""Steps 3 to 8: the half-years, the twins of which only one speaks, and the sentences no worked example shows."""

import json
from datetime import date
from pathlib import Path

import pytest

from recruitment.rules import book as rule_book
from recruitment.rules import casefile
from recruitment.rules.answer import answer_of
from recruitment.rules.calendar import add_months
from recruitment.rules.periods import first_missing, full_years

EXAMPLES = Path(rule_book.__file__).parent / "examples"
DECIDED = date(2025, 2, 10)


def answered(tmp_path, edition: int, patch: dict, until: int) -> dict:
    """The answer on the first `until` steps of the complete case with each dotted path of `patch` set or taken away."""
    document = json.loads((EXAMPLES / f"complete_{edition}.json").read_text("utf-8"))
    steps = document["steps"] = dict(list(document["steps"].items())[:until])
    for path, value in patch.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        holder = document if parents[:1] == ["transfers"] else steps
        for part in parents:
            holder = holder[part]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    profile = tmp_path / "every.toml"
    local = [rule.id for rule in rule_book.RULES.values() if rule.kind == "local"]
    profile.write_text(f'name = "every"\nrules = {json.dumps(local)}\n', "utf-8")
    case = casefile.read(json.dumps(document), "case").case
    return answer_of("case", case, rule_book.book_from(profile))


DECISION = "recommend_and_determine_activist"
CULTIVATION = "cultivation_and_examination"
LISTING = "determine_development_object"
FILING = "development_object_filing"


@pytest.mark.parametrize(
    ("edition", "rule", "patch", "sentence"),
    [
        (2014, "S03-DECIDE", {f"{DECISION}.body": "other"}, "作出决定的不是支部委员会。"),
        (2014, "S03-DECIDE", {f"{DECISION}.branch_has_committee": False}, "本支部不设支部委员会，"),
        (2014, "S03-COMMITTEE-QUORUM", {f"{DECISION}.committee_vote.present": 2}, "支部委员会应到5人，实到2人，"),
        (2014, "S05-COUNT", {"assign_cultivation_contacts.contacts": [{}, {}, {}]}, "指定了3名培养联系人，"),
        (
            2014,
            "S05-FULL",
            {"assign_cultivation_contacts.contacts": [{"member_status": "probationary"}]},
            "（未写姓名）",
        ),
        (2014, "S06-REPORTS", {f"{CULTIVATION}.thought_reports_on": []}, "培养满1年，应有思想汇报4份，实有0份。"),
        (2014, "S06-POOL", {f"{CULTIVATION}.pool_reviewed_on": ["2023-01-05"] * 3}, "备案信息库3次，应为1至2次。"),
        (2014, "S06-TRANSFER", {"transfers.0": {"materials_handed_over": False}}, "转出时，原单位党组织没有移交"),
        (2014, "S07-DECIDE", {f"{LISTING}.body": "general_meeting"}, "本支部设有支部委员会，却由支部党员大会决定。"),
        (2014, "S07-MASSES", {f"{LISTING}.candidate_absent": False}, "听取意见时本人没有回避，"),
        (2014, "S07-PRE", {CULTIVATION: None}, "要求先完成第6步“培养教育考察”，"),
        (2014, "S08-FILE-2014", {f"{FILING}.filed_with": "leading_party_group"}, "报党组备案，不符合规定。"),
        (2014, "S08-DATE", {f"{FILING}.listed_on": "2023-10-19"}, "备案批复之日（2023年10月18日）"),
        (2014, "S08-PUBLICITY-2014", {f"{FILING}.publicity_started_on": None}, "没有公示记录。"),
        (2026, "S08-CONSENT-2026", {f"{FILING}.consented": False}, "上级党委不同意，"),
        (2026, "S08-CONSENT-2026", {f"{FILING}.filed_with": "general_branch"}, "同意的机关是党总支，"),
        (2026, "S08-PUBLICITY-2026", {f"{FILING}.publicity_started_on": None}, "没有公示记录。"),
        (2026, "S08-PUBLICITY-2026", {f"{FILING}.publicity_ended_on": "2028-10-26"}, "最早可在2028年10月27日"),
        (
            2026,
            "S08-PUBLICITY-2026",
            {f"{FILING}.publicity_ended_on": "2028-10-24"},
            "实际2028年10月26日列入。应重新公示。",
        ),
        (2026, "S08-PUBLICITY-2026", {f"{FILING}.objection_upheld": True}, "公示中的异议经核实属实，"),
        (
            2026,
            "S08-PUBLICITY-2026",
            {f"{FILING}.publicity_places": ["other"]},
            "没有在工作单位、学习单位或者居住地公示。",
        ),
    ],
)
def test_the_sentence_names_what_is_wrong(tmp_path, edition, rule, patch, sentence):
    findings = {finding["rule"]: finding for finding in answered(tmp_path, edition, patch, 8)["findings"]}
    assert sentence in findings[rule]["message"]
    assert "{" not in findings[rule]["message"] + findings[rule]["message_en"]


def test_a_committee_without_quorum_hands_the_decision_to_the_general_meeting(tmp_path):
    patch = {f"{DECISION}.body": "general_meeting", f"{DECISION}.committee_vote.present": 2}
    assert answered(tmp_path, 2014, patch, 8)["findings"] == []


def test_of_listing_and_conclusion_before_the_year_is_over_only_the_listing_is_found(tmp_path):
    answer = answered(tmp_path, 2014, {f"{CULTIVATION}.on": "2023-09-18", f"{LISTING}.on": "2023-09-19"}, 7)
    assert [finding["rule"] for finding in answer["findings"] if finding["effect"] == "block"] == ["S07-PRE"]
    assert {"rule": "S06-1Y", "needs": ["on"]} in answer["unknown"]


def test_an_examination_may_come_thirty_days_after_its_due_day_and_no_later():
    listing = add_months(DECIDED, 12)
    assert first_missing([date(2025, 9, 9)], DECIDED, 6, listing, 30) is None
    assert first_missing([date(2025, 9, 10)], DECIDED, 6, listing, 30) == (1, date(2025, 8, 10))
    assert first_missing([DECIDED], DECIDED, 6, listing, 30) == (1, date(2025, 8, 10))


def test_an_examination_is_owed_from_the_day_after_its_due_day():
    assert first_missing([], DECIDED, 6, date(2025, 8, 10), 30) is None
    assert first_missing([], DECIDED, 6, date(2025, 8, 11), 30) == (1, date(2025, 8, 10))


def test_one_examination_serves_one_half_year():
    until = date(2026, 3, 1)
    assert first_missing([date(2025, 9, 1)], DECIDED, 6, until, 30) == (2, date(2026, 2, 10))
    assert first_missing([date(2025, 9, 1), date(2026, 2, 1)], DECIDED, 6, until, 30) is None


def test_a_missing_first_examination_is_found_before_the_cultivation_is_recorded(tmp_path):
    answer = answered(tmp_path, 2014, {CULTIVATION: None}, 7)
    (finding,) = [finding for finding in answer["findings"] if finding["rule"] == "S06-HALFYEAR"]
    assert (finding["on"], finding["edition"]) == ("2023-03-21", "2014")
    assert "第1次考察应于2023年3月20日进行" in finding["message"]


def test_years_are_full_on_the_anniversary():
    leap = date(2024, 2, 29)
    assert [full_years(leap, day) for day in (date(2025, 2, 27), date(2025, 2, 28), date(2023, 1, 1))] == [0, 1, 0]
