"""The two introducers' opinions in the membership form."""

from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered
from ..texts import alike


def check(case: Gathered) -> Findings:
    row = case.last(Step.FILL_MEMBERSHIP_FORM)
    if row is None:
        return
    first, second = row.facts.first_introducer_opinion, row.facts.second_introducer_opinion
    if first and second and alike(first) == alike(second):
        yield found(
            "A46",
            "两名入党介绍人的意见一字不差：“{text}”。",
            "Both introducers' opinions are the same word for word: “{text}”.",
            on=row.happened_on,
            evidence=f"act:{row.pk}",
            text=first[:60],
        )
