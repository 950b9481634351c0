"""The five flows as written: complete, named after the steps, locked, and on no page."""

import pytest
from django.urls import get_resolver
from viewflow.workflow.base import Flow
from viewflow.workflow.lock import no_lock

from recruitment.outcomes import FORWARD, OUTCOMES, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Stage, Step
from workflows import checks
from workflows.destinations import opens
from workflows.models import RETURNED
from workflows.nodes import HandOver, Leave, StepNode
from workflows.procedure import CURRENT, CURRENT_ROUND, every_flow
from workflows.rectification import RectificationFlow

NODES = {node.step: node for flow in CURRENT.values() for node in flow.instance.nodes() if isinstance(node, StepNode)}


def test_each_step_is_a_node_of_its_stages_flow_under_its_own_name():
    assert set(NODES) == {*Step, JOINT_VETTING}
    for step in Step:
        assert (NODES[step].name, NODES[step].flow_class) == (step.value, CURRENT[step.stage])


@pytest.mark.parametrize("step", Step, ids=str)
def test_a_node_has_a_way_for_each_outcome_of_its_step_and_no_other(step):
    assert list(NODES[step].ways) == list(OUTCOMES[step])


@pytest.mark.parametrize(("step", "outcome"), [(s, o) for s in Step for o in OUTCOMES[s] if o != FORWARD], ids=str)
def test_a_way_leads_where_the_outcome_table_says(step, outcome):
    way, goto, target = NODES[step].ways[outcome], OUTCOMES[step][outcome].goto, opens(step, outcome)
    if target is None:
        assert isinstance(goto, State)
        assert (type(way), way.name, way.ended_as) == (Leave, goto.value, goto.value)
    elif target.stage < step.stage:
        assert (type(way), way.ended_as) == (Leave, RETURNED)
    elif target.number <= step.number:
        assert way is NODES[target]
    else:
        assert way in (NODES[target], NODES[step].ways[FORWARD])


def test_forward_out_of_a_stage_hands_over_to_the_next():
    for n in (2, 6):
        way = NODES[Step.numbered(n)].ways[FORWARD]
        assert (type(way), way.stage) == (HandOver, Step.numbered(n + 1).stage)


def test_every_flow_waits_for_its_process_row():
    assert set(every_flow()) == {*CURRENT.values(), CURRENT_ROUND, RectificationFlow}
    assert checks.every_flow_has_the_real_lock() == []


def test_a_flow_without_the_real_lock_fails_the_system_check(monkeypatch):
    monkeypatch.setattr(CURRENT[Stage.ADMISSION], "lock_impl", no_lock)
    (found,) = checks.every_flow_has_the_real_lock()
    assert found.id == "workflows.E001"
    assert found.level == 40
    assert "AdmissionFlow" in found.msg


def test_no_page_of_the_engine_is_mounted():
    assert not any(isinstance(value, Flow) for value in _everything_mounted())
    assert not any("viewflow" in repr(pattern).lower() for pattern in _everything_mounted())


def _everything_mounted():
    waiting = list(get_resolver().url_patterns)
    while waiting:
        pattern = waiting.pop()
        waiting += getattr(pattern, "url_patterns", [])
        yield pattern
        yield getattr(pattern, "callback", None)


def test_a_node_that_does_not_bear_its_steps_name_is_refused_when_the_flow_is_read():
    with pytest.raises(TypeError, match="must bear the name of its step"):

        class Misnamed(Flow):
            oath = StepNode(Step.ADMISSION_GENERAL_MEETING, acts=None)
