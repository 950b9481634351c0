"""Outcomes that do not fit what is already on record."""

from datetime import date

from recruitment.cases.models import Act, Case
from recruitment.outcomes import FORWARD, OUTCOMES, State
from recruitment.refusal import Refusal
from recruitment.rules.book import RULES
from recruitment.rules.editions import edition_on
from recruitment.steps import Step

from ..sentences import item_name
from ..worklist import open_items

_ANSWERS = {"forward": "forward", "extension_approved": "extend_probation", "cancellation_approved": "cancel_probation"}


def refuse_contradiction(case: Case, step: Step, outcome: str) -> None:
    """The committee answers the resolution that the meeting passed, and no other (step 24 after step 23)."""
    if step is not Step.CONVERSION_APPROVAL or outcome not in _ANSWERS:
        return
    meeting = (
        Act.objects.filter(case=case, step=Step.CONVERSION_GENERAL_MEETING, superseded=False).order_by("pk").last()
    )
    if meeting is not None and meeting.outcome != _ANSWERS[outcome]:
        passed = OUTCOMES[Step.CONVERSION_GENERAL_MEETING][meeting.outcome].label
        raise Refusal(
            "支部大会的决议是“{passed}”，不能审批为“{outcome}”。如不同意，请退回支部复议。",
            passed=passed,
            outcome=OUTCOMES[step][outcome].label,
        )


def refuse_late_question(case: Case, outcome: str) -> None:
    if outcome == "questioned" and case.state != State.PROBATIONARY:
        raise Refusal(
            "案卷状态为“{state}”，备案中发现的问题已不能退回审批；请由组织部门另行处理。",
            state=State(case.state).label,
        )


def refuse_unfiled(case: Case, step: Step, outcome: str, on: date) -> None:
    """A file is not closed while the filing of the approval (step 18), which runs beside the probation, is open."""
    if step is not Step.ARCHIVE_MATERIALS or outcome != FORWARD:
        return
    filing = open_items([case.pk]).filter(step=Step.HIGHER_ORG_DEPT_FILING).first()
    if filing is not None:
        raise Refusal(
            "{filing}尚未办理，不能归档。请先由{unit}办理备案（{article}）。",
            filing=item_name(filing.step),
            unit=filing.unit.name,
            article=RULES["S18-FILE"].citations[edition_on(on)],
        )
