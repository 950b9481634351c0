"""Who stands where in the demonstration: how many cases of each kind, and how long they have been there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from recruitment.rules.rule import JOINT_VETTING

from . import setbacks as s
from .flaws import FLAWS, flawed_paper
from .scripts import Script, from_paper, unexamined, waiting_at

RECEIVED = 119
"""People received in the last two years, as the Taiping document counts them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`script` for a person whose act `at` lies between `lag[0]` and `lag[1]` days back."""

    script: Script
    at: str
    lag: tuple[int, int]
    received: bool = False
    findings: frozenset[str] = field(default_factory=frozenset)
    """The rules that the case is meant to break."""
    age: tuple[int, int] = (19, 46)
    temporary: bool = False


def _waiting(step: int | str, at: str, lag: tuple[int, int], count: int, **more) -> list[Plan]:
    """All of it through the door."""
    return [Plan(waiting_at(step), at, lag, **more)] * count


def _with_papers(papers: int, step: int, at: str, lag: tuple[int, int], count: int, **more) -> list[Plan]:
    """From papers as far as `papers`, then through the door."""
    return [Plan(from_paper(papers, step), at, lag, **more)] * count


def _on_their_way() -> list[Plan]:
    return [
        *_waiting(1, "applied", (0, 6), 5),
        *_waiting(2, "applied", (1, 20), 5),
        *_waiting(2, "applied", (45, 60), 1),  # nobody talked within a month
        *_waiting(2, "applied", (3, 15), 2, temporary=True),
        *_waiting(3, "talked", (3, 70), 6),
        *_waiting(4, "decided", (1, 12), 5),
        *_waiting(5, "filing_replied", (1, 12), 8),
        *_waiting(7, "concluded", (1, 12), 2),
        *_with_papers(6, 7, "concluded", (1, 12), 3),
        *_waiting(8, "discussed", (1, 8), 2),
        *_with_papers(7, 8, "discussed", (1, 8), 3),
        *_waiting(9, "listed", (0, 6), 2),
        *_with_papers(7, 9, "listed", (0, 6), 2),
        *_waiting(10, "introduced", (1, 14), 2),
        *_with_papers(8, 10, "introduced", (1, 14), 2),
        *_waiting(JOINT_VETTING, "vetted", (1, 15), 4),
        *_waiting(11, "joint_closed", (1, 10), 2),
        *_with_papers(9, 11, "joint_closed", (1, 10), 2),
        *_waiting(12, "trained_until", (1, 8), 2),
        *_with_papers(9, 12, "trained_until", (1, 8), 2),
        *_waiting(13, "reviewed", (1, 12), 2),
        *_with_papers(12, 13, "reviewed", (1, 12), 2),
        *_waiting(14, "pre_reviewed", (1, 4), 1),
        *_with_papers(12, 14, "pre_reviewed", (1, 4), 2),
        *_waiting(15, "second_opinion", (0, 8), 1),
        *_with_papers(12, 15, "second_opinion", (0, 8), 2),
        *_waiting(15, "second_opinion", (45, 55), 1),  # no meeting within a month
        *_waiting(16, "admitted", (1, 10), 1),
        *_with_papers(13, 16, "admitted", (1, 10), 2),
        *_waiting(17, "talked_above", (1, 20), 1),
        *_with_papers(14, 17, "talked_above", (1, 20), 2),
        *_waiting(17, "talked_above", (100, 120), 1),  # no approval within three months
        *_with_papers(15, 17, "talked_above", (190, 210), 1),  # lapsed: none within six
    ]


def _pool() -> list[Plan]:
    """Activists under cultivation."""
    return [
        *_waiting(6, "contacts_assigned", (5, 330), 16),
        *[Plan(unexamined, "contacts_assigned", (230, 280))] * 3,
        *_with_papers(6, 6, "contacts_assigned", (5, 345), 182),
    ]


def _plan(script: Script, at: str, lag: tuple[int, int], *findings: str, **more) -> Plan:
    return Plan(script, at, lag, findings=frozenset(findings), **more)


def _turned_aside() -> list[Plan]:
    plan = _plan
    too_young = "申请人未满十八周岁，待年满十八周岁后再提出申请。"
    return [
        plan(s.ending(1, "refused_ineligible", too_young), "applied", (10, 200), "S01-AGE18", age=(17, 17)),
        plan(s.ending(2, "deferred", "对党的认识尚浅，先参加党课学习。"), "talked", (10, 60)),
        plan(s.late_talk, "talked", (60, 200), "S02-TALK-1M"),
        plan(s.ending(3, "not_determined", "支委会讨论认为现实表现尚需继续观察。"), "decided", (10, 80)),
        plan(s.ending(4, "filing_refused", "推荐程序记录不全，不予备案。"), "filing_replied", (10, 80)),
        plan(s.ending(6, "removed_from_list", "长期不参加培养活动，本人同意取消。"), "concluded", (10, 80)),
        plan(
            s.ending(7, "continue_cultivation", "群众意见较集中，继续培养。", agreed=False),
            "discussed",
            (10, 80),
            "S07-DECIDE",
        ),
        plan(
            s.ending(10, "vetting_failed", "未如实说明主要社会关系情况。", result="fail"),
            "vetted",
            (10, 90),
            "S10-MANDATORY",
        ),
        plan(s.objection_in_joint_vetting, "joint_closed", (5, 40), "S10-JOINT"),
        plan(
            s.ending(11, "training_failed", "结业考试不合格，参加补训。", passed=False),
            "trained_until",
            (5, 40),
            "S11-MANDATORY",
        ),
        plan(s.ending(13, "returned_for_correction", "函调材料缺少一份，退回补正。"), "pre_reviewed", (5, 30)),
        plan(s.quorum_missing, "admitted", (2, 12), "S15-QUORUM", "S15-MAJORITY"),
        plan(s.not_adopted, "admitted", (10, 150), "S15-MAJORITY"),
        plan(s.approval_refused, "approved", (10, 60)),
        plan(s.resolution_lapsed, "admitted", (200, 230), "S17-6M", "S17-3M"),
        plan(s.moved, "contacts_assigned", (150, 250)),
        plan(s.on_the_way, "contacts_assigned", (120, 250)),
        plan(s.suspended, "contacts_assigned", (120, 250)),
        plan(s.withdrawn, "decided", (20, 200)),
        plan(s.second_cycle, "decided", (330, 400)),
    ]


def _received(others: int) -> list[Plan]:
    """Probationers and converted members, 119 in all with `others` from elsewhere."""
    by_hand = [
        *_waiting(18, "approved", (0, 2), 2, received=True),
        *_waiting(19, "filed_higher", (0, 4), 1, received=True),
        *_waiting(20, "grouped", (0, 4), 1, received=True),
        *_waiting(21, "sworn", (5, 320), 2, received=True),
        *_waiting(22, "probation_over", (0, 4), 1, received=True),
        *_waiting(23, "conversion_applied", (0, 6), 1, received=True),
        *_waiting(24, "conversion_met", (1, 20), 1, received=True),
        *_waiting(25, "conversion_approved", (0, 10), 1, received=True),
        *_waiting(26, "approved", (485, 700), 3, received=True),
        Plan(s.extended, "conversion_approved", (20, 150), received=True),
        Plan(s.cancelled, "conversion_approved", (20, 150), received=True),
    ]
    with_papers = [
        *_with_papers(17, 18, "approved", (0, 2), 1, received=True),
        *_with_papers(18, 19, "filed_higher", (0, 4), 2, received=True),
        *_with_papers(18, 20, "grouped", (0, 4), 2, received=True),
        *_with_papers(21, 21, "sworn", (5, 325), 32, received=True),
        *_with_papers(21, 22, "probation_over", (0, 4), 3, received=True),
        *_with_papers(22, 23, "conversion_applied", (0, 6), 2, received=True),
        *_with_papers(22, 24, "conversion_met", (1, 20), 4, received=True),
        *_with_papers(23, 25, "conversion_approved", (0, 10), 5, received=True),
        *_with_papers(21, 26, "approved", (485, 700), 6, received=True),
    ]
    flawed = [
        _plan(flawed_paper(spoil), "approved", (500, 700), *rules, received=True) for spoil, rules in FLAWS.items()
    ]
    rest = RECEIVED - others - len(by_hand) - len(with_papers) - len(flawed)
    return by_hand + with_papers + flawed + _with_papers(26, 26, "approved", (485, 715), rest, received=True)


def whole_district(received_elsewhere: int) -> list[Plan]:
    return [*_on_their_way(), *_turned_aside(), *_received(received_elsewhere), *_pool()]


def of_each_kind(plans: Iterable[Plan], count: int) -> list[Plan]:
    """The first `count` plans when one of each kind comes first, then a second of each, and so on."""
    seen: Counter[int] = Counter()
    turns = []
    for plan in plans:
        turns.append((seen[id(plan)], len(turns), plan))
        seen[id(plan)] += 1
    return [plan for _, _, plan in sorted(turns, key=lambda turn: turn[:2])[:count]]
