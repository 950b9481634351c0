"""Stage 5: the probation as the register of members has it."""

from ...people.models import MemberStatus
from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered


def check(case: Gathered) -> Findings:
    meeting, approval = case.last(Step.ADMISSION_GENERAL_MEETING), case.last(Step.SUPERIOR_APPROVAL)
    if meeting is None or approval is None or meeting.happened_on is None:
        return
    began = [row for row in case.standing if row.status == MemberStatus.PROBATIONARY]
    if began and began[0].valid_from != meeting.happened_on:
        yield found(
            "A60",
            "党员名册所记预备期自{listed}起，应自支部大会通过之日（{on}）起。",
            "The register has the probation from {listed}; it runs from the general meeting of {on}.",
            on=meeting.happened_on,
            evidence=f"act:{meeting.pk}",
            listed=began[0].valid_from,
        )
    conversion = case.last(Step.CONVERSION_APPROVAL)
    standing = conversion.facts.standing_from if conversion else None
    if began and standing and began[-1].valid_until and began[-1].valid_until != standing:
        yield found(
            "A60",
            "党员名册所记预备期至{listed}止，而党龄自{standing}算起。",
            "The register has the probation until {listed}; standing counts from {standing}.",
            on=standing,
            evidence=f"act:{conversion.pk}",
            listed=began[-1].valid_until,
            standing=standing,
        )
