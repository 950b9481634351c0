"""Where a person arrives after signing in."""

from django.contrib.auth.models import User
from django.urls import NoReverseMatch, reverse

from ..organisation.selectors import posts_of
from .selectors import is_applicant


def arrival_of(user: User) -> str:
    """The desk; the own case for an applicant without a post; the accounts for their administrator."""
    roles = set(posts_of(user).values_list("role", flat=True))
    if roles == {"system_administrator"}:
        return reverse("accounts")
    if not roles and is_applicant(user):
        try:
            return reverse("my_case")
        except NoReverseMatch:
            return reverse("my_account")
    return reverse("desk")
