"""A session ends after idleness and after a working day. (Who ends it sooner: recruitment/sessions.py.)"""

from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils.timezone import now

_BEGAN, _SEEN = "began_at", "seen_at"
_NOTED_EVERY = 60
"""Seconds: being there is not written down on every page."""


@receiver(user_logged_in, dispatch_uid="session_began")
def note_beginning(request, **_):
    request.session[_BEGAN] = request.session[_SEEN] = int(now().timestamp())


@receiver(authenticator_added, dispatch_uid="session_of_a_new_factor")
def begin_anew(request, user, **_):
    """A new factor opens what was closed: this session gets a new name, and every other one ends, as nobody asked it
    for that factor."""
    request.session.cycle_key()
    UserSession.objects.create_from_request(request)
    for session in user.usersession_set.exclude(session_key=request.session.session_key):
        session.end()


class SessionLimitsMiddleware:
    """The server counts, not the cookie: SESSION_IDLE without a page, SESSION_COOKIE_AGE in all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            _limit(request)
        return self.get_response(request)


def _limit(request) -> None:
    session, moment = request.session, int(now().timestamp())
    idle = moment - session.get(_SEEN, 0)
    if idle > settings.SESSION_IDLE.total_seconds() or moment - session.get(_BEGAN, 0) > settings.SESSION_COOKIE_AGE:
        logout(request)
    elif idle > _NOTED_EVERY:
        session[_SEEN] = moment
