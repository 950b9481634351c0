"""Facts become rows. Only the services of this room call it."""

from dataclasses import fields

from ..organisation.models import Unit
from ..prepared import insert, insert_all
from ..rules import facts as f
from ..rules.rule import JOINT_VETTING
from ..rules.verdict import Verdict as Judged
from ..steps import Step
from .models import DETAILS, Act, Ballot, Contact, Entry, Exclusion, Introducer, Meeting, Publicity, Verdict
from .stored import CONTACT_COLUMNS, ENTRY_FACTS, INTRODUCER_COLUMNS, columns, notices


def write(row: Act, found: f.Act, members: list | None = None) -> None:
    """Write the facts of `row` to its own table and to the tables beside it.

    `members` are the people named (contacts, introducers) in the order of the facts; a paper that only states a
    name and a standing has none.
    """
    step = row.step if row.step == JOINT_VETTING else Step(row.step)
    values = {name: getattr(found, name) for name in columns(step) if name != "departments_missing"}
    insert(DETAILS[step](act=row, **values, **_folded(step, found)))
    if step in _CHILDREN:
        _CHILDREN[step](row, found, members or [])


def kept(row: Act, verdict: Judged) -> Verdict:
    """The row that keeps a verdict as it was said."""
    return Verdict(
        act=row,
        rule=verdict.rule.id,
        answer=verdict.answer,
        effect=verdict.rule.effect,
        edition=verdict.edition,
        citation=verdict.citation,
        message=verdict.message("zh"),
        message_en=verdict.message("en"),
    )


def _folded(step, found) -> dict:
    """Facts that are lists or groups outside and single columns inside."""
    if step is Step.RECOMMEND_AND_DETERMINE_ACTIVIST and found.committee_vote is not None:
        vote = found.committee_vote
        return {f"committee_{item.name}": getattr(vote, item.name) for item in fields(f.CommitteeVote)}
    if step is Step.FILL_MEMBERSHIP_FORM and found.introducer_opinions_on:
        names = ("first_introducer_opinion_on", "second_introducer_opinion_on")
        return dict(zip(names, found.introducer_opinions_on, strict=False))
    if step == JOINT_VETTING and found.departments_missing is not None:
        return {"departments_missing": "、".join(found.departments_missing)}
    return {}


def _sponsors(model, listed_in: str, columns: dict[str, str]):
    """Rows of the people named in an act; `columns` maps the table's own columns to the facts."""

    def write_rows(row, found, members):
        listed = getattr(found, listed_in) or ()
        people = members or [None] * len(listed)
        insert_all(
            model(
                act=row,
                member=member,
                name=named.name,
                attested_status=None if member else named.member_status,
                **{column: getattr(named, fact) for column, fact in columns.items()},
            )
            for named, member in zip(listed, people, strict=True)
        )

    return write_rows


def _entries(row, found, members):
    """Entries come with the step only from a paper case; otherwise each was recorded in its own time."""
    if not row.attested:
        return
    insert_all(
        Entry(
            case=row.case,
            step=row.step,
            kind=kind,
            happened_on=day,
            recorded_by=row.recorded_by,
            attested=True,
        )
        for name, kind in ENTRY_FACTS.items()
        for day in dict.fromkeys(getattr(found, name, None) or ())
    )


def _publicity(row, found, members):
    if found.publicity_started_on is None or _has_notice(row):
        return
    insert(
        Publicity(
            case=row.case,
            step=row.step,
            started_on=found.publicity_started_on,
            ended_on=found.publicity_ended_on,
            places=getattr(found, "publicity_places", None),
            objection_upheld=getattr(found, "objection_upheld", None),
        )
    )


def _has_notice(row) -> bool:
    return not row.attested and bool(notices.all(case=row.case_id, step=row.step))


def _ballot(row, found, members):
    if found.ballot is not None:
        counts = {item.name: getattr(found.ballot, item.name) for item in fields(f.Ballot)}
        insert(Ballot(act=row, meeting=_meeting(row.case.unit, found.on), **counts))
    if exclusions := getattr(found, "exclusions", None):
        names = ("category", "superior_consented", "meeting_approved")
        insert_all(Exclusion(act=row, **{n: getattr(e, n) for n in names}) for e in exclusions)
    _publicity(row, found, members)


def _meeting(unit: Unit, held_on) -> Meeting:
    return Meeting.objects.get_or_create(unit=unit, held_on=held_on)[0]


_CHILDREN = {
    Step.RECOMMEND_AND_DETERMINE_ACTIVIST: _publicity,
    Step.ASSIGN_CULTIVATION_CONTACTS: _sponsors(Contact, "contacts", CONTACT_COLUMNS),
    Step.CULTIVATION_AND_EXAMINATION: _entries,
    Step.DEVELOPMENT_OBJECT_FILING: _publicity,
    Step.DETERMINE_INTRODUCERS: _sponsors(Introducer, "introducers", INTRODUCER_COLUMNS),
    Step.ADMISSION_GENERAL_MEETING: _ballot,
    Step.PROBATION_EDUCATION: _entries,
    Step.CONVERSION_GENERAL_MEETING: _ballot,
}
