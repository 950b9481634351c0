"""Verbs on departments and their questions, and on the committee's requests."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ..cases.models import Case
from ..journal import services as journal
from ..organisation.models import Unit, UnitType
from ..refusal import Refusal
from .models import Department, Question, VettingRequest


@transaction.atomic
def add_department(
    *, acting_user: User | None, acting_as: str = "", organiser: Unit, unit: Unit, questions: list[str], since: date
) -> Department:
    """Ask `unit` in every round from `since` on; its questions stand in order."""
    if not questions:
        raise Refusal("{name}至少要有一项审查内容。", name=unit.name)
    if unit.type != UnitType.VETTING_DEPARTMENT:
        raise Refusal("{name}不是联审部门。", name=unit.name)
    if Department.objects.filter(organiser=organiser, unit=unit).exists():
        raise Refusal("{name}已经设置为联审部门。", name=unit.name)
    position = Department.objects.filter(organiser=organiser).count() + 1
    department = Department.objects.create(organiser=organiser, unit=unit, position=position, asked_from=since)
    Question.objects.bulk_create(
        Question(department=department, number=n, text=text) for n, text in enumerate(questions, 1)
    )
    _note(department, acting_user, acting_as, "vetting_department_added", since, questions=len(questions))
    return department


@transaction.atomic
def ask_no_longer(*, acting_user: User, acting_as: str, department: Department, on: date) -> Department:
    """The department is left out of rounds sent from `on` on; rounds under way keep it."""
    if department.asked_until is not None:
        raise Refusal("{name}已于此前停止联审。", name=department.unit.name)
    if on < department.asked_from:
        raise Refusal("停止日期{day}早于起始日期。", day=on)
    department.asked_until = on
    department.save(update_fields=["asked_until"])
    _note(department, acting_user, acting_as, "vetting_department_ended", on)
    return department


@transaction.atomic
def replace_questions(
    *, acting_user: User, acting_as: str, department: Department, questions: list[str], on: date
) -> None:
    """New questions from `on` on; the old ones are retired and kept."""
    if not any(text.strip() for text in questions):
        raise Refusal("{name}至少要有一项审查内容。", name=department.unit.name)
    last = department.questions.count()
    department.questions.filter(retired_on__isnull=True).update(retired_on=on)
    Question.objects.bulk_create(
        Question(department=department, number=last + n, text=text.strip())
        for n, text in enumerate(filter(str.strip, questions), 1)
    )
    _note(department, acting_user, acting_as, "vetting_questions_replaced", on, questions=len(questions))


@transaction.atomic
def ask_for_vetting(*, acting_user: User, acting_as: str, case: Case, reason: str = "") -> VettingRequest:
    """预审征求意见: the committee wants the departments heard about this person."""
    Case.objects.select_for_update().get(pk=case.pk)
    if VettingRequest.objects.filter(case=case, answered_at=None).exists():
        raise Refusal("已为{name}提出过，尚未办结。", name=case.person.name)
    request = VettingRequest.objects.create(
        case=case, asked_on=localdate(), asked_by=acting_user, acting_as=acting_as, reason=reason.strip()[:200]
    )
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="vetting_asked_for",
        subject=f"case:{case.pk}",
        happened_on=request.asked_on,
        details={},
    )
    return request


def _note(department: Department, user, acting_as: str, action: str, on: date, **more) -> None:
    journal.record(
        acting_user=user,
        acting_as=acting_as,
        action=action,
        subject=f"unit:{department.organiser_id}",
        happened_on=on,
        details={"department": department.unit.name, **more},
    )
