"""Closing a unit."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from recruitment.cases.closing_units import close_unit
from recruitment.journal.models import JournalEntry
from recruitment.organisation.models import UnitType
from recruitment.organisation.services import end_post, open_unit
from recruitment.people.models import Membership
from recruitment.people.services import end_membership
from recruitment.refusal import Refusal

TODAY = localdate()


@pytest.fixture
def empty(people):
    """A branch of the township on which nothing hangs."""
    township = people.township
    township.refresh_from_db()
    opened = {"name": "青山镇渡口党支部", "type": UnitType.BRANCH, "opened_on": date(2024, 1, 1)}
    return open_unit(acting_user=None, parent=township, **opened)


@pytest.mark.both_databases
def test_a_unit_on_which_nothing_hangs_is_closed_by_its_superior(people, empty):
    closed = close_unit(acting_user=people.bob, unit=empty, on=TODAY)
    assert closed.closed_on == TODAY
    entry = JournalEntry.objects.last()
    assert (entry.action, entry.acting_as, entry.subject) == (
        "unit_closed",
        "中共青山镇委员会 组织员",
        f"unit:{empty.pk}",
    )
    with pytest.raises(Refusal, match="已于"):
        close_unit(acting_user=people.bob, unit=empty, on=TODAY)


def test_what_still_hangs_on_it_is_counted(people):
    people.case()
    with pytest.raises(Refusal) as refused:
        close_unit(acting_user=people.bob, unit=people.branch_a, on=TODAY)
    assert refused.value.reasons == [
        "青山镇机关党支部还不能撤销，请先处理：",
        "在办案卷1件，请先转出或办结。",
        "党员8人，请先转移组织关系。",
        "现任岗位1个，请先免职。",
    ]
    with pytest.raises(Refusal, match="下属单位2个"):
        close_unit(acting_user=people.dora, unit=people.township, on=TODAY)
    people.branch_a.refresh_from_db()
    assert people.branch_a.closed_on is None


def test_when_all_is_settled_it_closes(people):
    for membership in Membership.objects.filter(unit=people.branch_b).select_related("person"):
        end_membership(acting_user=None, acting_as="", person=membership.person, on=TODAY, reason="转出")
    end_post(acting_user=people.bob, post=people.charlie.posts.get(), on=TODAY)
    assert close_unit(acting_user=people.bob, unit=people.branch_b, on=TODAY).closed_on


@pytest.mark.parametrize("who", ["alice", "charlie"])
def test_nobody_else_closes_it(people, empty, who):
    with pytest.raises(Refusal, match="须由其上级撤销"):
        close_unit(acting_user=getattr(people, who), unit=empty, on=TODAY)


def test_a_superior_does_not_close_his_own_unit(people):
    for unit in (people.branch_a, people.branch_b):
        unit.refresh_from_db()
    with pytest.raises(Refusal):
        close_unit(acting_user=people.bob, unit=people.township, on=TODAY)


def test_it_closes_not_before_it_opened(people, empty):
    with pytest.raises(Refusal, match="早于成立日期"):
        close_unit(acting_user=people.bob, unit=empty, on=date(2023, 1, 1))


def test_from_the_server(people, empty, capsys):
    call_command("close_unit", "青山镇渡口党支部")
    assert "已于" in capsys.readouterr().out
    with pytest.raises(CommandError, match="有0个"):
        call_command("close_unit", "青山镇渡口党支部")
    with pytest.raises(CommandError, match="党员8人"):
        call_command("close_unit", "青山镇机关党支部")
