"""Verbs on accounts."""

from django.contrib.auth.models import User

from .models import TourDismissal


def dismiss_tour(*, user: User) -> None:
    """Remember that `user` has seen the first visit's panel. Twice is harmless."""
    TourDismissal.objects.get_or_create(user=user)
