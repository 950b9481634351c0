"""Ending somebody's sessions: when a post or an account is closed, and when its owner or an administrator asks."""

from django.contrib.auth.models import User


def end_sessions(user: User) -> int:
    """End every session of `user`, wherever it is open; the next request of each is a stranger's."""
    ended = list(user.usersession_set.all())
    for session in ended:
        session.end()
    return len(ended)
