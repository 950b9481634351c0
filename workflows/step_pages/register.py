"""What the register knows of a step: shown beside the form, or filled in, and never asked again."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from recruitment.cases.models import Case
from recruitment.cases.stored import ENTRY_FACTS
from recruitment.organisation.selectors import approving_committee
from recruitment.people.selectors import heads
from recruitment.steps import Step
from recruitment.vetting.review.concluding import started_review

from ..case_pages.facts import spoken
from .questions import ENTRIES, REGISTER, questions_of

_SUPERIOR = ("filed_with", "reviewer", "approver")
_ASKS_SUPERIOR = (
    Step.ACTIVIST_RECORD_FILING,
    Step.DEVELOPMENT_OBJECT_FILING,
    Step.SUPERIOR_PRE_REVIEW,
    Step.SUPERIOR_APPROVAL,
    Step.CONVERSION_APPROVAL,
)


def known_of(case: Case, step, on: date | None, left_out: int = 0) -> dict[str, str]:
    """Fact -> what the register says of it on the day (today, where none is known yet).

    `left_out` members are not counted among those who should attend.
    """
    questions = questions_of(step)
    asked = {question.fact for question in questions if question.how == REGISTER}
    found: dict[str, str] = {}
    if "branch_has_committee" in asked:
        found["branch_has_committee"] = spoken(case.unit.has_committee)
    if "temporary_organisation" in asked:
        found["temporary_organisation"] = spoken(case.unit.is_temporary)
    if "ballot.eligible" in asked:
        full, entitled = heads(case.unit, on or localdate())
        found["full_members"], found["ballot.eligible"] = str(full), str(entitled - left_out)
    if "decision" in asked:
        found["decision"] = _("随办理结果确定")
    if entered := [question.fact for question in questions if question.how == ENTRIES]:
        found |= _entries(case, step, entered)
    return found


def _entries(case: Case, step, facts: list[str]) -> dict[str, str]:
    days: dict[str, list[date]] = {}
    for kind, day in case.entries.filter(step=step).order_by("happened_on").values_list("kind", "happened_on"):
        days.setdefault(kind, []).append(day)
    return {
        fact: _("%(n)s 次：%(days)s") % {"n": len(held), "days": spoken(held)}
        if (held := days.get(ENTRY_FACTS[fact]))
        else _("没有记录")
        for fact in facts
    }


def _as_opened(case: Case) -> dict:
    """The day that was given when the case was opened: nobody types it twice."""
    on = case.stage_runs.order_by("pk").values_list("begun_on", flat=True).last()
    return {"on": on} if on else {}


def prefilled(case: Case, step) -> dict:
    """Answers that the register gives beforehand and that may be changed."""
    if step == Step.SUBMIT_APPLICATION:
        return _as_opened(case)
    if step == Step.POLITICAL_VETTING:
        return started_review(case)
    if step not in _ASKS_SUPERIOR or (committee := approving_committee(case.unit)) is None:
        return {}
    names = {question.fact for question in questions_of(step)}
    return {name: committee.type for name in _SUPERIOR if name in names}
