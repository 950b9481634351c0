"""The flows as BPMN 2.0 with layout.

A step that may end in several ways is drawn with an exclusive gateway behind it: in BPMN several flows out of a task
would all be taken at once. The running flows need no such node, because a step follows its stored outcome. Each way
out of such a gateway carries its condition, so that another engine can replay the document.
"""

import xml.etree.ElementTree as ET
from types import SimpleNamespace

from viewflow.workflow import chart
from viewflow.workflow.base import Edge
from viewflow.workflow.nodes import If

from .flow import FindingFlow, RoundFlow, StageFlow
from .nodes import Fork, Gate, Leave, OutcomeNode, RoundEnd


class Drawn:
    """A node of the drawing: a node of the flow, or the gateway behind a step."""

    def __init__(self, name: str, title: str, element: str, shape: dict, content: str = ""):
        self.name, self.task_title, self.bpmn_element, self.shape = name, title, element, _roomy(shape)
        self.incoming: list[Edge] = []
        self.outgoing: list[Edge] = []
        self._content = content

    def bpmn_content(self) -> str:
        return self._content

    def bpmn_attrs(self) -> dict:
        return {}

    def _incoming(self):
        return iter(self.incoming)

    def _outgoing(self):
        return iter(self.outgoing)


def bpmn(flow: type[StageFlow | RoundFlow | FindingFlow]) -> str:
    """The flow as one BPMN document."""
    document = ET.fromstring(chart.grid_to_bpmn(laid_out(flow)).strip().encode())  # noqa: S314 - our own
    document.set("expressionLanguage", "https://www.python.org/")
    _conditions(document, flow)
    ET.indent(document)
    return ET.tostring(document, encoding="unicode", xml_declaration=True) + "\n"


def laid_out(flow: type[StageFlow]) -> chart.Grid:
    """The drawing of the flow: each node in its place, each way with its bends."""
    nodes = _drawing(flow)
    drawing = SimpleNamespace(
        instance=SimpleNamespace(nodes=lambda: nodes, flow_label=flow.__name__), process_title=flow.process_title
    )
    grid = chart.calc_layout_data(drawing)
    _give_room(grid)
    return grid


_ROOM = (110, 50)
"""Pixels between columns and between rows, for the names of outcomes."""


def _roomy(shape: dict) -> dict:
    return shape | {"width": shape["width"] + _ROOM[0], "height": shape["height"] + _ROOM[1]}


def _give_room(grid) -> None:
    """The nodes were placed with room around them: take it from the shapes, then draw the ways."""
    for cell in grid.cells:
        shape = cell.shape
        shape.x, shape.y = shape.x + _ROOM[0] // 2, shape.y + _ROOM[1] // 2
        shape.width, shape.height = shape.width - _ROOM[0], shape.height - _ROOM[1]
    chart.calc_edges(grid, edge_start_gap_size=0, edge_end_gap_size=0)


_NAMESPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
for _prefix, _uri in _NAMESPACES.items():
    ET.register_namespace(_prefix, _uri)
_MODEL, _XSI = (f"{{{_NAMESPACES[prefix]}}}" for prefix in ("bpmn", "xsi"))


def _conditions(document: ET.Element, flow: type[StageFlow | RoundFlow | FindingFlow]) -> None:
    """Write on each way out of a gateway when it is taken."""
    when = {}
    for node in flow.instance.nodes():
        if isinstance(node, OutcomeNode):
            for target in set(node.ways.values()):
                outcomes = [outcome for outcome, way in node.ways.items() if way is target]
                when[f"id_edge_{node.name}{BEHIND}__{target.name}"] = f"outcome in {outcomes}"
        elif isinstance(node, Gate | Fork):
            for target, condition in node.conditions():
                when[f"id_edge_{node.name}__{target.name}"] = condition
    for edge in document.iter(_MODEL + "sequenceFlow"):
        if condition := when.get(edge.get("id")):
            written = ET.SubElement(edge, _MODEL + "conditionExpression", {_XSI + "type": "bpmn:tFormalExpression"})
            written.text = condition


BEHIND = "_outcome"
"""Name of the gateway behind a step: the step's own and this."""


def _drawing(flow: type[StageFlow | RoundFlow | FindingFlow]) -> list[Drawn]:
    """The flow's nodes in the order in which they are written, gateways put in, edges tied."""
    entries, exits, nodes = {}, {}, []
    for node in _written(flow):
        drawn = Drawn(node.name, str(node.task_title), node.bpmn_element, node.shape, node.bpmn_content())
        entries[node] = exits[node] = drawn
        nodes.append(drawn)
        if isinstance(node, OutcomeNode) and len(list(node._outgoing())) > 1:
            exits[node] = Drawn(node.name + BEHIND, "结果", "exclusiveGateway", If.shape)
            nodes.append(exits[node])
            _tie(drawn, exits[node], "next", None)
    for node in _written(flow):
        for edge in node._outgoing():
            _tie(exits[node], entries[edge.dst], edge.edge_class, edge.label)
    return nodes


def _written(flow: type[StageFlow | RoundFlow | FindingFlow]):
    """Start, the steps and gates as the file has them, ends last."""
    by_name = flow.instance._nodes_by_name
    names = [name for base in reversed(flow.__mro__) for name in vars(base) if name in by_name]
    nodes = [by_name[name] for name in dict.fromkeys(names)]
    return sorted(nodes, key=lambda node: isinstance(node, Leave | RoundEnd))


def _tie(src: Drawn, dst: Drawn, edge_class: str, label: str | None) -> None:
    edge = Edge(src=src, dst=dst, edge_class=edge_class, label=label)
    src.outgoing.append(edge)
    dst.incoming.append(edge)
