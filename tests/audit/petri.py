"""An exported BPMN document as a Petri net for pm4py, one to one: a place for each way, a transition for each node.

pm4py's own translation lets an inclusive gateway take any of its ways and allows one end only. Here a condition on the
stage run is decided beforehand (`joint_vetting_first`), and every plain end has to be reached.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to

_BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_TOGETHER = ("inclusiveGateway", "parallelGateway")


def net_of(path: Path, *, joint_vetting_first: bool) -> tuple[PetriNet, Marking, Marking]:
    nodes, ways = _read(path, joint_vetting_first)
    net, first, last = PetriNet(path.stem), PetriNet.Place("start"), Marking()
    net.places.add(first)
    places = {way: PetriNet.Place(way) for way in ways}
    net.places.update(places.values())
    entering, leaving = defaultdict(list), defaultdict(list)
    for way, (source, target) in ways.items():
        entering[target].append(places[way])
        leaving[source].append(places[way])
    for key, (kind, name, ends_all) in nodes.items():
        before, after = entering[key], leaving[key]
        if kind == "startEvent":
            before = [first]
        elif kind == "endEvent":
            after = [PetriNet.Place(key)]
            net.places.add(after[0])
            if not ends_all:
                last[after[0]] = 1
        _node(net, kind, name, key, before, after)
    if not last:  # a stage that nothing follows: its lawful end is the archive
        last[next(place for place in net.places if place.name.endswith("_archived"))] = 1
    return net, Marking({first: 1}), last


def _node(net: PetriNet, kind: str, name: str, key: str, before: list, after: list) -> None:
    if kind == "exclusiveGateway":
        pairs = [([one], [other]) for one in before for other in after]
    elif kind in _TOGETHER and len(after) == 1:
        pairs = [(before, after)]
    else:
        pairs = [([one], after) for one in before]
    for number, (taken, given) in enumerate(pairs):
        transition = PetriNet.Transition(f"{key} {number}", name if kind.endswith("ask") else None)
        net.transitions.add(transition)
        for place in taken:
            add_arc_from_to(place, transition, net)
        for place in given:
            add_arc_from_to(transition, place, net)


def _read(path: Path, joint_vetting_first: bool):
    root = ET.parse(path).getroot()  # noqa: S314 - our own
    nodes, ways = {}, {}
    for element in root.iter():
        kind = element.tag.removeprefix(_BPMN)
        if kind == "sequenceFlow":
            condition = element.findtext(f"{_BPMN}conditionExpression") or ""
            decided = {"joint_vetting_first": joint_vetting_first, "not joint_vetting_first": not joint_vetting_first}
            if decided.get(condition, True):
                ways[element.get("id")] = element.get("sourceRef"), element.get("targetRef")
        elif kind.endswith(("Event", "Gateway", "ask")) and element.get("id"):
            terminates = element.find(f"{_BPMN}terminateEventDefinition") is not None
            nodes[element.get("id")] = kind, element.get("name") or "", terminates
    reached = {key for key, (kind, *_rest) in nodes.items() if kind == "startEvent"}
    while more := {target for source, target in ways.values() if source in reached} - reached:
        reached |= more
    kept = {way: ends for way, ends in ways.items() if ends[0] in reached}
    return {key: node for key, node in nodes.items() if key in reached}, kept
