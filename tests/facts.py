"""Lawful facts for each of the 25 steps, and the calendar of a lawful case."""

from datetime import date, timedelta

from recruitment.papers import FIVE_NATIONAL
from recruitment.rules import facts as f
from recruitment.rules.calendar import add_months, nth_workday, workdays_between
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

N = Step.numbered
DAY = timedelta(days=1)
TALK = ["history", "understanding", "motive", "lawful_conduct", "family", "explained_standards"]
VETTING = ["motive", "political_quality", "actual_behaviour", "line_and_policy", "political_history"]
VETTING += ["lawful_and_moral", "relatives_and_relations"]
RESOLUTION = ["should_attend", "present", "favour", "against", "abstain", "meeting_date", "secretary_signature"]
APPROVED_FORM = ["approval_date", "probation_start", "probation_end", "secretary_signature", "stamp"]
INFORMED = ["branch", "person", "members_meeting"]
VOTE = {"written_before_meeting": True, "proxy_votes": 0, "secret": True, "one_by_one": True}


def calendar(applied_on: date) -> dict[Step, date]:
    """A day for each step of a lawful case that begins on `applied_on`; probation counts from step 15."""
    talk, activist = applied_on + 10 * DAY, add_months(applied_on, 3)
    listed_from = add_months(activist, 12) + DAY
    listed = nth_workday(listed_from + 3 * DAY, 5) + DAY  # publicity begins three days after the meeting
    meeting = listed + 45 * DAY
    standing = add_months(meeting, 12)
    days = [applied_on, talk, activist, activist + DAY, activist + 2 * DAY, listed_from - DAY, listed_from, listed]
    days += [listed + DAY, listed + 10 * DAY, listed + 20 * DAY, listed + 25 * DAY, listed + 35 * DAY]
    days += [listed + 40 * DAY, meeting, meeting + 5 * DAY, meeting + 10 * DAY, meeting + 15 * DAY]
    days += [meeting + 12 * DAY, meeting + 20 * DAY, standing, standing - 10 * DAY, standing + 2 * DAY]
    days += [standing + 20 * DAY, standing + 30 * DAY]
    return dict(zip(Step, days, strict=True))


def posted_on(listed: date) -> date:
    """The last day to post a notice that hangs for five working days before `listed`."""
    day = listed - 5 * DAY
    while workdays_between(day, listed - DAY) < 5:
        day -= DAY
    return day


def examined_on(days: dict[Step, date]) -> list[date]:
    """The half-yearly examinations between activist and listing."""
    return [add_months(days[N(3)], 6), add_months(days[N(3)], 12)]


def ballot(present: int = 6, in_favour: int | None = None, eligible: int | None = None) -> f.Ballot:
    """Of those present `in_favour` (by default all), the rest against. `eligible` is for the register to fill in."""
    in_favour = present if in_favour is None else in_favour
    return f.Ballot(eligible, present, in_favour, present - in_favour, 0, 0, 0, 0, present)


def lawful_facts(step: Step | str, on: date, **changes) -> f.Act:
    """Facts with which `step` may lawfully go forward on `on`; `changes` replace some of them."""
    facts = f.ACTS[step](**{**_FACTS[step](on), **changes})
    return facts


def _stage_1_and_2() -> dict:
    return {
        N(1): lambda on: {
            "on": on,
            "written": True,
            "signed": True,
            "dated": True,
            "handwritten": True,
            "basis": "work_unit",
            "unit_has_organisation": True,
        },
        N(2): lambda on: {"on": on, "talker_post": "org_commissioner", "topics": TALK},
        N(3): lambda on: {
            "on": on,
            "channels": ["member_recommendation", "youth_league"],
            "body": "branch_committee",
            "branch_has_committee": True,
            "committee_vote": f.CommitteeVote(5, 5, 5),
            "league_member": True,
        },
        N(4): lambda on: {"on": on, "filed_with": "party_committee", "replied_on": on, "in_reserve_pool": True},
        N(5): lambda on: {
            "on": on,
            "contacts": [f.Contact(is_relative=False, activists_in_charge=1) for _ in range(2)],
        },
        N(6): lambda on: {"on": on, "activist_class_hours": 24},
    }


