"""What every act, every person and every transfer has."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Act:
    """An act: a step, or the joint vetting. `on` is the day it happened."""

    on: date | None = None
    advanced: bool = field(default=True, init=False, compare=False)
    """Whether it lawfully advanced the case; set while a whole case is judged."""


# Other names of `on`, which an act that takes longer than a day answers otherwise:
Act.begun = Act.on
"""The first day of the act: what an earlier act must not come after, and where a clock stops."""
Act.done = Act.on
"""The day on which the act was complete: where the next clock starts."""
Act.day = Act.on
"""The day whose edition judges the act."""


@dataclass(slots=True)
class Person:
    """The applicant. Name, sex and unit are carried for exchange; no rule asks for them."""

    birth_date: date | None = None
    nationality: str | None = None
    is_mobile: bool | None = None
    name: str | None = None
    sex: str | None = None
    ethnicity: str | None = None
    unit: str | None = None


@dataclass(slots=True)
class Transfer:
    """转接: between two organisations, before or during probation."""

    left_on: date | None = None
    accepted_on: date | None = None
    materials_handed_over: bool | None = None
    admission_materials_checked: bool | None = None
    status_confirmed: bool | None = None
