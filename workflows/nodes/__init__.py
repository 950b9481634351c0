"""The nodes of the flows: a step, the joint vetting and its rounds, rectification, beginnings, ends and gates.

An activation follows the outcome of the act that is stored; it never judges and never computes.
"""

from .ends import HandOver, Leave, Passed
from .gates import Fork, Gate, Meet
from .mending import RectificationStart, RectificationStep
from .rounds import EachDepartment, RoundEnd, RoundGate, RoundStart, RoundStep
from .start import StageStart
from .step import JointVettingNode, OutcomeNode, StepNode

__all__ = [
    "EachDepartment",
    "Fork",
    "Gate",
    "HandOver",
    "JointVettingNode",
    "Leave",
    "Meet",
    "OutcomeNode",
    "Passed",
    "RectificationStart",
    "RectificationStep",
    "RoundEnd",
    "RoundGate",
    "RoundStart",
    "RoundStep",
    "StageStart",
    "StepNode",
]
