"""Stage 3: publicity and vetting, as far as no rule speaks of them."""

from ...rules.editions import Edition, edition_on
from ...steps import Step
from ..found import Findings, found
from ..gathered import Gathered

N = Step.numbered


def check(case: Gathered) -> Findings:
    yield from _publicity(case)
    yield from _objection(case)
    yield from _vetting(case)
    yield from _training(case)


def _publicity(case: Gathered) -> Findings:
    row = case.last(Step.DEVELOPMENT_OBJECT_FILING)
    if row is None or row.facts.publicity_started_on is None:
        return
    lacking = []
    if row.facts.publicity_ended_on is None:
        lacking.append(("结束日期", "the last day"))
    if row.facts.objection_upheld is None:
        lacking.append(("结果记录", "a record of the result"))
    if lacking:
        yield found(
            "A26",
            "公示没有{lacking}。",
            "The publicity lacks {lacking_en}.",
            on=row.facts.publicity_started_on,
            evidence=f"act:{row.pk}",
            lacking=[zh for zh, _ in lacking],
            lacking_en=[en for _, en in lacking],
        )


def _objection(case: Gathered) -> Findings:
    """In the 2014 edition no rule asks; an upheld objection stops the case all the same."""
    row = case.last(Step.DEVELOPMENT_OBJECT_FILING)
    if row is None or not row.facts.objection_upheld or not row.facts.listed_on:
        return
    if edition_on(row.facts.day) is Edition.E2014:
        zh = "公示中的异议经核实属实，却于{on}列为发展对象。"
        en = "An objection raised in the publicity was upheld, yet the person was listed on {on}."
        yield found("A38", zh, en, on=row.facts.listed_on, evidence=f"act:{row.pk}")


def _vetting(case: Gathered) -> Findings:
    row, meeting = case.last(Step.POLITICAL_VETTING), case.last(Step.ADMISSION_GENERAL_MEETING)
    if row is None:
        return
    if row.facts.concluded_on is None or row.facts.result is None:
        if any(case.last(N(number)) for number in range(12, 18)):
            yield found("A31", "政治审查没有结论。", "The vetting has no conclusion.", evidence=f"act:{row.pk}")
    elif meeting and meeting.happened_on and case.last(N(12)) is None and row.facts.concluded_on > meeting.happened_on:
        zh = "政治审查结论{on}作出，晚于支部大会（{meeting}）。"
        en = "The vetting was concluded on {on}, after the general meeting on {meeting}."
        evidence = f"act:{row.pk}"
        yield found("A31", zh, en, on=row.facts.concluded_on, evidence=evidence, meeting=meeting.happened_on)


def _training(case: Gathered) -> Findings:
    row, meeting = case.last(Step.CENTRALIZED_TRAINING), case.last(Step.ADMISSION_GENERAL_MEETING)
    if row is None or meeting is None or meeting.happened_on is None or case.last(N(12)) is not None:
        return  # step 12 asks for the training before itself: the rule book says so
    if row.facts.begun and row.facts.begun > meeting.happened_on:
        zh = "集中培训{on}开始，晚于支部大会（{meeting}）。"
        en = "The training began on {on}, after the general meeting on {meeting}."
        yield found("A40", zh, en, on=row.facts.begun, evidence=f"act:{row.pk}", meeting=meeting.happened_on)
