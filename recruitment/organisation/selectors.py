"""Who may act where, and which unit a step belongs to."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from .models import Post, Unit, UnitType, UnitUserObjectPermission
from .roles import Permission, roles_with


def post_for(user, permission: Permission, unit: Unit, on: date) -> Post | None:
    """The post in which `user` may do `permission` at `unit` on the day `on`: there or at a unit above it.

    Both must stand: the dated post and django-guardian's grant on its unit. One SQL statement.
    """
    granted = UnitUserObjectPermission.objects.filter(
        user=OuterRef("user"), content_object=OuterRef("unit"), permission__codename=permission
    )
    return (
        Post.objects.select_related("unit")
        .filter(
            Q(held_until__isnull=True) | Q(held_until__gt=on),
            Exists(granted),
            user=user,
            role__in=roles_with(permission),
            unit__path__in=unit.path_upwards,
            held_from__lte=on,
        )
        .order_by("-unit__depth", "pk")
        .first()
    )


def approving_committee(branch: Unit) -> Unit | None:
    """The nearest unit above `branch` that may pre-review and approve (细则(2014) 第二十三条)."""
    above = Unit.objects.filter(path__in=branch.path_upwards[:-1], approval_power=True)
    return above.order_by("-depth").first()


def organisation_department(branch: Unit) -> Unit | None:
    """The organisation department of the district: in the branch's tree, the nearest to the root."""
    departments = Unit.objects.filter(path__startswith=branch.path_upwards[0], type=UnitType.ORG_DEPARTMENT)
    return departments.order_by("depth", "path").first()


def profile_of(unit: Unit) -> str:
    """The local profile under which `unit` works: its district's, else the national one."""
    above = Unit.objects.filter(path__in=unit.path_upwards).exclude(profile="").order_by("-depth")
    return above.values_list("profile", flat=True).first() or "national"
