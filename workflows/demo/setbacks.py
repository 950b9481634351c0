"""The courses of cases that were turned aside: refused, not adopted, lapsed, extended, cancelled, moved, withdrawn."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from recruitment.rules.calendar import DAY, add_months
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .. import moves
from .course import course, workday
from .lawful import lawful
from .player import Days, Player
from .scripts import Script, unexamined, waiting_at

N = Step.numbered


def ending(step: int, outcome: str, reason: str, **changed) -> Script:
    """`step` ends in `outcome`, its lawful facts `changed`."""

    def script(player: Player) -> Days:
        yield from waiting_at(step)(player)
        facts = lawful(N(step), player.ground)
        for name, value in changed.items():
            setattr(facts, name, value)
        yield facts.day
        player.take(N(step), facts, outcome, reason)

    return script


def late_talk(player: Player) -> Days:
    yield from waiting_at(2)(player)
    facts = lawful(N(2), player.ground)
    facts.on = workday(add_months(player.ground.course.applied, 1) + timedelta(6))
    yield facts.on
    player.take(N(2), facts, "overdue_recorded", "支部换届，谈话安排延误，已向申请人说明并报告上级党委。")


def objection_in_joint_vetting(player: Player) -> Days:
    yield from waiting_at(JOINT_VETTING)(player)
    facts = lawful(JOINT_VETTING, player.ground)
    facts.result = "fail"
    yield facts.day
    player.take(JOINT_VETTING, facts, reason="区法院反馈：本人有一起民事执行案件尚未履行完毕。")


def quorum_missing(player: Player) -> Days:
    """The first meeting could not vote; it was held again."""
    yield from waiting_at(15)(player)
    facts = lawful(N(15), player.ground)
    facts.on = player.ground.course.second_opinion
    ballot = player.ground.ballot(facts.on)
    half = player.voters(facts.on) // 2
    ballot.present = ballot.issued = half
    ballot.in_favour = ballot.against = ballot.written_in_favour = 0
    facts.ballot = ballot
    yield facts.on
    player.take(N(15), facts, "quorum_failed", "部分党员外出务工未能返回，到会人数不足，改期召开。")
    yield from player.steps(15, before=16)


def not_adopted(player: Player) -> Days:
    """Half of those entitled were in favour: not more than half."""
    yield from waiting_at(15)(player)
    facts = lawful(N(15), player.ground)
    eligible = player.voters(facts.on)
    ballot = facts.ballot
    ballot.present = ballot.issued = eligible
    ballot.in_favour, ballot.against = eligible // 2, eligible - eligible // 2
    ballot.written_in_favour = 0
    yield facts.on
    player.take(N(15), facts, "not_adopted", "赞成票未超过应到会有表决权正式党员的半数，继续培养考察。")


def approval_refused(player: Player) -> Days:
    yield from waiting_at(16)(player)
    facts = lawful(N(16), player.ground)
    yield facts.on
    player.take(N(16), facts, "negative_opinion", "谈话中了解到本人对党的基本知识掌握不够，建议继续考察。")
    decision = lawful(N(17), player.ground)
    decision.result, decision.fields, decision.informed = "fail", [], ["branch", "person"]
    yield decision.on
    player.take(N(17), decision, "approval_refused", "党委会集体讨论，认为尚需继续考察，暂不批准。")


def resolution_lapsed(player: Player) -> Days:
    """Six months went by without an approval: back to the pre-review."""
    yield from waiting_at(17)(player)
    facts = lawful(N(17), player.ground)
    facts.on = workday(add_months(player.ground.course.admitted, 6) + 4 * DAY)
    facts.result, facts.fields, facts.informed = "fail", [], ["branch", "person"]
    yield facts.on
    player.take(N(17), facts, "resolution_lapsed", "机构调整期间党委会未及时审批，已超过六个月，重新履行接收程序。")


def extended(player: Player) -> Days:
    yield from _decided(player, "extend", "extend_probation", "extension_approved", extension_months=6)
    yield from player.enter(N(21), since=player.ground.course.probation_over)


def cancelled(player: Player) -> Days:
    yield from _decided(player, "cancel", "cancel_probation", "cancellation_approved", grounds="duties_not_fulfilled")


def _decided(player: Player, decision: str, outcome: str, approved: str, **changed) -> Days:
    reason = "预备期内多次无故不参加组织生活，经教育改进不明显。"
    yield from waiting_at(23)(player)
    facts = lawful(N(23), player.ground)
    facts.decision = decision
    for name, value in changed.items():
        setattr(facts, name, value)
    yield facts.on
    player.take(N(23), facts, outcome, reason)
    answer = lawful(N(24), player.ground)
    answer.standing_from = None
    yield answer.on
    player.take(N(24), answer, approved, reason)


def moved(player: Player) -> Days:
    """An activist changes the branch; cultivation goes on without a break, under new contacts."""
    left_on, accepted_on = (workday(timezone.localdate() - timedelta(days)) for days in (40, 30))
    target = player.other_branch()
    yield from _cultivated_until(player, left_on)
    moves.transfer_out(
        player.case,
        acting_user=player.keeper,
        left_on=left_on,
        reason="工作单位变动",
        to_unit=target,
        materials_handed_over=True,
    )
    yield accepted_on
    player.move_to(target)
    moves.accept_transfer(
        player.case, acting_user=player.keeper, unit=target, accepted_on=accepted_on, admission_materials_checked=True
    )
    facts = lawful(N(5), player.ground)
    facts.on = accepted_on
    moves.replace_contact(
        player.case,
        acting_user=player.keeper,
        facts=facts,
        members=player.ground.contacts,
        reason="转入新支部，重新指定培养联系人",
    )
    yield from player.enter(N(6), since=accepted_on)


def _cultivated_until(player: Player, day: date) -> Days:
    yield from unexamined(player)
    yield from player.enter(N(6), day)
    yield day


def on_the_way(player: Player) -> Days:
    """An activist who has left one branch and was not yet accepted by the other."""
    left_on = workday(timezone.localdate() - timedelta(12))
    yield from _cultivated_until(player, left_on)
    moves.transfer_out(
        player.case,
        acting_user=player.keeper,
        left_on=left_on,
        reason="居住地变动",
        to_unit=player.other_branch(),
        materials_handed_over=True,
    )


def suspended(player: Player) -> Days:
    on = workday(timezone.localdate() - timedelta(25))
    yield from _cultivated_until(player, on)
    moves.suspend(player.case, acting_user=player.keeper, on=on, reason="因公出国一年，暂停培养。")


def withdrawn(player: Player) -> Days:
    yield from waiting_at(3)(player)
    on = player.ground.course.decided
    yield on
    moves.withdraw(player.case, acting_user=player.keeper, on=on, reason="本人因照料家人，书面撤回申请。")


def second_cycle(player: Player) -> Days:
    """Withdrawn once, and a year later here again."""
    yield from withdrawn(player)
    again = add_months(player.ground.course.decided, 8)
    player.ground.course = course(again, Random(player.ground.serial))  # noqa: S311
    yield player.ground.course.applied
    player.open(player.case.person)
    yield from player.steps(before=3)
