"""The round of the demonstration's own district, played to its end by ten department accounts: seven have replied
and look at it, of whom one has second thoughts (a veto); two reply now, the last by a sheet; a year later what they
said no longer holds.
"""

from datetime import datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils.timezone import localdate

from recruitment.jobs.running import work
from recruitment.organisation.models import Post
from recruitment.organisation.roles import Role
from recruitment.organisation.selectors import approving_committee
from recruitment.rules.calendar import add_months
from recruitment.vetting.models import Opinion, Round, RoundPerson
from tests.browser.test_joint_vetting import handle_veto, scan_of, sheet_back

pytestmark = pytest.mark.django_db(transaction=True)


def clerk_of(part) -> User:
    return Post.objects.select_related("user").get(unit=part.unit, role=Role.VETTING_CLERK).user


def looks_at_the_reply(desk, part) -> None:
    page = desk.visit(f"/vetting/replies/{part.pk}/")
    assert page.locator("text=已交卷").count()
    assert not page.locator("button:has-text('交卷（')").count()


def has_second_thoughts(desk, part, person) -> None:
    page = desk.visit(f"/vetting/replies/{part.pk}/people/{person.pk}/")
    page.select_option("#id_answer", "objection")
    page.select_option("#id_grade", "veto")
    page.fill("#id_fact", "2019年因盗窃被判处拘役")
    page.fill("#id_reason", "收到新的判决材料")
    page.click("main form button.btn-primary")
    page.wait_for_selector("text=原意见保留")


def replies(desk, part, people: int) -> None:
    page = desk.visit(f"/vetting/replies/{part.pk}/")
    page.check("[data-every]")
    page.click("text=所选：无异议")
    page.click(f"button:has-text('交卷（{people} 人）')")
    page.wait_for_selector("text=已交卷。")
    desk.check()


def brings_a_sheet(office, part, folder: Path) -> None:
    page = office.visit(f"/vetting/replies/{part.pk}/import/")
    with page.expect_download() as fetched:
        page.click("button:has-text('电子表格')")
    back, scan = folder / "back.xlsx", folder / "page.png"
    back.write_bytes(sheet_back(fetched.value.path().read_bytes()))
    scan.write_bytes(scan_of())
    page.set_input_files("#sheet", str(back))
    page.set_input_files("#scan", str(scan))
    page.click("button:has-text('导入并交卷')")
    page.wait_for_selector("text=已交卷")


def settle_the_others(office, visitor, round, but) -> None:
    """The note of the demonstration and whatever else waits: verified, heard, kept on record."""
    for person in RoundPerson.objects.filter(round=round, objection__decision="").exclude(pk=but.pk):
        page = office.visit(f"/vetting/people/{person.pk}/")
        page.fill("#finding", "罚款已缴清")
        page.click("text=记录核实")
        page.fill("#statement", "本人说明了情况")
        page.click("text=记录本人意见")
        page.wait_for_selector("text=已记录本人意见")
        page = committee_of(visitor, person).visit(f"/vetting/people/{person.pk}/")
        page.select_option("#decision", "noted")
        page.fill("#reason", "情节轻微，记录在案")
        page.click("text=记录党委决定 >> nth=-1")
        page.wait_for_selector("text=已记录党委决定")


def committee_of(visitor, person):
    unit = approving_committee(person.case.unit)
    post = Post.objects.select_related("user").filter(unit=unit, role=Role.RECRUITMENT_OFFICER).first()
    return visitor().sign_in(post.user)


def test_the_round_of_the_demonstration_is_played_to_its_minutes(district, visitor, tmp_path):
    round = Round.objects.get(state="sent")
    people, parts = round.people_count, list(round.departments.select_related("unit").order_by("state", "position"))
    assert [part.state for part in parts] == ["handed_in"] * 7 + ["waiting"] * 3
    vetoed = RoundPerson.objects.select_related("case__unit").get(round=round, number=1)
    desks = [visitor().sign_in(clerk_of(part)) for part in parts]
    for desk, part in zip(desks[:7], parts[:7], strict=True):
        looks_at_the_reply(desk, part)
    has_second_thoughts(desks[0], parts[0], vetoed)
    for desk, part in zip(desks[7:9], parts[7:9], strict=True):
        replies(desk, part, people)
    assert desks[9].visit(f"/vetting/replies/{parts[9].pk}/").locator("button:has-text('交卷（')").count()
    office = visitor().sign_in(User.objects.get(username="zuzhibu-1"))
    brings_a_sheet(office, parts[9], tmp_path)
    settle_the_others(office, visitor, round, vetoed)
    handle_veto(office, committee_of(visitor, vetoed), vetoed)
    closer = visitor().sign_in(User.objects.get(username="zuzhibu-2"))  # who took the sheet in does not close
    page = closer.visit(f"/vetting/rounds/{round.pk}/")
    page.fill("#minutes", "一人不予发展，其余通过")
    page.click("text=办结并记入案卷")
    assert page.locator(".alert-danger").count() == 0, page.inner_text("main")
    page.wait_for_selector(f"text=正在记入案卷：0/{people} 人")
    work(lambda: False, once=True)
    page.wait_for_selector("text=正在记入案卷", state="detached")
    assert page.locator(f"text=通过 {people - 1} 人，未通过 1 人").count()
    closer.check()
    assert Opinion.objects.filter(person__round=round, state="current").count() == 10 * people
    vetoed.case.refresh_from_db()
    assert vetoed.case.state == "activist"
    a_year_later(district, office, RoundPerson.objects.get(round=round, number=2))


def a_year_later(clock, office, person) -> None:
    later = add_months(localdate(), 12)
    clock.move_to(datetime(later.year, later.month, later.day, 6))
    page = office.sign_in(User.objects.get(username="zuzhibu-1")).visit(f"/vetting/people/{person.pk}/")
    page.click("text=查看意见")
    page.wait_for_selector("text=● 已过期")
