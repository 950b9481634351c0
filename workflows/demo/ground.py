"""What the facts of a case stand on: its course, its branch and the members who speak for the person."""

from dataclasses import dataclass
from datetime import date
from random import Random

from recruitment.organisation.models import Unit
from recruitment.organisation.selectors import approving_committee
from recruitment.people.models import Person
from recruitment.people.selectors import eligible_voters, full_members
from recruitment.rules import facts as f

from .course import Course


@dataclass(slots=True)
class Ground:
    course: Course
    branch: Unit
    contacts: list[Person]
    introducers: list[Person]
    serial: str
    rng: Random
    on_paper: bool = False
    """A paper states what the register would otherwise fill in: names, standing, numbers of voters."""

    @property
    def body(self) -> str:
        return "branch_committee" if self.branch.has_committee else "general_meeting"

    @property
    def superior(self) -> str | None:
        return approving_committee(self.branch).type if self.on_paper else None

    def ballot(self, on: date) -> f.Ballot:
        """A vote that carries, of those entitled on the day `on`."""
        eligible = eligible_voters(self.branch, on).count()
        absent = self.rng.randint(0, (eligible - 1) // 4)
        written = self.rng.randint(0, min(absent, 1))
        against = self.rng.randint(0, 1) if eligible >= 7 else 0
        present = eligible - absent
        return f.Ballot(
            eligible=eligible if self.on_paper else None,
            present=present,
            in_favour=present - against,
            against=against,
            abstained=0,
            invalid=0,
            written_in_favour=written,
            written_against=0,
            issued=present,
        )

    def full_members(self, on: date) -> int | None:
        return full_members(self.branch, on).count() if self.on_paper else None
