"""Verbs of the unit tree and of posts."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate, now
from guardian.shortcuts import assign_perm, remove_perm

from ..journal import services as journal
from ..refusal import Refusal
from ..sessions import end_sessions
from .models import Post, Unit, UnitType
from .names import name_of
from .rights import refuse_appointment, refuse_unless_closing, refuse_unless_managing
from .roles import GRANTS, Role


@transaction.atomic
def open_unit(
    *,
    acting_user: User | None,
    name: str,
    type: UnitType,
    opened_on: date,
    parent: Unit | None = None,
    approval_power: bool = False,
    has_committee: bool = True,
    is_temporary: bool = False,
    profile: str = "",
) -> Unit:
    """Open a unit below `parent`; without a parent it is the root of a tree and names the local `profile`."""
    fields = {
        "name": name,
        "type": type,
        "opened_on": opened_on,
        "approval_power": approval_power,
        "has_committee": has_committee,
        "is_temporary": is_temporary,
        "profile": profile,
    }
    unit = Unit.objects.add_child(parent, fields) if parent else Unit.objects.add_root(fields)
    journal.record(
        acting_user=acting_user,
        acting_as="",
        action="unit_opened",
        subject=f"unit:{unit.pk}",
        happened_on=opened_on,
        details={"name": name, "type": type, "parent": parent.name if parent else ""},
    )
    return unit


@transaction.atomic
def appoint(*, acting_user: User | None, user: User, unit: Unit, role: Role, held_from: date) -> Post:
    """Give `user` a post at `unit`, with the grants that go with it there and below.

    Whoever appoints holds a post that fills such posts (`roles.APPOINTS`); nobody appoints himself. Without an acting
    user it is done on the server.
    """
    role = Role(role)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)  # or it could close meanwhile
    acting_as = refuse_appointment(acting_user, user, unit, role)
    post = Post.objects.create(user=user, unit=unit, role=role, held_from=held_from)
    for permission in GRANTS[role]:
        assign_perm(permission, user, unit)
    _record(acting_user, acting_as, "user_appointed", post, held_from)
    return post


@transaction.atomic
def end_post(*, acting_user: User | None, post: Post, on: date) -> Post:
    """End a post; the grants go, unless another open post of the user at the unit still carries them.

    Who stood in for its holder does so no longer, and the holder's sessions end: the next page is asked for anew.
    """
    if acting_user is not None and acting_user.pk == post.user_id:
        raise Refusal("免职须由上级办理，不能自己免去自己的岗位。")
    acting_as = refuse_unless_managing(acting_user, post.unit, Role(post.role))
    post = Post.objects.select_for_update().get(pk=post.pk)
    if post.held_until is not None:
        raise Refusal("{name}的这一岗位已于{on}终止。", name=name_of(post.user), on=post.held_until)
    if on < post.held_from:
        raise Refusal("免职日期{on}早于任职日期{start}，请核对。", on=on, start=post.held_from, beside="on")
    post.held_until = on
    post.save(update_fields=["held_until"])
    if on <= localdate():
        _take_grants(post)
        post.substitutions.filter(ended_at__isnull=True).update(ended_at=now())
        end_sessions(post.user)
    _record(acting_user, acting_as, "post_ended", post, on)
    return post


def _take_grants(post: Post) -> None:
    kept = Post.objects.filter(user=post.user, unit=post.unit, held_until__isnull=True)
    still_granted = {permission for other in kept for permission in GRANTS[Role(other.role)]}
    for permission in GRANTS[Role(post.role)]:
        if permission not in still_granted:
            remove_perm(permission, post.user, post.unit)


def _record(acting_user: User | None, acting_as: str, action: str, post: Post, on: date) -> None:
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=f"unit:{post.unit_id}",
        happened_on=on,
        details={"user": post.user.get_username(), "role": Role(post.role).zh, "unit": post.unit.name},
    )


@transaction.atomic
def close_unit(*, acting_user: User | None, unit: Unit, on: date, reason: str = "") -> Unit:
    """Close a unit on which nothing hangs any more (`cases.closing_units` sees to that). It is never deleted."""
    acting_as = refuse_unless_closing(acting_user, unit)
    if unit.closed_on is not None:
        raise Refusal("{unit}已于{on}撤销。", unit=unit.name, on=unit.closed_on)
    if on < unit.opened_on:
        raise Refusal("撤销日期{on}早于成立日期{start}，请核对。", on=on, start=unit.opened_on, beside="on")
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="unit_closed_because" if reason.strip() else "unit_closed",
        subject=f"unit:{unit.pk}",
        happened_on=on,
        details={"name": unit.name} | ({"reason": reason.strip()} if reason.strip() else {}),
    )
    return unit
