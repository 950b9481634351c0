"""The round's BPMN: valid, and replayed by another engine with as many departments as the round has."""

from io import StringIO

import pytest
from django.core.management import call_command
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bpmn")
    call_command("bpmn", output=folder, stdout=StringIO())
    return folder / "joint_vetting.bpmn"


def test_the_document_keeps_to_the_schema_of_the_omg(document):
    BpmnValidator().validate(etree.parse(document), str(document))


def started(document, **data) -> BpmnWorkflow:
    parser = BpmnParser()
    parser.add_bpmn_file(str(document))
    workflow = BpmnWorkflow(parser.get_spec(parser.get_process_ids()[0]))
    workflow.task_tree.data.update(data)
    workflow.do_engine_steps()
    return workflow


def ready(workflow) -> list[str]:
    return [task.task_spec.name.removeprefix("id_node_") for task in workflow.get_tasks(state=TaskState.READY)]


def take(workflow, outcome="forward") -> None:
    task = next(iter(workflow.get_tasks(state=TaskState.READY)))
    task.data["outcome"] = outcome
    task.run()
    workflow.do_engine_steps()
    workflow.refresh_waiting_tasks()


@pytest.mark.parametrize("departments", [1, 3, 10])
@pytest.mark.parametrize("objections", [True, False])
def test_it_waits_for_every_department_and_goes_by_the_objections(document, departments, objections):
    workflow = started(document, departments=departments, has_objections=objections)
    assert ready(workflow) == ["collect_people"]
    take(workflow)
    for n in range(departments):
        assert len(ready(workflow)) == departments - n
        assert "close_with_minutes" not in ready(workflow)
        take(workflow)
    if objections:
        assert ready(workflow) == ["handle_objections"]
        take(workflow)
    assert ready(workflow) == ["close_with_minutes"]
    take(workflow)
    assert workflow.is_completed()


def test_a_round_called_off_ends(document):
    workflow = started(document, departments=3, has_objections=False)
    take(workflow, "cancelled")
    assert workflow.is_completed()
