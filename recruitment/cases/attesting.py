"""Paper cases: what happened before the system, recorded as attested from paper and never played through."""

from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..journal.act import Act as JournalAct
from ..organisation.models import Unit
from ..people.models import Person
from ..prepared import insert, insert_all
from ..refusal import Refusal
from ..rules.book import book
from ..rules.case import Case as RuleCase
from ..rules.judgement import Judgement, judge
from ..steps import Step
from .exchange_form import plain_facts
from .models import Act, Case, Transfer
from .writing import kept, write


@transaction.atomic
def attest_case(
    *, acting_user: User, acting_as: str, person: Person, unit: Unit, known: RuleCase, profile: str, source: str
) -> tuple[Case, Judgement]:
    """Record a paper case as far as its papers go; each act is marked as attested, and by whom.

    The whole is judged at once and every verdict is kept; what the papers show to be broken is not refused, since
    it happened. `source` names the file or the bundle of papers; `person` must have no other case.
    """
    if person.cases.exists():
        raise Refusal("{name}已有案卷，不能再从纸质材料补录。", name=person.name)
    case = insert(Case(person=person, unit=unit, profile=profile))
    judgement = judge(book(profile), known)
    rows = _rows(case, known, acting_user, acting_as)
    insert_all(row for row, _ in rows)
    by_act = {id(facts): row for row, facts in rows}
    for row, facts in rows:
        write(row, facts)
    insert_all(kept(by_act[id(verdict.act)], verdict) for verdict in judgement.verdicts if verdict.act is not None)
    _transfers(case, known)
    _journal(case, rows, acting_user, acting_as, source)
    return case, judgement


def _rows(case: Case, known: RuleCase, acting_user, acting_as) -> list[tuple[Act, object]]:
    answered = {id(approval): meeting for meeting, approval in known.approvals()}
    return [
        (
            Act(
                case=case,
                step=step,
                attempt=attempt,
                happened_on=facts.done or facts.day,
                recorded_by=acting_user,
                acting_as=acting_as,
                outcome=_outcome(step, facts, answered.get(id(facts))),
                attested=True,
            ),
            facts,
        )
        for step, acts in known.acts.items()
        for attempt, facts in enumerate(acts, 1)
    ]


_DECIDED = {"extend": "extend_probation", "cancel": "cancel_probation"}
_APPROVED = {"extend": "extension_approved", "cancel": "cancellation_approved"}
_FAILED = {
    Step.POLITICAL_VETTING: "vetting_failed",
    Step.BRANCH_COMMITTEE_REVIEW: "rejected",
    Step.SUPERIOR_PRE_REVIEW: "pre_review_failed",
    Step.SUPERIOR_APPROVAL: "approval_refused",
}


def _outcome(step, facts, answers) -> str:
    """The outcome that the paper states; a paper that states none records that the step was taken.

    `answers` is the meeting whose resolution a conversion approval answers.
    """
    if answers is not None:
        return _APPROVED.get(answers.decision, "forward")
    if getattr(facts, "result", None) == "fail":
        return _FAILED.get(step, "fail")
    return _DECIDED.get(getattr(facts, "decision", None), "forward")


def _transfers(case: Case, known: RuleCase) -> None:
    insert_all(Transfer(case=case, **plain_days(move)) for move in known.transfers or ())


def plain_days(move) -> dict:
    return {name: getattr(move, name) for name in plain_facts(move)}


def _journal(case: Case, rows, acting_user, acting_as, source: str) -> None:
    who = {"acting_user": acting_user, "acting_as": acting_as, "subject": f"case:{case.pk}"}
    opened = {"file": source, "person": case.person.name, "unit": case.unit.name, "profile": case.profile}
    journal.record_many(
        acts=[
            JournalAct(**who, action="case_imported", details=opened),
            *(
                JournalAct(
                    **who,
                    action="step_attested",
                    happened_on=row.happened_on,
                    details={"step": str(row.step), "outcome": row.outcome, "facts": plain_facts(facts)},
                )
                for row, facts in rows
            ),
        ]
    )
