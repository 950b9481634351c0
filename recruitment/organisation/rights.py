"""Who may fill and end posts, and who may name a substitute. Each check answers with the post that is acted in."""

from django.contrib.auth.models import User
from django.utils.timezone import localdate

from ..refusal import Refusal, listed
from .models import Post, Unit
from .names import name_of
from .roles import ALONE, APPOINTS, Permission, Role
from .selectors import post_for


def managing_post(user: User, unit: Unit, role: Role) -> Post | None:
    """The post of his own in which `user` fills a post of `role` at `unit` today. Nobody does so for another."""
    post = post_for(user, Permission.MANAGE_POSTS, unit, localdate(), own=True)
    return post if post is not None and role in APPOINTS.get(Role(post.role), ()) else None


def refuse_unless_managing(acting_user: User | None, unit: Unit, role: Role) -> str:
    """The post in which it is done; nothing on the server."""
    if acting_user is None:
        return ""
    post = managing_post(acting_user, unit, role)
    if post is None:
        roles = listed(by.label for by, fills in APPOINTS.items() if role in fills)
        if not roles:
            raise Refusal("{role}由系统管理员在服务器上任免，不在网页上办理。", role=role.label, beside="role")
        raise Refusal(
            "{unit}的{role}须由其上级的{roles}任免；您现在没有这一岗位。",
            unit=unit.name,
            role=role.label,
            roles=roles,
            beside="role",
        )
    return str(post)


def refuse_appointment(acting_user: User | None, user: User, unit: Unit, role: Role) -> str:
    """Refuse what no appointment may be; else the post in which it is done."""
    if acting_user is not None and acting_user.pk == user.pk:
        raise Refusal("不能任命自己。请由上级或其他有权任免的人办理。", beside="user")
    acting_as = refuse_unless_managing(acting_user, unit, role)
    if not user.is_active:
        raise Refusal("{name}的账号已停用，不能任职。", name=name_of(user), beside="user")
    if unit.closed_on is not None:
        raise Refusal("{unit}已于{on}撤销，不能任职。", unit=unit.name, on=unit.closed_on, beside="unit")
    held = list(Post.objects.filter(user=user, held_until__isnull=True).select_related("unit"))
    if any(post.unit_id == unit.pk and post.role == role for post in held):
        raise Refusal(
            "{name}已任{unit}的{role}，不必再任。", name=name_of(user), unit=unit.name, role=role.label, beside="user"
        )
    if other := next((post for post in held if role in ALONE or post.role in ALONE), None):
        raise Refusal(
            "系统管理员、督查员须专人专岗：{name}现任{post}，不能再任{role}。请先免去原岗位，或另选他人。",
            name=name_of(user),
            post=other,
            role=role.label,
            beside="user",
        )
    return acting_as


def refuse_unless_closing(acting_user: User | None, unit: Unit) -> str:
    """A unit is closed by a post above it that fills posts, or by the administrator above it; never by one at the
    unit itself."""
    if acting_user is None:
        return ""
    for permission in (Permission.MANAGE_POSTS, Permission.MANAGE_ACCOUNTS):
        post = post_for(acting_user, permission, unit, localdate(), own=True)
        if post is not None and post.unit_id != unit.pk:
            return str(post)
    raise Refusal("{unit}须由其上级撤销；您现在没有这一岗位。", unit=unit.name)
