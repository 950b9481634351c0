"""Who must have a second factor: holders of the posts that see vetting or many units (SECOND_FACTOR_ROLES)."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..organisation.selectors import posts_today

_OWN = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_OPEN_WITHOUT = ("sign_out", "account_logout", "set_language", "account_reauthenticate", "policy_report")


def must_have_second_factor(user: User) -> bool:
    """Whether a post of today asks for it. Nobody is asked in the demonstration, whose passwords are on the page."""
    roles = () if settings.DEMO else settings.SECOND_FACTOR_ROLES
    return bool(roles) and any(post.role in roles for post in posts_today(user))


class SecondFactorMiddleware:
    """Leads whoever must have a second factor, and has none, to where it is set up. Nothing else opens before."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name or ""
        if not request.user.is_authenticated or name.startswith("mfa_") or name in _OPEN_WITHOUT:
            return None
        if _shown_in(request) or not must_have_second_factor(request.user) or is_mfa_enabled(request.user, _OWN):
            return None
        messages.warning(request, _("您的岗位能看到多个单位或联审情况，须先设置第二重验证，然后才能办理。"))
        return redirect("mfa_activate_totp")


def _shown_in(request) -> bool:
    """This session was opened with a second factor: nothing need be asked."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))
