"""Who may act where, and which unit a step belongs to."""

from datetime import date
from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from ..prepared import Given, Prepared
from .models import Post, Unit, UnitType, UnitUserObjectPermission
from .roles import GRANTS, Permission, Role, roles_with


def post_for(user, permission: Permission, unit: Unit, on: date) -> Post | None:
    """The post in which `user` may do `permission` at `unit` on the day `on`: there or at a unit above it.

    Both must stand: the dated post and django-guardian's grant on its unit. One SQL statement.
    """
    paths = unit.path_upwards
    return _posts(permission, len(paths)).first(user=user.pk, on=on, **_numbered(paths))


@cache
def _posts(permission: Permission, depth: int) -> Prepared:
    granted = UnitUserObjectPermission.objects.filter(
        user=OuterRef("user"), content_object=OuterRef("unit"), permission__codename=permission
    )
    return Prepared(
        lambda: (
            Post.objects.select_related("unit")
            .filter(
                Q(held_until__isnull=True) | Q(held_until__gt=Given("on")),
                Exists(granted),
                user=Given("user"),
                role__in=roles_with(permission),
                unit__path__in=_given(depth),
                held_from__lte=Given("on"),
            )
            .order_by("-unit__depth", "pk")[:1]
        )
    )


def posts_of(user) -> QuerySet[Post]:
    """The posts that `user` holds today."""
    today = localdate()
    still_held = Q(held_until__isnull=True) | Q(held_until__gt=today)
    return Post.objects.filter(still_held, user=user, held_from__lte=today)


def reach_of(post: Post) -> str:
    """The tree path below which `post` sees: its own unit's. An organisation department sees its committee's units."""
    unit = post.unit
    if unit.type == UnitType.ORG_DEPARTMENT and unit.depth > 1:
        return unit.path[: -unit.steplen]
    return unit.path


def permissions_of(user) -> set[Permission]:
    """What `user` may do somewhere, by the posts held today."""
    roles = posts_of(user).values_list("role", flat=True)
    return {permission for role in roles for permission in GRANTS[Role(role)]}


def _given(depth: int) -> list[Given]:
    """Places for the paths of a unit `depth` deep and of those above it."""
    return [Given(f"path{n}") for n in range(depth)]


def _numbered(paths: list[str]) -> dict[str, str]:
    return {f"path{n}": path for n, path in enumerate(paths)}


def approving_committee(branch: Unit) -> Unit | None:
    """The nearest unit above `branch` that may pre-review and approve (细则(2014) 第二十三条)."""
    above = branch.path_upwards[:-1]
    return _approving(len(above)).first(**_numbered(above)) if above else None


@cache
def _approving(depth: int) -> Prepared:
    above = Unit.objects.filter(path__in=_given(depth), approval_power=True)
    return Prepared(lambda: above.order_by("-depth")[:1])


def organisation_department(branch: Unit) -> Unit | None:
    """The organisation department of the district: in the branch's tree, the nearest to the root."""
    return _departments.first(root=branch.path_upwards[0])


@Prepared
def _departments():
    departments = Unit.objects.filter(path__startswith=Given("root"), type=UnitType.ORG_DEPARTMENT)
    return departments.order_by("depth", "path")[:1]


def profile_of(unit: Unit) -> str:
    """The local profile under which `unit` works: its district's, else the national one."""
    paths = unit.path_upwards
    named = _profiles(len(paths)).rows(**_numbered(paths))
    return named[0][0] if named else "national"


@cache
def _profiles(depth: int) -> Prepared:
    above = Unit.objects.filter(path__in=_given(depth)).exclude(profile="").order_by("-depth")
    return Prepared(lambda: above.values_list("profile")[:1])
