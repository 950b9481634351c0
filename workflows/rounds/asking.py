"""Which departments a district asks, and what it asks them: set by its organisation department."""

from datetime import date

from django.contrib.auth.models import User

from recruitment.organisation.models import Unit
from recruitment.vetting import departments
from recruitment.vetting.models import Department

from .posts import as_organiser


def add_department(*, acting_user: User, organiser: Unit, unit: Unit, questions: list[str], since: date) -> Department:
    """设置联审部门"""
    by = {"acting_user": acting_user, "acting_as": as_organiser(acting_user, organiser)}
    return departments.add_department(**by, organiser=organiser, unit=unit, questions=questions, since=since)


def replace_questions(department: Department, *, acting_user: User, questions: list[str], on: date) -> None:
    """更换审查内容: rounds under way keep theirs."""
    by = {"acting_user": acting_user, "acting_as": as_organiser(acting_user, department.organiser)}
    departments.replace_questions(**by, department=department, questions=questions, on=on)


def ask_no_longer(department: Department, *, acting_user: User, on: date) -> Department:
    """不再联审: rounds under way keep it."""
    by = {"acting_user": acting_user, "acting_as": as_organiser(acting_user, department.organiser)}
    return departments.ask_no_longer(**by, department=department, on=on)
