"""Verbs on accounts: opened and closed by a system administrator, on the server or on its page; never deleted."""

import secrets

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ..cases.models import Case
from ..journal import services as journal
from ..organisation.names import name_of
from ..organisation.roles import Permission
from ..organisation.selectors import post_for, posts_of
from ..refusal import OutOfTurn, Refusal
from ..sessions import end_sessions
from .models import GivenPassword, TourDismissal

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when read aloud


def dismiss_tour(*, user: User) -> None:
    """Remember that `user` has seen the first visit's panel. Twice is harmless."""
    TourDismissal.objects.get_or_create(user=user)


@transaction.atomic
def open_account(*, acting_user: User | None, username: str, name: str) -> tuple[User, str]:
    """A new account without any right, and the password to hand over; its owner changes it at the first sign-in."""
    acting_as = administrator_post(acting_user)
    return _opened(acting_user, acting_as, username, name)


@transaction.atomic
def open_applicant_account(*, acting_user: User, case: Case, username: str) -> tuple[User, str]:
    """An account for the applicant of `case`, opened by the branch that keeps it; it opens nothing by itself."""
    post = post_for(acting_user, Permission.KEEP_CASES, case.unit, localdate())
    if post is None:
        raise Refusal("本人查看由{unit}开通和停止；您现在没有这一岗位。", unit=case.unit.name)
    return _opened(acting_user, str(post), username, case.person.name)


def _opened(acting_user: User | None, acting_as: str, username: str, name: str) -> tuple[User, str]:
    if User.objects.filter(username__iexact=username).exists():
        raise Refusal("用户名{user}已有人用，请换一个。", user=username, beside="username")
    if not name.strip():
        raise Refusal("须写明姓名。", beside="name")
    name = name.strip()
    user = User(username=username, last_name=name[0], first_name=name[1:])
    password = _give_password(user)
    _record(acting_user, acting_as, "account_opened", user, name=name)
    return user, password


@transaction.atomic
def close_account(*, acting_user: User | None, user: User, reason: str) -> User:
    """The account opens nothing any more, its sessions end; its name stays under everything it signed."""
    acting_as = administrator_post(acting_user)
    user = User.objects.select_for_update().get(pk=user.pk)
    if acting_user is not None and acting_user.pk == user.pk:
        raise Refusal("不能停用自己的账号。请由另一位系统管理员办理。")
    if not user.is_active:
        raise OutOfTurn("{name}的账号已经停用。", name=name_of(user))
    if not reason.strip():
        raise Refusal("须写明停用理由，如“调离”。", beside="reason")
    if held := list(posts_of(user).filter(user=user).select_related("unit")):
        posts = "；".join(str(post) for post in held)
        raise Refusal(
            "{name}还有{count}个岗位：{posts}。请先由其上级免职。", name=name_of(user), count=len(held), posts=posts
        )
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    _record(acting_user, acting_as, "account_closed", user, reason=reason.strip())
    return user


@transaction.atomic
def reopen_account(*, acting_user: User | None, user: User, reason: str) -> str:
    """The account opens again, with a new password to hand over and without its old second factors."""
    acting_as = administrator_post(acting_user)
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        raise OutOfTurn("{name}的账号没有停用。", name=name_of(user))
    if not reason.strip():
        raise Refusal("须写明重新启用的理由。", beside="reason")
    user.is_active = True
    Authenticator.objects.filter(user=user).delete()
    password = _give_password(user)
    _record(acting_user, acting_as, "account_reopened", user, reason=reason.strip())
    return password


@transaction.atomic
def reset_password(*, acting_user: User | None, user: User) -> str:
    """A new password to hand over in person. The second factor stays; sessions end."""
    acting_as = administrator_post(acting_user)
    user = User.objects.select_for_update().get(pk=user.pk)
    if acting_user is not None and acting_user.pk == user.pk:
        raise Refusal("自己的密码请在“修改密码”里改。")
    if not user.is_active:
        raise Refusal("{name}的账号已停用，请先重新启用。", name=name_of(user))
    password = _give_password(user)
    end_sessions(user)
    reset(username=user.username.lower())
    _record(acting_user, acting_as, "password_reset", user)
    return password


@transaction.atomic
def reset_second_factor(*, acting_user: User | None, user: User, reason: str) -> None:
    """All second factors of `user` are void; whoever must have one sets it up anew at the next sign-in."""
    acting_as = administrator_post(acting_user)
    if acting_user is not None and acting_user.pk == user.pk:
        raise Refusal("不能重置自己的第二重验证。请由另一位系统管理员办理。")
    if not reason.strip():
        raise Refusal("须写明重置理由，如“手机丢失，已当面核对本人”。", beside="reason")
    if not Authenticator.objects.filter(user=user).exists():
        raise Refusal("{name}没有设置第二重验证，不必重置。", name=name_of(user))
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    _record(acting_user, acting_as, "second_factor_reset", user, reason=reason.strip())


def administrator_post(acting_user: User | None) -> str:
    """The post in which accounts are managed; nothing on the server."""
    if acting_user is None:
        return ""
    for post in posts_of(acting_user).filter(role="system_administrator", user=acting_user).select_related("unit"):
        return str(post)
    raise Refusal("账号由系统管理员管理；您现在没有这一岗位。")


def _give_password(user: User) -> str:
    """Made at random: whoever hands it over has not chosen it, and it is changed at once."""
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    user.set_password(password)
    user.save()
    GivenPassword.objects.get_or_create(user=user)
    return password


def _record(acting_user: User | None, acting_as: str, action: str, user: User, **more) -> None:
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=f"account:{user.pk}",
        happened_on=localdate(),
        details={"user": user.get_username(), **more},
    )
