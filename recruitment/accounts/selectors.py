"""Questions about accounts, and which of them is an applicant's."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from ..cases.models import Case
from ..people.models import Person
from .models import CaseAccess


def own_case(user: User) -> Case | None:
    """The latest case of the person that `user` is, while the branch lets him see it. One SQL statement."""
    return (
        Case.objects.filter(person__accesses__user=user, person__accesses__ended_at__isnull=True)
        .select_related("person", "unit")
        .order_by("-cycle")
        .first()
    )


def is_applicant(user: User) -> bool:
    """Whether `user` may see a case of his own."""
    return CaseAccess.objects.filter(user=user, ended_at__isnull=True).exists()


def access_of(person: Person) -> CaseAccess | None:
    """The access that stands, with its user."""
    return CaseAccess.objects.filter(person=person, ended_at__isnull=True).select_related("user").first()


def accounts() -> QuerySet[User]:
    return User.objects.order_by("-is_active", "username")
