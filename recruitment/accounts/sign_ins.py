"""登录记录: who came in, who did not, who was locked out, who left; written as it happens, never changed.

The name is kept where it is the name of an account: what else was typed there may have been a password.
"""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.signals import authentication_failed
from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q, QuerySet
from django.dispatch import receiver

from ..organisation.models import Post
from ..organisation.roles import Permission, Role, roles_with
from ..organisation.selectors import posts_of
from .lockout import name_tried
from .models import SignInEvent

What = SignInEvent.What


def note(what: str, *, request, user: User | None, how: str = "") -> SignInEvent:
    address = get_client_ip(request) if request is not None and "REMOTE_ADDR" in request.META else None
    return SignInEvent.objects.create(what=what, user=user, address=address, how=how[:40])


@receiver(user_logged_in, dispatch_uid="sign_in_noted")
def _signed_in(request, user, **_):
    ways = [record.get("method", "") for record in get_authentication_records(request, user)]
    note(What.SIGNED_IN, request=request, user=user, how=" ".join(filter(None, dict.fromkeys(ways))))


@receiver(user_login_failed, dispatch_uid="failure_noted")
def _failed(request=None, credentials=None, **_):
    if not getattr(request, "axes_locked_out", False):
        note(What.FAILED, request=request, user=_account(request, credentials), how="password")


@receiver(authentication_failed, dispatch_uid="second_factor_failure_noted")
def _second_factor_failed(request, user, **_):
    note(What.FAILED, request=request, user=user, how="mfa")


@receiver(user_locked_out, dispatch_uid="lock_out_noted")
def _locked_out(request, username, **_):
    note(What.LOCKED_OUT, request=request, user=_named(username))


@receiver(user_logged_out, dispatch_uid="sign_out_noted")
def _signed_out(request, user, **_):
    if user is not None:
        note(What.SIGNED_OUT, request=request, user=user)


def _account(request, credentials) -> User | None:
    return _named(name_tried(request, credentials)) if request is not None else None


def _named(name: str | None) -> User | None:
    return User.objects.filter(username__iexact=name).first() if name else None


def events_for(user: User) -> QuerySet[SignInEvent]:
    """All of them for an administrator; for an auditor those of accounts that held a post in his units. The latest
    first."""
    events = SignInEvent.objects.select_related("user").order_by("-at", "-pk")
    held = posts_of(user).filter(user=user)
    if held.filter(role=Role.SYSTEM_ADMINISTRATOR).exists():
        return events
    below = Q(pk__in=[])
    for reach in held.filter(role__in=roles_with(Permission.AUDIT_CASES)).values_list("reach", flat=True):
        below |= Q(unit__path__startswith=reach)
    return events.filter(user__in=Post.objects.filter(below).values("user"))
