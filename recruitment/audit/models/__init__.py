"""A campaign and its population; what was found; how it is mended; what freezes a case."""

from .campaign import Assignment, Campaign, Item
from .finding import Finding, HumanCheck
from .mending import FeedbackLetter, Recheck, Rectification, RectificationReply
from .supervision import Freeze, SupervisionNote

__all__ = [
    "Assignment",
    "Campaign",
    "FeedbackLetter",
    "Finding",
    "Freeze",
    "HumanCheck",
    "Item",
    "Recheck",
    "Rectification",
    "RectificationReply",
    "SupervisionNote",
]
