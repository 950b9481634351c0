"""What the vetting demands of a case: a review that is finished, opinions that hold, a bar that nobody but the
superior lifts.
"""

from datetime import date

from recruitment.cases.models import Case
from recruitment.days import write_day
from recruitment.outcomes import FORWARD
from recruitment.people.models import Person
from recruitment.refusal import OutOfTurn, Refusal, bracketed, listed
from recruitment.rules.facts import Act as Facts
from recruitment.steps import Step
from recruitment.vetting.review.concluding import refuse_unfinished_review
from recruitment.vetting.selectors import barred, expired_opinions, open_request, progress_of

_ASKED_BEFORE = (Step.CENTRALIZED_TRAINING, Step.SUPERIOR_PRE_REVIEW)


def refuse_unvetted(case: Case, step: Step, outcome: str, facts: Facts) -> None:
    """At steps 10, 11 and 13: what the branch's review and the departments' opinions still lack."""
    if outcome != FORWARD:
        return
    if step is Step.POLITICAL_VETTING:
        refuse_unfinished_review(case, facts.concluded_on)
    elif step in _ASKED_BEFORE:
        _refuse_expired(case, facts.begun or facts.day)
        if step is Step.SUPERIOR_PRE_REVIEW:
            _refuse_unanswered(case)


def _refuse_expired(case: Case, on: date | None) -> None:
    found = expired_opinions(case, on) if on else []
    if found:
        raise Refusal(
            "联审意见已过有效期，须再次征询：{opinions}。",
            opinions=listed(bracketed(o.department.name, write_day(o.valid_until)) for o in found),
        )


def _refuse_unanswered(case: Case) -> None:
    if open_request(case) is None:
        return
    raise Refusal("党委已提出征求执纪执法部门意见，尚未办结{progress}，不能通过预审。", progress=progress_of(case))


def refuse_barred(case: Case) -> None:
    """A suspension decided after the joint vetting ends when the superior lifts it."""
    if barred(person=case.person, case=case):
        raise OutOfTurn("{name}因联审决定暂缓，须由上级党委解除后才能恢复。", name=case.person.name)


def refuse_barred_person(person: Person) -> None:
    """Somebody closed after the joint vetting begins anew only when the superior has lifted the decision."""
    if barred(person=person):
        raise Refusal("{name}因联审决定终止培养，须由上级党委解除后才能重新立卷。", name=person.name)