def _stage_3() -> dict:
    return {
        N(7): lambda on: {
            "on": on,
            "opinions_heard": ["party_small_group", "contacts", "members", "masses"],
            "has_party_small_group": True,
            "opinion_meeting_people": 10,
            "candidate_absent": True,
            "body": "branch_committee",
            "branch_has_committee": True,
            "agreed": True,
            "within_plan": True,
        },
        N(8): lambda on: {
            "filed_with": "party_committee",
            "replied_on": posted_on(on) - DAY,
            "consented": True,
            "publicity_started_on": posted_on(on),
            "publicity_ended_on": on - DAY,
            "publicity_places": ["work_unit"],
            "objection_upheld": False,
            "listed_on": on,
        },
        N(9): lambda on: {
            "on": on,
            "introducers": [
                f.Introducer(is_contact=True, consented=True, is_relative=False, same_branch=True, open_introductions=1)
                for _ in range(2)
            ],
        },
    }


def _vetting_and_training() -> dict:
    return {
        N(10): lambda on: {
            "started_on": on - 5 * DAY,
            "concluded_on": on,
            "result": "pass",
            "topics": VETTING,
            "methods": ["talk", "files", "letter"],
            "conclusion_signed": True,
            "conclusion_stamped": True,
        },
        JOINT_VETTING: lambda on: {
            "closed_on": on,
            "result": "pass",
            "departments": 10,
            "replies": 10,
            "departments_missing": [],
        },
        N(11): lambda on: {
            "started_on": on - 2 * DAY,
            "ended_on": on,
            "days": 3,
            "hours": 24,
            "organiser": "county_org_department",
            "passed": True,
            "waived": False,
        },
    }


def _stage_4() -> dict:
    return {
        N(12): lambda on: {
            "on": on,
            "body": "branch_committee",
            "branch_has_committee": True,
            "result": "pass",
            "opinions_sought": ["inside_party", "outside_party"],
        },
        N(13): lambda on: {
            "on": on,
            "requested_on": on - 5 * DAY,
            "reviewer": "party_committee",
            "result": "pass",
            "departments_consulted": True,
            "result_in_writing": True,
            "form_serial": "辽2026000123",
            "form_serial_registered": True,
            "leaving_expected": False,
        },
        N(14): lambda on: {
            "issued_on": on,
            "on": on,
            "filled_by_person": True,
            "introducer_opinions_on": [on + DAY, on + 2 * DAY],
            "first_introducer_opinion": "该同志对党忠诚，工作积极，也能接受批评，愿意介绍其入党。",
            "second_introducer_opinion": "该同志联系群众较好，学习还要加强；符合条件，同意介绍。",
            "altered": False,
            "spoiled_form_exchanged": False,
        },
    }


def _from_the_meeting_on() -> dict:
    return {
        N(15): lambda on: {
            "on": on,
            "ballot": ballot(),
            **VOTE,
            "agenda": ["candidate_report", "introducers", "committee_report", "discussion", "ballot"],
            "candidate_present": True,
            "introducers_present": 2,
            "resolution_fields": RESOLUTION,
            "exclusions": [],
        },
        N(16): lambda on: {
            "on": on,
            "talker_post": "organiser",
            "talker_is_introducer": False,
            "written_in_form": True,
        },
        N(17): lambda on: {
            "on": on,
            "reported_on": on - 4 * DAY,
            "approver": "party_committee",
            "result": "pass",
            "collective": True,
            "one_by_one": True,
            "fields": APPROVED_FORM,
            "informed": INFORMED,
        },
        N(18): lambda on: {"on": on, "filed_with": "higher_org_department"},
    }


def _stage_5() -> dict:
    return {
        N(19): lambda on: {"on": on, "dues_from": on},
        N(20): lambda on: {"on": on, "facing_flag": True},
        N(21): lambda on: {
            "on": on,
            "methods": ["party_life", "reports", "talks", "training", "practice"],
            "breach": "none",
            "measure": "none",
            "new_member_training_hours": 24,
        },
        N(22): lambda on: {"on": on, "written": True},
        N(23): lambda on: {
            "on": on,
            "ballot": ballot(),
            **VOTE,
            "procedure": ["party_group_opinion", "member_opinions", "mass_opinions", "committee_review"],
        },
        N(24): lambda on: {
            "on": on,
            "approver": "party_committee",
            "standing_from": on - 20 * DAY,
            "informed": INFORMED,
            "organisation_fault": False,
        },
        N(25): lambda on: {
            "on": on,
            "materials": list(FIVE_NATIONAL),
            "custody": "personnel_file",
            "has_personnel_file": True,
            "branch_papers": ["minutes", "ballots", "publicity_photos"],
            "full_process_record": True,
        },
    }


_FACTS = _stage_1_and_2() | _stage_3() | _vetting_and_training() | _stage_4() | _from_the_meeting_on() | _stage_5()
