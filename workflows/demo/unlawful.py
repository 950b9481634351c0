"""What must not be: acts that the walk tries and the rules refuse. Nothing of them is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from recruitment.cases.judging import judge_step
from recruitment.people.models import Person
from recruitment.refusal import OutOfTurn, Refusal, said
from recruitment.rules.calendar import DAY, add_months
from recruitment.rules.facts import Act as Facts
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .lawful import lawful
from .player import Player

N = Step.numbered


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that was tried and not stored."""

    tried: str
    reasons: tuple[str, ...]
    rules: tuple[str, ...]


Attempt = Callable[[], Refused]


def try_unlawful(
    player: Player,
    step: Step | str,
    tried: str,
    change: Callable[[Facts], None] = lambda facts: None,
    members: list[Person] | None = None,
) -> Refused:
    """Try `step` with its lawful facts changed. It is an error if the door lets it through."""
    facts = lawful(step, player.ground)
    change(facts)
    try:
        player.take(step, facts, members=members)
    except OutOfTurn as refusal:  # the flow was asked, and not yet the rule book
        broken = [verdict for verdict in judge_step(player.case, step, facts, player.case.profile) if verdict.blocks]
        return Refused(tried, (*refusal.reasons, *map(said, broken)), tuple(verdict.rule.id for verdict in broken))
    except Refusal as refusal:
        return Refused(tried, tuple(refusal.reasons), tuple(verdict.rule.id for verdict in refusal.verdicts))
    raise AssertionError(f"{tried}: this was not refused")


def one_reply_short(facts):
    facts.replies, facts.departments_missing = 9, ["区应急管理局（示例）"]


def half_in_favour(facts):
    ballot = facts.ballot
    ballot.present = ballot.issued = 10
    ballot.in_favour, ballot.against, ballot.written_in_favour = 5, 5, 0


def by_general_branch(facts):
    facts.approver = "general_branch"


def attempts(player: Player, probationary: Person) -> dict[Step | str, tuple[Attempt, ...]]:
    """What is tried before each step; `probationary` is a member who is still on probation at step 9."""
    course, attempt = player.ground.course, partial(partial, try_unlawful, player)

    def under_age(facts):
        facts.on = course.applied - 7 * DAY

    def a_day_early(facts):
        facts.on = add_months(course.decided, 12) - DAY

    def before_expiry(facts):
        facts.on = course.standing_from - timedelta(1)

    return {
        N(1): (attempt(N(1), "提前一周递交入党申请书，本人还差七天满十八周岁", under_age),),
        N(7): (attempt(N(7), "培养教育考察差一天满一年，支委会即讨论确定发展对象", a_day_early),),
        N(9): (
            attempt(
                N(9),
                f"请预备党员{probationary.name}担任入党介绍人",
                members=[player.ground.introducers[0], probationary],
            ),
        ),
        JOINT_VETTING: (
            attempt(N(11), "联审还没有办结，先参加集中培训"),
            attempt(JOINT_VETTING, "十个部门只有九个答复，联审即办结", one_reply_short),
        ),
        N(15): (attempt(N(15), "应到十人，五票赞成，记为通过", half_in_favour),),
        N(17): (attempt(N(17), "由党总支审批预备党员", by_general_branch),),
        N(23): (attempt(N(23), "预备期差一天满一年，支部大会即讨论转正", before_expiry),),
    }
