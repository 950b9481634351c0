"""Verbs of the unit tree and of posts."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from guardian.shortcuts import assign_perm, remove_perm

from ..journal import services as journal
from .models import Post, Unit, UnitType
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
    """Give `user` a post at `unit`, with the grants that go with it there and below."""
    post = Post.objects.create(user=user, unit=unit, role=role, held_from=held_from)
    for permission in GRANTS[Role(role)]:
        assign_perm(permission, user, unit)
    journal.record(
        acting_user=acting_user,
        acting_as="",
        action="user_appointed",
        subject=f"unit:{unit.pk}",
        happened_on=held_from,
        details={"user": user.get_username(), "role": Role(role).label, "unit": unit.name},
    )
    return post


@transaction.atomic
def end_post(*, acting_user: User | None, post: Post, on: date) -> Post:
    """End a post; the grants go, unless another open post of the user at the unit still carries them."""
    post.held_until = on
    post.save(update_fields=["held_until"])
    kept = Post.objects.filter(user=post.user, unit=post.unit, held_until__isnull=True)
    still_granted = {permission for other in kept for permission in GRANTS[Role(other.role)]}
    for permission in GRANTS[Role(post.role)]:
        if permission not in still_granted:
            remove_perm(permission, post.user, post.unit)
    journal.record(
        acting_user=acting_user,
        acting_as="",
        action="post_ended",
        subject=f"unit:{post.unit_id}",
        happened_on=on,
        details={"user": post.user.get_username(), "role": post.get_role_display(), "unit": post.unit.name},
    )
    return post
