"""A stored case as a case file."""

from datetime import date

from ..cases.exchange_form import plain_facts
from ..cases.models import Case
from ..cases.stored import StoredActs, rule_case
from ..rules.casefile import FORMAT
from ..rules.facts import REPEATABLE
from ..rules.rule import JOINT_VETTING
from ..steps import Step

_ALWAYS_LISTED = (Step.CONVERSION_GENERAL_MEETING, Step.CONVERSION_APPROVAL)


def document_of(case: Case, as_of: date | None = None) -> dict:
    """The case as it stands, ready for `judge` and for import elsewhere. Superseded records are not in it."""
    known = rule_case(case, required=False, as_of=as_of)
    document = {
        "format": FORMAT,
        "title": f"{case.person.name}，第{case.cycle}轮",
        "as_of": known.as_of.isoformat(),
        "profile": case.profile,
        "person": plain_facts(known.person),
        "steps": _steps(known.acts),
        "transfers": [plain_facts(move) for move in known.transfers],
    }
    if joint_vetting := known.first(JOINT_VETTING):
        document[JOINT_VETTING] = plain_facts(joint_vetting.facts)
    return document


def _steps(acts: StoredActs) -> dict:
    found = {}
    for step in Step:
        stored = [plain_facts(act.facts) for act in acts.get(step, ())]
        if stored:
            listed = step in _ALWAYS_LISTED or (step in REPEATABLE and len(stored) > 1)
            found[step.value] = stored if listed else stored[-1]
    return found
