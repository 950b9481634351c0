"""The flow with which a stage begins today, and every flow that there is."""

from collections.abc import Iterator

from recruitment.steps import Stage

from .flow import FindingFlow, RoundFlow, StageFlow
from .joint_vetting import JointVettingFlow
from .rectification import RectificationFlow
from .stage1_application import ApplicationFlow
from .stage2_cultivation import CultivationFlow
from .stage3_examination import ExaminationFlow
from .stage4_admission import AdmissionFlow
from .stage5_full_membership import FullMembershipFlow

CURRENT: dict[Stage, type[StageFlow]] = {
    flow.stage: flow for flow in (ApplicationFlow, CultivationFlow, ExaminationFlow, AdmissionFlow, FullMembershipFlow)
}
"""A new version takes its stage's place here; the old class stays for the cases under way."""


CURRENT_ROUND = JointVettingFlow
"""The flow with which a round of the joint vetting begins."""

CURRENT_RECTIFICATION = RectificationFlow
"""The flow with which the rectification of a finding begins."""


def every_flow() -> Iterator[type[StageFlow | RoundFlow | FindingFlow]]:
    """The current flows and the older versions beside them."""
    waiting = StageFlow.__subclasses__() + RoundFlow.__subclasses__() + FindingFlow.__subclasses__()
    while waiting:
        flow = waiting.pop(0)
        waiting += flow.__subclasses__()
        yield flow
