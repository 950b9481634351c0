"""One person's case, played through the door as the offices would: who acts follows from the step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from recruitment.cases.models import Act, Case
from recruitment.exchange.services import import_case
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Permission
from recruitment.organisation.selectors import post_for
from recruitment.people.models import Person
from recruitment.people.selectors import eligible_voters
from recruitment.people.services import register_person
from recruitment.rules import facts as f
from recruitment.rules.case import Case as RuleCase
from recruitment.rules.casefile import CaseFile
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .. import moves
from .district import District
from .ground import Ground
from .lawful import COMPLETE_ON, PATH, entries, lawful
from .names import Invented
from .opinions import opinion

N = Step.numbered
ENTERED_AT = (N(6), N(21))
_OF_THE_COMMITTEE = (N(4), N(8), N(11), N(13), N(16), N(17), N(24), N(25))
Days = Iterator[date]
"""A script: it yields the day of its next act, and does the act when it is called again."""


@dataclass
class Player:
    district: District
    invented: Invented
    birth_date: date
    ground: Ground
    case: Case | None = None

    def who(self, step: Step | str):
        if step in (JOINT_VETTING, N(18)):
            return self.district.department
        at = self.district.officer if step in _OF_THE_COMMITTEE else self.district.keeper
        return at(self.ground.branch)

    @property
    def keeper(self):
        return self.district.keeper(self.ground.branch)

    def voters(self, on: date) -> int:
        return eligible_voters(self.ground.branch, on).count()

    def other_branch(self) -> Unit:
        """The next branch in the list of the district."""
        branches = self.district.branches
        return branches[(branches.index(self.ground.branch) + 1) % len(branches)]

    def move_to(self, branch: Unit) -> None:
        """From now on the members of `branch` speak for the person."""
        self.ground.branch, self.ground.contacts = branch, self.district.members[branch.name][:2]

    def open(self, person: Person | None = None) -> None:
        on, unit = self.ground.course.applied, self.ground.branch
        begin = moves.open_cycle if person else moves.open_case
        self.case = begin(acting_user=self.keeper, person=person or self._register(), unit=unit, on=on)

    def _register(self) -> Person:
        return register_person(acting_user=self.keeper, name=self.invented.name, **self._known())

    def _known(self) -> dict:
        return {
            "birth_date": self.birth_date,
            "nationality": "CN",
            "is_mobile": False,
            "sex": self.invented.sex,
            "ethnicity": self.invented.ethnicity,
        }

    def take(
        self,
        step: Step | str,
        facts: f.Act | None = None,
        outcome: str = "forward",
        reason: str = "",
        members: list[Person] | None = None,
    ) -> Act:
        """Complete `step` by these facts, or by lawful ones."""
        facts, user = facts or lawful(step, self.ground), self.who(step)
        if step == JOINT_VETTING:
            return moves.record_joint_vetting(self.case, acting_user=user, facts=facts, reason=reason)
        members = members or {N(5): self.ground.contacts, N(9): self.ground.introducers}.get(step)
        return moves.complete_step(
            self.case, step, acting_user=user, facts=facts, outcome=outcome, reason=reason, members=members
        )

    def steps(self, first: int = 1, before: int | str = 26) -> Days:
        """Play the steps of the chart from `first` on, as far as and without `before`."""
        for step in PATH[PATH.index(N(first)) : _place(before)]:
            complete_on = getattr(self.ground.course, COMPLETE_ON[step])
            if step in ENTERED_AT:
                yield from self.enter(step, complete_on)
            yield complete_on
            self.take(step)

    def enter(self, step: Step, until: date | None = None, since: date = date.min) -> Days:
        """Enter examinations, reports and analyses as they fall due, before the day `until` or until today."""
        for day, kind in entries(step, self.ground, until or timezone.localdate()):
            if day <= since:
                continue
            yield day
            committee = kind in ("committee_analysis", "pool_review")
            user = self.district.officer(self.ground.branch) if committee else self.keeper
            said = opinion(f"{self.ground.serial} {day}") if kind == "examination" else ""
            moves.record_entry(self.case, acting_user=user, kind=kind, on=day, opinion=said)

    def from_paper(self, before: int, spoil: Callable[[dict], None] = lambda acts: None) -> Days:
        """Take the case in from its papers, done as far as and without step `before`, and place it there.

        `spoil` changes what the papers say.
        """
        done = PATH[: _place(before)]
        yield getattr(self.ground.course, COMPLETE_ON[done[-1]])
        self.ground.on_paper = True
        acts = {step: [lawful(step, self.ground)] for step in done}
        self.ground.on_paper = False
        spoil(acts)
        person = f.Person(name=self.invented.name, unit=self.ground.branch.name, **self._known())
        file = CaseFile(RuleCase(timezone.localdate(), person, acts, []), "taiping")
        post = post_for(self.keeper, Permission.KEEP_CASES, self.ground.branch, timezone.localdate())
        who = {"acting_user": self.keeper, "acting_as": str(post)}
        self.case, _ = import_case(**who, name=f"{self.invented.name}.json", file=file)
        moves.place_case(self.case, **who)


def _place(step: int | str) -> int:
    """Where `step` stands in the path; 26 is behind the last."""
    if step == 26:
        return len(PATH)
    return PATH.index(step if step == JOINT_VETTING else N(step))
