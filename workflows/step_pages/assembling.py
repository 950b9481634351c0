"""What was typed becomes the facts of an act."""

from recruitment.people.models import Person
from recruitment.rules import facts as f

from .layout import EXCLUSION_ROWS, NO_EXCLUSIONS, OPINIONS, SPONSORS
from .members import ROWS
from .questions import NOT_ASKED, questions_of

_RECORDS = {
    "ballot": f.Ballot,
    "committee_vote": f.CommitteeVote,
    "contacts": f.Contact,
    "introducers": f.Introducer,
    "exclusions": f.Exclusion,
}


def assemble(step, hints: dict, typed: dict, branch: set[int]) -> dict:
    """Facts by name. `branch` are the people who are members of the case's branch on the day."""
    found: dict = {}
    groups: dict[str, list[str]] = {}
    for question in questions_of(step):
        if question.group:
            groups.setdefault(question.group, [])
            if question.how not in NOT_ASKED:
                groups[question.group].append(question.name)
        elif question.how == "ordered":
            found[question.fact] = _in_order(question.fact, typed)
        elif question.fact == "introducer_opinions_on":
            days = [typed.get(f"{question.fact}-{n}") for n in range(OPINIONS)]
            found[question.fact] = [day for day in days if day] or None
        elif question.how not in NOT_ASKED:
            found[question.fact] = typed.get(question.fact)
    for group, names in groups.items():
        found[group] = _group(group, names, typed, branch)
    return found


def _in_order(fact: str, typed: dict) -> list[str] | None:
    places = {name.partition("-")[2]: place for name, place in typed.items() if name.startswith(f"{fact}-") and place}
    taken = [(int(place), word) for word, place in places.items() if place != "0"]
    return [word for _, word in sorted(taken)] if places else None


def _group(group: str, names: list[str], typed: dict, branch: set[int]):
    record = _RECORDS[group]
    if group in SPONSORS:
        return [
            record(**_row(group, n, names, typed), **_known_of(group, typed[f"{group}-{n}-member"], branch))
            for n in range(ROWS)
            if typed.get(f"{group}-{n}-member")
        ] or None
    if group == "exclusions":
        rows = [_row(group, n, names, typed) for n in range(EXCLUSION_ROWS)]
        left_out = [record(**row) for row in rows if any(value is not None for value in row.values())]
        return left_out or ([] if typed.get(NO_EXCLUSIONS) else None)
    values = {name: typed.get(f"{group}-{name}") for name in names}
    return record(**values) if any(value is not None for value in values.values()) else None


def _row(group: str, number: int, names: list[str], typed: dict) -> dict:
    return {name: typed.get(f"{group}-{number}-{name}") for name in names}


def _known_of(group: str, person: Person, branch: set[int]) -> dict:
    """What the register of members says beside the standing."""
    return {"same_branch": person.pk in branch} if group == "introducers" else {}


def given_members(typed: dict) -> list[Person]:
    return [
        person
        for group in SPONSORS
        for number in range(ROWS)
        if (person := typed.get(f"{group}-{number}-member")) is not None
    ]
