"""What the sign-in library leaves to us: no registration, where a person arrives, secrets that are not kept bare."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext, gettext_lazy

from ..sealing import Place, seal, unseal
from .arrival import arrival_of
from .second_factor import must_have_second_factor

_UNSAID = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")
"""Messages that only repeat what the page shows."""

_SECRETS = Place("mfa_authenticator", "any", "data")
"""The library seals before it knows the row; the key lies outside the database."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy("用户名或密码不正确。"),
        "incorrect_password": gettext_lazy("密码不正确。"),
        "too_many_login_attempts": gettext_lazy("登录失败次数过多，请稍后再试。"),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        return arrival_of(request.user)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        if message_template not in _UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("验证码不正确，或已经用过。请输入验证器现在显示的6位数字。"),
        "cannot_delete_authenticator": gettext_lazy("您的岗位须有第二重验证，不能停用唯一的一个；可先添加另一个。"),
    }

    def encrypt(self, text):
        return seal(text, _SECRETS)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text, _SECRETS)

    def get_totp_issuer(self):
        return gettext("发展党员全程纪实")

    def _get_site_name(self):
        return gettext("发展党员全程纪实")

    def _get_user_identifier(self, user):
        return user.get_username()

    def generate_authenticator_name(self, user, type):
        return gettext("通行密钥 {number}").format(
            number=Authenticator.objects.filter(user=user, type=type).count() + 1
        )

    def can_delete_authenticator(self, authenticator):
        others = Authenticator.objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk)
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not must_have_second_factor(authenticator.user)
