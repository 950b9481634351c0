"""单点登录: the house's own sign-in service (OpenID Connect), where the settings name one (OIDC_SERVER).

It says who somebody is; the account, its posts and its second factor stay ours. Nobody gets an account by it: the first
time, the word of the service for the person (OIDC_CLAIM) must be the name of an account that an administrator has
opened. From then on issuer and subject count, whoever bears the name there later.
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.shortcuts import render
from django.utils.timezone import localdate

from ..journal import services as journal
from ..organisation.names import name_of
from ..refusal import Refusal
from ..sessions import end_sessions
from .services import administrator_post


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """The account behind the identity, or a page that says why there is none."""
        account, told = sociallogin.account, sociallogin.account.extra_data
        account.extra_data = {}  # whoever he is there is not kept here
        try:
            if told["userinfo"].get("sub") != told["id_token"].get("sub"):
                raise Refusal("登录服务前后所说的不是同一个人，没有登录。")
            if sociallogin.is_existing:
                account.save()
            else:
                sociallogin.user = link(account, told["userinfo"])
        except Refusal as refusal:
            raise ImmediateHttpResponse(refused(request, refusal, status=403)) from None

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        if error == AuthError.CANCELLED:
            refusal = Refusal("您在登录服务那里没有同意，没有登录。")
        else:
            refusal = Refusal(
                "{service}没有给出可信的答复，没有登录。请再试一次，或用密码登录。", service=provider.name
            )
        raise ImmediateHttpResponse(refused(request, refusal, status=401))


@transaction.atomic
def link(account: SocialAccount, told: dict) -> User:
    """The user whose name here is the service's word for the person; issuer and subject are his from now on."""
    name = told.get(settings.OIDC_CLAIM)
    if not isinstance(name, str) or not name or (settings.OIDC_CLAIM == "email" and not told.get("email_verified")):
        raise Refusal("登录服务没有说明您的用户名（{claim}），不能登录。请找系统管理员。", claim=settings.OIDC_CLAIM)
    user = User.objects.select_for_update().filter(username__iexact=name[:150]).first()
    if user is None:
        raise Refusal("“{name}”在本系统没有账号。账号由系统管理员开设，不能自行注册。", name=name[:150])
    if SocialAccount.objects.filter(provider=account.provider, user=user).exists():
        raise Refusal(
            "“{name}”的账号已与登录服务的另一身份绑定，不能登录。确系同一人的，请系统管理员解除绑定。", name=name[:150]
        )
    account.user = user
    account.save()
    journal.record(
        acting_user=user,
        acting_as="",
        action="identity_linked",
        subject=f"account:{user.pk}",
        happened_on=localdate(),
        details={"user": user.get_username(), "service": account.provider},
    )
    return user


def refused(request, refusal: Refusal, status: int):
    return render(request, "accounts/single_sign_on.html", {"reasons": refusal.reasons}, status=status)


@transaction.atomic
def unlink(*, acting_user: User | None, user: User, reason: str) -> None:
    """The identity of the service no longer opens the account; the next one of that name may be linked anew."""
    acting_as = administrator_post(acting_user)
    if acting_user is not None and acting_user.pk == user.pk:
        raise Refusal("不能解除自己的绑定。请由另一位系统管理员办理。")
    if not reason.strip():
        raise Refusal("须写明解除绑定的理由，如“登录服务换了标识，已当面核对本人”。")
    if not SocialAccount.objects.filter(user=user).exists():
        raise Refusal("{name}没有绑定登录服务的身份，不必解除。", name=name_of(user))
    SocialAccount.objects.filter(user=user).delete()
    end_sessions(user)
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="identity_unlinked",
        subject=f"account:{user.pk}",
        happened_on=localdate(),
        details={"user": user.get_username(), "reason": reason.strip()},
    )
