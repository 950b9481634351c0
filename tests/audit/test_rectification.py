"""A finding on its way: letter, reply with evidence, re-check, closed or again. Nothing is back-dated."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils.timezone import localdate

from recruitment.audit.models import Finding, Freeze, Rectification, RectificationReply
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.closing import close_campaign
from recruitment.audit.services.deciding import check_by_hand, decide
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.escalating import escalate_overdue
from recruitment.audit.services.freezing import lift
from recruitment.audit.services.replying import Answer
from recruitment.audit.services.sifting import sift_campaign
from recruitment.cases.models import Material
from recruitment.journal.selectors import entries_of
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.refusal import OutOfTurn, Refusal
from recruitment.steps import Step
from tests.cast import FOUNDED
from tests.facts import lawful_facts
from workflows import moves, rectifying

from .conftest import TODAY
from .files import complete, take_in
from .planted import plant

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
SOON = localdate() + timedelta(30)
Kind = RectificationReply.Kind


@pytest.fixture
def auditor(people):
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    return user


@pytest.fixture
def campaign_over(people, auditor):
    """A campaign over one case with these changes, sifted and assigned."""

    def campaign_over(changes):
        take_in(people, plant(complete(), changes))
        by = {"acting_user": auditor, "acting_as": "中共明湖区委员会 督查员"}
        campaign = draw(**by, drawing=Drawing(name="督查", units=[people.district]), as_of=TODAY)
        assign(**by, campaign=campaign, auditors=[auditor])
        sift_campaign(campaign)
        return campaign

    return campaign_over


@pytest.fixture
def rectification(people, auditor, campaign_over):
    campaign = campaign_over({"superior_talk.talker_post": "other"})
    rectifying.issue_letter(campaign, people.branch_a, acting_user=auditor, due_on=SOON)
    return Rectification.objects.get()


def statement(text="谈话由组织员赵某进行，表上误写。"):
    return Answer(kind=Kind.STATEMENT, text=text, known_by="赵博文、陈爱华")


def test_from_the_letter_to_the_end(people, auditor, rectification):
    assert rectification.finding.state == Finding.State.MENDING
    rectifying.reply(rectification, acting_user=people.alice, answer=statement())
    rectifying.recheck(rectification, acting_user=auditor, accepted=True, note="情况属实")
    rectification.refresh_from_db()
    assert rectification.state == Rectification.State.CLOSED
    assert rectification.finding.state == Finding.State.CLOSED
    assert rectification.run.process.status == "DONE"
    told = [entry.action for entry in entries_of(f"case:{rectification.finding.item.case_id}")]
    assert told[-2:] == ["rectification_replied", "rectification_rechecked"]


def test_what_is_not_accepted_comes_again_with_a_new_day(people, auditor, rectification):
    rectifying.reply(rectification, acting_user=people.alice, answer=statement())
    with pytest.raises(Refusal, match="须定新的整改期限"):
        rectifying.recheck(rectification, acting_user=auditor, accepted=False, note="证据不足")
    rectifying.recheck(rectification, acting_user=auditor, accepted=False, note="证据不足", due_on=SOON)
    rectification.refresh_from_db()
    assert (rectification.state, rectification.round) == (Rectification.State.AWAITING_REPLY, 2)
    rectifying.reply(rectification, acting_user=people.alice, answer=statement("附党委证明"))
    rectifying.recheck(rectification, acting_user=auditor, accepted=True, note="可以")
    assert rectification.replies.count() == 2
    call_command("check_flows")


def test_the_open_task_of_a_rectification_passes_the_gate_and_a_bent_state_does_not(rectification):
    call_command("check_flows")
    Rectification.objects.update(state=Rectification.State.AWAITING_RECHECK)
    with pytest.raises(Exception, match="与整改事项的状态不符"):
        call_command("check_flows")


def test_a_second_reply_and_a_stranger_are_refused(people, auditor, rectification):
    with pytest.raises(Refusal, match="您现在没有这一岗位"):
        rectifying.reply(rectification, acting_user=people.charlie, answer=statement())
    rectifying.reply(rectification, acting_user=people.alice, answer=statement())
    with pytest.raises(OutOfTurn):
        rectifying.reply(rectification, acting_user=people.alice, answer=statement())
    with pytest.raises(Refusal, match="只有参加督查"):
        rectifying.recheck(rectification, acting_user=people.dora, accepted=True, note="好")


def paper(people, case, dated_on):
    return Material.objects.create(
        case=case,
        key="superior_talk_record",
        version=case.materials.count() + 1,
        sha256="0" * 64,
        file="00/0",
        dated_on=dated_on,
        recorded_by=people.alice,
        acting_as="组织委员",
    )


def test_a_paper_that_is_dated_before_the_letter_is_refused(people, auditor, rectification):
    case = rectification.finding.item.case
    old = paper(people, case, date(2024, 1, 8))
    with pytest.raises(Refusal, match="不得倒签日期"):
        rectifying.reply(
            rectification, acting_user=people.alice, answer=Answer(kind=Kind.PAPER, text="补谈话记录", material=old)
        )
    found = Answer(kind=Kind.STATEMENT, text="原件找到", known_by="赵博文", material=old, claimed_on=date(2024, 1, 8))
    made = rectifying.reply(rectification, acting_user=people.alice, answer=found)
    assert (made.replied_on, made.claimed_on) == (localdate(), date(2024, 1, 8))


def test_a_void_vote_is_mended_by_a_new_meeting_alone(people, auditor, campaign_over):
    campaign = campaign_over({"admission_general_meeting.full_members": 2})
    rectifying.issue_letter(campaign, people.branch_a, acting_user=auditor, due_on=SOON)
    rectification = Rectification.objects.get(finding__code="A49")
    with pytest.raises(Refusal, match="须重新召开会议"):
        rectifying.reply(rectification, acting_user=people.alice, answer=statement())
    old = rectification.finding.item.case.acts.get(step="admission_general_meeting")
    with pytest.raises(Refusal, match="以后重新召开"):
        rectifying.reply(
            rectification, acting_user=people.alice, answer=Answer(kind=Kind.NEW_MEETING, text="重开", act=old)
        )
    minutes = paper(people, rectification.finding.item.case, localdate())
    rectifying.reply(
        rectification, acting_user=people.alice, answer=Answer(kind=Kind.NEW_MEETING, text="重开", material=minutes)
    )


def test_what_is_late_is_escalated_once_to_the_committee(people, rectification):
    assert escalate_overdue() == []
    Rectification.objects.update(due_on=localdate() - timedelta(1))
    assert [row.escalated_to for row in escalate_overdue()] == [people.township]
    assert escalate_overdue() == []


def test_the_scheduled_command_escalates_what_is_late_and_only_once(people, rectification):
    Rectification.objects.update(due_on=localdate() - timedelta(1))
    for _ in range(2):
        call_command("notify", verbosity=0)
    rectification.refresh_from_db()
    assert rectification.escalated_to == people.township
    told = entries_of(f"case:{rectification.finding.item.case_id}").filter(action="rectification_escalated")
    assert told.count() == 1


def test_a_frozen_case_refuses_every_move_until_it_is_decided(people, auditor, campaign_over):
    document = plant(complete(), {"superior_approval.approver": "general_branch"})
    for step in ("conversion_general_meeting", "conversion_approval", "archive_materials"):
        del document["steps"][step]
    case = take_in(people, document, "何晓燕")
    campaign_over({})
    freeze = Freeze.objects.get(case=case)
    facts = lawful_facts(Step.CONVERSION_GENERAL_MEETING, localdate())
    for move in (
        lambda: moves.complete_step(case, Step.CONVERSION_GENERAL_MEETING, acting_user=people.alice, facts=facts),
        lambda: moves.suspend(case, acting_user=people.alice, on=localdate(), reason="出国"),
    ):
        with pytest.raises(Refusal, match="何晓燕的案卷自"):
            move()
    with pytest.raises(Refusal, match="须写明决定"):
        lift(acting_user=auditor, acting_as="督查员", freeze=freeze, decision=" ")
    lift(acting_user=auditor, acting_as="督查员", freeze=freeze, decision="由镇党委重新审批")
    moves.suspend(case, acting_user=people.alice, on=localdate(), reason="出国")


def test_a_campaign_closes_when_nothing_waits_for_a_decision(people, auditor, campaign_over):
    by = {"acting_user": auditor, "acting_as": "督查员"}
    campaign = campaign_over({"determine_introducers.introducers.0.is_relative": True})
    with pytest.raises(Refusal, match="1个问题待人工认定"):
        close_campaign(**by, campaign=campaign)
    finding = Finding.objects.get()
    with pytest.raises(Refusal, match="须写明理由"):
        decide(**by, findings=[finding], stands=False, note="")
    decide(**by, findings=[finding], stands=True, note="户口簿为证")
    check_by_hand(**by, item=campaign.items.get(), code="A44", answer="found", note="第3页涂改")
    with pytest.raises(Refusal, match="2个问题没有反馈"):
        close_campaign(**by, campaign=campaign)
    rectifying.issue_letter(campaign, people.branch_a, acting_user=auditor, due_on=SOON)
    assert close_campaign(**by, campaign=campaign).state == "closed"
