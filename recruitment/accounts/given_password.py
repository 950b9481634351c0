"""A password that somebody else has handed over is changed before anything else opens."""

from allauth.account.signals import password_changed
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .models import GivenPassword

_DUE = "password_change_due"
_OPEN_BEFORE = ("account_change_password", "sign_out", "account_logout", "set_language", "policy_report")


@receiver(user_logged_in, dispatch_uid="note_given_password")
def note(request, user, sociallogin=None, **_):
    if sociallogin is None and GivenPassword.objects.filter(user=user).exists():
        request.session[_DUE] = True


@receiver(password_changed, dispatch_uid="forget_given_password")
def forget(request, user, **_):
    GivenPassword.objects.filter(user=user).delete()
    request.session.pop(_DUE, None)


class GivenPasswordMiddleware:
    """Leads to the change of the password; asked of the session, not of the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not request.session.get(_DUE):
            return None
        if (request.resolver_match.view_name or "") in _OPEN_BEFORE:
            return None
        messages.warning(request, _("现在的密码是别人给您的，请先改成只有自己知道的。"))
        return redirect("account_change_password")
