"""The nodes of the five flows: a step, the joint vetting, beginnings, ends and gates.

An activation follows the outcome of the act that is stored; it never judges and never computes.
"""

from .ends import HandOver, Leave, Passed
from .gates import Fork, Gate, Meet
from .start import StageStart
from .step import JointVettingNode, StepNode

__all__ = ["Fork", "Gate", "HandOver", "JointVettingNode", "Leave", "Meet", "Passed", "StageStart", "StepNode"]
