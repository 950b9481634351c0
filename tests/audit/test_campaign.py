"""A campaign: drawn, assigned, sifted, broken off and taken up again; run twice it says the same."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.audit.models import Campaign, Finding, Freeze
from recruitment.audit.services.assigning import assign
from recruitment.audit.services.drawing import Drawing, draw
from recruitment.audit.services.freezing import lift, open_freeze
from recruitment.audit.services.sifting import sift_again, sift_campaign, sift_chunk
from recruitment.cases.models import SuperiorApproval, SuperiorTalk
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint, end_post
from recruitment.refusal import Refusal
from tests.cast import FOUNDED

from .conftest import TODAY
from .files import complete, take_in
from .planted import plant

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def auditor(people):
    user = User.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    return user


def become_auditor(people, user) -> None:
    """An auditor holds no other post; what was held before is not forgotten."""
    for post in user.posts.filter(held_until=None):
        end_post(acting_user=None, post=post, on=localdate())
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=localdate())


def drawn(people, auditor, **more):
    drawing = Drawing(name="两年回头看", units=[people.district], **more)
    return draw(acting_user=auditor, acting_as="督查员", drawing=drawing, as_of=TODAY)


def found(campaign):
    rows = Finding.objects.filter(item__campaign=campaign).order_by("item__place", "key")
    return list(rows.values_list("item__case", "key", "state", "zh"))


def chihu(people) -> list:
    """池湖村: 19 received; 15 listed under one year, 18 vetted after the vote, 10 approved by no proper body."""
    cases = []
    for number in range(19):
        changes = {}
        if number < 15:
            changes["determine_development_object.on"] = "2023-07-10"
            changes["cultivation_and_examination.on"] = "2023-07-05"
        if number >= 1:
            changes["political_vetting.concluded_on"] = "2024-01-12"
        if number % 2 == 0:
            changes["superior_approval.approver"] = "general_branch"
        document = plant(complete(), changes)
        born = date(1970, 1, 1) + timedelta(400 * number)
        cases.append(take_in(people, plant(document, {"person.birth_date": str(born)}), f"池湖{number + 1}"))
    return cases


def test_chihu_village_comes_out_with_its_counts(people, auditor):
    chihu(people)
    campaign = drawn(people, auditor, received_from=date(2024, 1, 1), received_until=date(2024, 12, 31))
    sift_campaign(campaign)
    findings = Finding.objects.filter(item__campaign=campaign)
    people_with = {code: findings.filter(code=code).values("item").distinct().count() for code in ("A14", "A31", "A57")}
    assert campaign.items.count() == 19
    assert people_with == {"A14": 15, "A31": 18, "A57": 10}


def test_received_between_two_days_is_the_population(people, auditor):
    inside = take_in(people, complete(), "在内")
    take_in(people, plant(complete(), {"superior_approval.on": "2024-03-01"}), "在外")
    campaign = drawn(people, auditor, received_from=date(2024, 1, 1), received_until=date(2024, 1, 31))
    assert [item.case_id for item in campaign.items.all()] == [inside.pk]


def test_a_sample_is_the_same_for_the_same_seed(people, auditor):
    for number in range(12):
        take_in(people, complete(), f"抽样{number}")
    first = drawn(people, auditor, sample_size=5)
    again = drawn(people, auditor, sample_size=5, seed=first.seed)
    assert first.seed
    assert len(set(first.items.values_list("case", flat=True))) == 5
    assert list(first.items.values_list("case")) == list(again.items.values_list("case"))


def test_no_case_at_all_is_refused_with_a_sentence(people, auditor):
    with pytest.raises(Refusal, match="没有符合条件的案卷"):
        drawn(people, auditor)
    take_in(people, complete())
    with pytest.raises(Refusal, match="只有1件，不足抽样的3件"):
        drawn(people, auditor, sample_size=3)


def test_who_belongs_to_the_units_is_refused_as_an_auditor(people, auditor):
    take_in(people, complete())
    campaign = drawn(people, auditor)
    become_auditor(people, people.bob)
    with pytest.raises(Refusal, match="中共青山镇委员会 组织员，是受查单位的人"):
        assign(acting_user=auditor, acting_as="督查员", campaign=campaign, auditors=[people.bob])
    become_auditor(people, people.dora)
    campaign.items.get().case.acts.filter(step="oath").update(recorded_by=people.dora)
    with pytest.raises(Refusal, match="经办过林小雨的案卷"):
        assign(acting_user=auditor, acting_as="督查员", campaign=campaign, auditors=[people.dora])
    assign(acting_user=auditor, acting_as="督查员", campaign=campaign, auditors=[auditor])
    assert campaign.items.get().auditor == auditor


def test_a_run_that_is_broken_off_goes_on_and_a_second_run_says_the_same(people, auditor):
    for number in range(7):
        take_in(people, plant(complete(), {"organization_talk.on": "2022-05-10"}), f"逾期{number}")
    campaign = drawn(people, auditor)
    assert sift_chunk(campaign, size=3) == 3
    assert campaign.items.filter(sifted_at=None).count() == 4  # here it was broken off
    assert sift_campaign(campaign) == 4
    assert campaign.state == Campaign.State.CHECKED
    first = found(campaign)
    assert len({case for case, *_ in first}) == 7
    Finding.objects.filter(item__campaign=campaign, item__place=1).update(state="closed")
    sift_again(campaign)
    assert sift_campaign(campaign) == 7
    again = found(campaign)
    assert [row[:2] + row[3:] for row in again] == [row[:2] + row[3:] for row in first]
    assert [row[2] for row in again].count("closed") == sum(row[0] == first[0][0] for row in first)


def test_a_finding_that_no_longer_shows_is_gone_and_not_deleted(people, auditor):
    case = take_in(people, plant(complete(), {"superior_talk.talker_post": "other"}))
    campaign = drawn(people, auditor)
    sift_campaign(campaign)
    SuperiorTalk.objects.filter(act__case=case).update(talker_post="organiser")
    sift_again(campaign)
    sift_campaign(campaign)
    assert [row[2] for row in found(campaign)] == ["gone"]


def test_a_finding_of_s1_freezes_the_case(people, auditor):
    case = take_in(people, plant(complete(), {"superior_approval.approver": "general_branch"}))
    sift_campaign(drawn(people, auditor))
    freeze = Freeze.objects.get()
    assert freeze.case == case
    assert freeze.reason.startswith("A57 审批机关是党总支")


def test_an_s1_finding_that_comes_back_freezes_the_case_again(people, auditor):
    case = take_in(people, plant(complete(), {"superior_approval.approver": "general_branch"}))
    campaign = drawn(people, auditor)
    sift_campaign(campaign)
    lift(acting_user=auditor, acting_as="督查员", freeze=Freeze.objects.get(), decision="报区委处理，恢复办理")
    approval = SuperiorApproval.objects.filter(act__case=case)
    for approver, standing in (("party_committee", 1), ("general_branch", 2)):
        approval.update(approver=approver)
        sift_again(campaign)
        sift_campaign(campaign)
        assert Freeze.objects.filter(case=case).count() == standing
    assert open_freeze(case.pk).reason.startswith("A57 审批机关是党总支")
