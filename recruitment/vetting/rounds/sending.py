"""Freezing a round's list, departments and questions, and sending it."""

from datetime import date

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from ...cases.models import Case
from ...journal import services as journal
from ...people.identity import numbers_for_sheet
from ...refusal import Refusal, listed, sentence
from ...rules.book import book
from ...rules.calendar import DAY, nth_workday
from ...sealing import Place, blind_index, seal
from ..models import Department, Round, RoundDepartment, RoundPerson, RoundQuestion
from ..rows import insert_rows
from ..vocabulary import RoundState
from .eligible import among
from .locking import locked, refuse_frozen


@transaction.atomic
def send_round(*, acting_user: User, acting_as: str, round: Round, due_on: date | None = None) -> list[RoundDepartment]:
    """冻结并发出: from now on the list, the departments and their questions stay as they are."""
    round = locked(round)
    refuse_frozen(round)
    today = localdate()
    round.sent_on = today
    round.due_on = due_on or due_day(round.profile, today)
    if round.due_on < today:
        raise Refusal("答复期限{day}早于今天。", day=round.due_on)
    people = _frozen_people(round, today)
    departments = _frozen_departments(round, today)
    round.people_count, round.list_hash, round.state = len(people), list_hash(people), RoundState.SENT
    round.save(update_fields=["sent_on", "due_on", "people_count", "list_hash", "state"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="vetting_round_sent",
        subject=f"vetting_round:{round.pk}",
        happened_on=today,
        details={
            "code": round.code,
            "people": len(people),
            "departments": len(departments),
            "due_on": round.due_on,
            "list_hash": round.list_hash,
        },
    )
    return departments


def due_day(profile: str, sent_on: date) -> date:
    """The seventh working day after sending (by profile)."""
    return nth_workday(sent_on + DAY, book(profile).figures["joint_vetting_reply_workdays"])


def _frozen_people(round: Round, today: date) -> list[RoundPerson]:
    collected = Case.objects.filter(vetted_in__round=round).select_related("person", "unit")
    cases = list(collected.order_by("unit__path", "person__name", "pk"))
    if not cases:
        raise Refusal("名单是空的：请先汇总符合条件的发展对象。")
    _forget_collected(round)
    if lacking := [c for c in among(cases, today) if c.lacking]:
        raise Refusal(
            *(sentence("{name}已不符合条件：{why}。", name=c.case.person.name, why=c.lacking) for c in lacking[:20])
        )
    numbers = numbers_for_sheet([case.person for case in cases])
    return insert_rows(_snapshot(round, case, n, numbers[case.person_id]) for n, case in enumerate(cases, 1))


def _forget_collected(round: Round) -> None:
    """Collected by case; what is frozen is the person of today. Nothing refers to the rows yet: one statement.

    Django's own deletion loads the rows, asks five tables whether they refer to them and deletes by the hundred.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM recruitment_roundperson WHERE round_id = %s", [round.pk])


def _snapshot(round: Round, case: Case, number: int, identity: str) -> RoundPerson:
    person = case.person
    row = RoundPerson(
        round=round,
        case=case,
        number=number,
        name=person.name,
        sex=person.sex,
        birth_date=person.birth_date,
        unit_name=case.unit.name,
    )
    if identity:
        row.identity_number = seal(identity, Place("round_person", row.place_row, "identity_number"))
    return row


def list_hash(people: list[RoundPerson]) -> str:
    lines = (f"{p.number}|{p.case_id}|{p.name}|{p.sex}|{p.birth_date}|{p.unit_name}" for p in people)
    return blind_index("\n".join(lines), "vetting_list")


def departments_asked(round: Round, on: date):
    """The departments of the district on the day, in their order."""
    asked = Q(asked_from__lte=on) & (Q(asked_until__isnull=True) | Q(asked_until__gt=on))
    return Department.objects.filter(asked, organiser=round.organiser).select_related("unit")


def _frozen_departments(round: Round, today: date) -> list[RoundDepartment]:
    asked = list(departments_asked(round, today).prefetch_related("questions"))
    if not asked:
        raise Refusal("{organiser}还没有设置联审部门。", organiser=round.organiser.name)
    open_questions = {d: [q for q in d.questions.all() if q.retired_on is None or q.retired_on > today] for d in asked}
    if bare := [d.unit.name for d, questions in open_questions.items() if not questions]:
        raise Refusal("以下部门没有审查内容：{names}。", names=listed(bare))
    rows = insert_rows(
        RoundDepartment(round=round, unit=d.unit, name=d.unit.name, position=n) for n, d in enumerate(asked, 1)
    )
    insert_rows(
        RoundQuestion(department=row, number=n, text=question.text)
        for row, department in zip(rows, asked, strict=True)
        for n, question in enumerate(open_questions[department], 1)
    )
    return rows
