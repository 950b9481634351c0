"""manage.py bpmn: valid BPMN 2.0 with layout, which another engine reads and replays."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator

from recruitment.outcomes import OUTCOMES
from recruitment.steps import Stage, Step
from tests.workflows.test_every_outcome import expected
from workflows.procedure import CURRENT

BPMN = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "i": "http://www.omg.org/spec/BPMN/20100524/DI",
    "d": "http://www.omg.org/spec/DD/20100524/DI",
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bpmn")
    call_command("bpmn", output=folder, stdout=StringIO())
    return {stage: folder / f"stage{stage.value}.bpmn" for stage in Stage}


@pytest.fixture(params=Stage, ids=lambda stage: f"stage{stage.value}")
def stage(request):
    return request.param


def test_a_document_keeps_to_the_schema_of_the_omg(documents, stage):
    BpmnValidator().validate(etree.parse(documents[stage]), str(documents[stage]))


def test_every_reference_resolves_and_every_shape_is_drawn(documents, stage):
    root = etree.parse(documents[stage]).getroot()
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    nodes = {node.get("id") for node in root.find("b:process", BPMN) if not node.tag.endswith("sequenceFlow")}
    flows = root.findall(".//b:sequenceFlow", BPMN)
    assert {flow.get(end) for flow in flows for end in ("sourceRef", "targetRef")} <= nodes
    assert {shape.get("bpmnElement") for shape in root.iterfind(".//i:BPMNShape", BPMN)} == nodes
    drawn = {edge.get("bpmnElement"): edge.findall("d:waypoint", BPMN) for edge in root.iterfind(".//i:BPMNEdge", BPMN)}
    assert drawn.keys() == {flow.get("id") for flow in flows}
    assert all(len(points) >= 2 for points in drawn.values())
    assert len(root.findall(".//b:startEvent", BPMN)) == 1
    assert root.findall(".//b:endEvent", BPMN)


def test_steps_bear_their_official_names_and_ways_their_outcomes(documents, stage):
    root = etree.parse(documents[stage]).getroot()
    tasks = {task.get("id"): task.get("name") for task in root.findall(".//b:userTask", BPMN)}
    joint = {"id_node_joint_vetting": "执纪执法部门联审"} if stage is Stage.EXAMINATION else {}
    assert tasks == {f"id_node_{step}": step.zh for step in Step if step.stage == stage} | joint
    for step in (step for step in Step if step.stage == stage):
        leaving = root.xpath(f"//b:sequenceFlow[starts-with(@sourceRef, 'id_node_{step}')]/@name", namespaces=BPMN)
        said = "／".join(leaving)
        assert all(outcome.zh in said for outcome in OUTCOMES[step].values()), step


def test_no_task_has_two_ways_out_that_would_be_taken_at_once(documents, stage):
    for task in etree.parse(documents[stage]).getroot().findall(".//b:userTask", BPMN):
        assert len(task.findall("b:outgoing", BPMN)) == 1, task.get("name")


def replayed(document, path, *, joint_vetting_first=False) -> tuple[set[str], bool]:
    """Drive the document by another engine; which steps are then open, and whether the process has ended."""
    parser = BpmnParser()
    parser.add_bpmn_file(str(document))
    workflow = BpmnWorkflow(parser.get_spec(parser.get_process_ids()[0]))
    workflow.task_tree.data["joint_vetting_first"] = joint_vetting_first
    workflow.do_engine_steps()
    for step, outcome in path:
        (task,) = workflow.get_tasks(state=TaskState.READY, spec_name=f"id_node_{step}")
        task.data["outcome"] = outcome
        task.run()
        workflow.do_engine_steps()
    waiting = workflow.get_tasks(state=TaskState.READY | TaskState.WAITING)
    names = {task.task_spec.name.removeprefix("id_node_") for task in waiting}
    return {name for name in names if name in {*Step, "joint_vetting"}}, workflow.is_completed()


@pytest.mark.parametrize(("step", "outcome"), [(s, o) for s in Step for o in OUTCOMES[s]], ids=str)
def test_another_engine_goes_the_same_way_by_every_outcome(documents, step, outcome):
    path = [(before, "forward") for before in Step if before.stage == step.stage and before.number < step.number]
    before, _ = replayed(documents[step.stage], path)
    after, ended = replayed(documents[step.stage], [*path, (step, outcome)])
    here = {other for other in expected(step, outcome, before) if Step(other).stage == step.stage}
    if CURRENT[step.stage].instance.node(step.value).ways[outcome].name == "returned":
        here = set()
    if outcome == "questioned":
        here = {Step.SUPERIOR_APPROVAL}
    assert after == here
    assert ended == (not here)


def test_another_engine_waits_for_the_joint_vetting_where_it_comes_first(documents):
    path = [(Step.numbered(n), "forward") for n in (7, 8)]
    after, _ = replayed(documents[Stage.EXAMINATION], path, joint_vetting_first=True)
    assert after == {Step.numbered(9), Step.numbered(10)}
    after, _ = replayed(documents[Stage.EXAMINATION], [*path, (Step.numbered(10), "forward")], joint_vetting_first=True)
    assert after == {Step.numbered(9), "joint_vetting"}


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="不能写入"):
        call_command("bpmn", output=tmp_path / "file" / "below", stdout=StringIO())
