"""manage.py check_flows: the deploy gate."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now
from viewflow.workflow.models import Task

from tests.facts import N
from tests.journeys import walk


def passes() -> bool:
    out = StringIO()
    call_command("check_flows", stdout=out)
    return out.getvalue() == "在办任务和待办均完好。\n"


def test_whole_work_passes(people, case):
    walk(people, case, until=N(10))
    assert passes()


@pytest.mark.parametrize("gone", ["ApplicationFlow.renamed_step", "OlderFlow.submit_application"])
def test_an_open_task_whose_node_or_flow_is_gone_fails_and_is_named(people, case, gone):
    task = case.work_items.get().task
    Task.objects.filter(pk=task.pk).update(flow_task=f"workflows/stage1_application.{gone}")
    with pytest.raises(CommandError, match=rf"任务{task.pk}：流程中已没有它所指的环节（.*{gone}）"):
        passes()


def test_a_done_task_of_a_flow_that_is_gone_is_history_and_passes(people, case):
    walk(people, case, until=N(2))
    Task.objects.filter(status="DONE").update(flow_task="workflows/stage1_application.OlderFlow.start")
    assert passes()


def test_an_open_task_without_item_fails(people, case):
    case.work_items.update(closed_at=now())
    with pytest.raises(CommandError, match="（递交入党申请书）没有对应的待办"):
        passes()


def test_an_open_item_without_open_task_fails(people, case):
    Task.objects.filter(work_item__case=case).update(status="CANCELED")
    with pytest.raises(CommandError, match="（林小雨，递交入党申请书）没有在办的任务"):
        passes()
