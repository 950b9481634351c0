"""More than half of those who should attend: the edge of every count, and what is known from few counts."""

import pytest

from recruitment.rules.ballots import counts, majority, quorum, whole_vote, written_opinions
from recruitment.rules.facts import AdmissionMeeting, Ballot

NEEDED = {3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5, 10: 6, 11: 6, 12: 7, 15: 8, 20: 11, 50: 26}


@pytest.mark.parametrize(("eligible", "needed"), NEEDED.items())
def test_more_than_half_is_strict(eligible, needed):
    assert quorum(Ballot(eligible=eligible, present=needed))[0] == "met"
    assert quorum(Ballot(eligible=eligible, present=needed - 1))[0] == "not_met"
    assert majority(Ballot(eligible=eligible, in_favour=needed - 1, written_in_favour=1))[0] == "met"
    answer, figures, _ = majority(Ballot(eligible=eligible, in_favour=needed - 1, written_in_favour=0))
    assert (answer, figures["needed"]) == ("not_met", needed)


def test_each_check_asks_only_for_its_own_counts():
    ballot = Ballot(eligible=12, present=9)
    assert quorum(ballot)[0] == "met"
    assert majority(ballot)[2] == ("ballot.in_favour", "ballot.written_in_favour")
    assert quorum(None)[2] == ("ballot",)


BASE = {
    "eligible": 12,
    "present": 9,
    "in_favour": 8,
    "against": 1,
    "abstained": 0,
    "invalid": 0,
    "written_in_favour": 1,
    "written_against": 0,
}


@pytest.mark.parametrize(
    ("changed", "answer", "say"),
    [
        ({}, "met", None),
        ({"issued": 9}, "met", None),
        ({"against": 0}, "met", None),
        ({"invalid": 1}, "not_met", "collected"),
        ({"issued": 8}, "not_met", "collected"),
        ({"issued": 10}, "not_met", "issued"),
        ({"written_against": 2}, "met", None),
        ({"written_against": 3}, "not_met", "heads"),
        ({"abstained": None}, "unknown", None),
        ({"in_favour": 10, "abstained": None}, "not_met", "collected"),
        ({"issued": 10, "present": None}, "unknown", None),
        ({"issued": 12, "present": None}, "not_met", "heads"),
        ({"eligible": 8}, "not_met", "heads"),
    ],
)
def test_counts_add_up(changed, answer, say):
    found, figures, _ = counts(Ballot(**BASE | changed))
    assert (found, figures.get("say")) == (answer, say)


@pytest.mark.parametrize(
    ("meeting", "written", "answer"),
    [
        ({}, 0, "met"),
        ({"proxy_votes": 1}, 0, "not_met"),
        ({"written_before_meeting": False, "proxy_votes": 0}, 1, "not_met"),
        ({"written_before_meeting": True, "proxy_votes": 0}, 1, "met"),
        ({"written_before_meeting": True}, 1, "unknown"),
    ],
)
def test_written_opinions_come_before_the_meeting(meeting, written, answer):
    ballot = Ballot(written_in_favour=written, written_against=0)
    assert written_opinions(AdmissionMeeting(ballot=ballot, **meeting))[0] == answer


def test_a_vote_known_to_be_open_is_broken_although_its_form_need_not_be_known():
    assert whole_vote(AdmissionMeeting(ballot=Ballot(**BASE)))[0] == "met"
    assert whole_vote(AdmissionMeeting(ballot=Ballot(**BASE), secret=False))[0] == "not_met"
    assert whole_vote(AdmissionMeeting(secret=False))[0] == "not_met"
    assert whole_vote(AdmissionMeeting())[2] == ("ballot",)
