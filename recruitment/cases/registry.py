"""What the register knows better than the form: standing, entitled voters, the branch's own make-up.

A number that was typed and differs from the register of the day is refused, never overwritten.
"""

from dataclasses import replace

from django.utils import timezone

from ..organisation.selectors import approving_committee
from ..people.models import Person
from ..people.selectors import heads, standings
from ..refusal import Refusal
from ..rules import facts as f
from ..steps import Step
from .models import Case
from .stored import ENTRY_FACTS


def fill_from_registry(case: Case, step, facts: f.Act, members: list[Person] | None) -> None:
    """Complete `facts` in place from the register of the day of the act."""
    if facts.day is not None and facts.day > timezone.localdate():
        raise Refusal("日期{on}晚于今天，尚未发生的事不能记录。", on=facts.day)
    if getattr(facts, "body", None) is not None and facts.branch_has_committee is None:
        facts.branch_has_committee = case.unit.has_committee
    if step in _FILLERS:
        _FILLERS[step](case, facts, members or [])


def _contacts(case, facts: f.AssignContacts, members):
    if members:
        standing = standings(members, facts.on)
        given = facts.contacts or [f.Contact() for _ in members]
        facts.contacts = [
            replace(contact, name=member.name, member_status=standing[member.pk] or _no_member(member, facts.on))
            for contact, member in zip(given, members, strict=True)
        ]


def _introducers(case, facts: f.DetermineIntroducers, members):
    if members:
        standing = standings(members, facts.on)
        given = facts.introducers or [f.Introducer() for _ in members]
        facts.introducers = [
            replace(given_one, name=member.name, member_status=standing[member.pk] or _no_member(member, facts.on))
            for given_one, member in zip(given, members, strict=True)
        ]


def _no_member(person: Person, on):
    raise Refusal("{name}在{on}不是党员，不能担任培养联系人或入党介绍人。", name=person.name, on=on)


def _meeting(case, facts: f.Meeting, members):
    if facts.ballot is None or facts.on is None:
        return
    full, entitled = heads(case.unit, facts.on)
    if hasattr(facts, "full_members") and facts.full_members is None:
        facts.full_members = full
    eligible = entitled - len(getattr(facts, "exclusions", None) or ())
    if facts.ballot.eligible is None:
        facts.ballot.eligible = eligible
    elif facts.ballot.eligible != eligible:
        raise Refusal(
            "应到会有表决权的正式党员填写 {stated} 人，"
            "而{unit}在{on}按党员名册为 {eligible} 人，请核对名册或写明不计入的党员。",
            stated=facts.ballot.eligible,
            unit=case.unit.name,
            on=facts.on,
            eligible=eligible,
        )


def _admission_meeting(case, facts: f.AdmissionMeeting, members):
    _meeting(case, facts, members)
    if facts.on is not None and facts.full_members is None:
        facts.full_members, _ = heads(case.unit, facts.on)
    if facts.temporary_organisation is None:
        facts.temporary_organisation = case.unit.is_temporary


def _superior(name: str):
    def fill(case, facts, members):
        if getattr(facts, name) is None and (committee := approving_committee(case.unit)) is not None:
            setattr(facts, name, committee.type)

    return fill


def _entries(case, facts, members):
    """Examinations and reports were entered in their own time; the step states none of them again."""
    entries = list(case.entries.filter(step=_STEP_OF[type(facts)]).order_by("happened_on"))
    for name, kind in ENTRY_FACTS.items():
        days = [entry.happened_on for entry in entries if entry.kind == kind]
        if hasattr(facts, name) and (days or name == "examined_on"):
            setattr(facts, name, days)


_STEP_OF = {f.Cultivation: Step.CULTIVATION_AND_EXAMINATION, f.ProbationEducation: Step.PROBATION_EDUCATION}
_FILLERS = {
    Step.ACTIVIST_RECORD_FILING: _superior("filed_with"),
    Step.ASSIGN_CULTIVATION_CONTACTS: _contacts,
    Step.CULTIVATION_AND_EXAMINATION: _entries,
    Step.DEVELOPMENT_OBJECT_FILING: _superior("filed_with"),
    Step.DETERMINE_INTRODUCERS: _introducers,
    Step.SUPERIOR_PRE_REVIEW: _superior("reviewer"),
    Step.ADMISSION_GENERAL_MEETING: _admission_meeting,
    Step.SUPERIOR_APPROVAL: _superior("approver"),
    Step.PROBATION_EDUCATION: _entries,
    Step.CONVERSION_GENERAL_MEETING: _meeting,
    Step.CONVERSION_APPROVAL: _superior("approver"),
}
