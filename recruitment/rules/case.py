"""One person's case as the rules see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..steps import Step
from .facts import Act, Person, Transfer
from .vocabulary import APPROVING

_MEETING, _APPROVAL = Step.CONVERSION_GENERAL_MEETING, Step.CONVERSION_APPROVAL


@dataclass(slots=True)
class Case:
    """The known facts of a case on `as_of`.

    `acts` maps a step (or the joint vetting) to its acts in the order of their days; it may be a mapping that
    loads them when asked. `joint_vetting_required` is the profile's word on the joint vetting's place.
    """

    as_of: date
    person: Person
    acts: Mapping[Step | str, Sequence[Act]]
    transfers: list[Transfer] | None = None
    joint_vetting_required: bool = field(default=False)

    def acts_of(self, step: Step | str) -> Sequence[Act]:
        return self.acts.get(step, ())

    def recorded(self, step: Step | str) -> bool:
        return bool(self.acts_of(step))

    def first(self, step: Step | str) -> Act | None:
        acts = self.acts.get(step)
        return acts[0] if acts else None

    def last(self, step: Step | str) -> Act | None:
        acts = self.acts.get(step)
        return acts[-1] if acts else None

    def advanced(self, step: Step | str, before: date | None = None) -> Act | None:
        """The last act of `step` that lawfully advanced the case, begun not after `before`."""
        for act in reversed(self.acts.get(step, ())):
            if act.advanced and (before is None or (done := act.done) is None or done <= before):
                return act
        return None

    def approvals(self) -> Iterator[tuple[Act | None, Act]]:
        """Each conversion approval with the meeting whose resolution it answers: the last one not after it.

        Where that one was approved before by those who may, an approval that came too early answers the next meeting.
        """
        meetings, approvals = self.acts.get(_MEETING, ()), self.acts.get(_APPROVAL, ())
        settled = None
        for approval in approvals:
            earlier = [m for m in meetings if m.on and approval.on and m.on <= approval.on]
            meeting = earlier[-1] if earlier else None
            if meeting is not None and meeting is settled:
                meeting = self._unanswered_after(approval) or meeting
            elif approval.approver in (None, *APPROVING):
                settled = meeting
            yield meeting, approval

    def _unanswered_after(self, approval: Act) -> Act | None:
        """The next meeting after `approval`, when no approval followed it."""
        following = next((m for m in self.acts.get(_MEETING, ()) if m.on and m.on > approval.on), None)
        if following is None or any(a.on and a.on >= following.on for a in self.acts.get(_APPROVAL, ())):
            return None
        return following

    def extension_months(self, before: date | None = None) -> int:
        """Months by which approved extensions, not after `before`, have moved the end of probation."""
        extended = {
            id(meeting): meeting.extension_months or 0
            for meeting, approval in self.approvals()
            if meeting is not None
            and meeting.decision == "extend"
            and meeting.advanced
            and approval.advanced
            and (before is None or approval.on <= before)
        }
        return sum(extended.values())
