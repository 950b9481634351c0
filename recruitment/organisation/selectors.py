"""Who may act where, and which unit a step belongs to."""

from datetime import date
from functools import cache

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length, Substr
from django.utils.timezone import localdate

from ..prepared import Given, Prepared
from .models import Post, Substitution, Unit, UnitType, UnitUserObjectPermission
from .names import name_of
from .roles import GRANTS, Permission, Role, roles_with

POSTS_KEPT = "posts_kept_for_a_request"
_OF_A_DEPARTMENT = Q(unit__type=UnitType.ORG_DEPARTMENT, unit__depth__gt=1)
_COMMITTEE_PATH = Substr("unit__path", 1, Length("unit__path") - Unit.steplen)
"""An organisation department works for the committee above it: there and down from there (`Unit.reach`)."""


def post_for(user, permission: Permission, unit: Unit, on: date, *, own: bool = False) -> Post | None:
    """The post in which `user` may do `permission` at `unit` on the day `on`: there or at a unit above it.

    Both must stand: the dated post and django-guardian's grant on its unit. A post in which the user stands in for
    its holder counts too, after his own; with `own` it does not. One SQL statement.
    """
    paths = unit.path_upwards
    post = _posts(permission, len(paths), own).first(user=user.pk, on=on, **_numbered(paths))
    if post is not None:
        post.acting_id, post.acting_name = user.pk, name_of(user)
    return post


_NOT_OF_A_SIGNATURE = (
    *("recorded_at", "held_from", "held_until", "unit__opened_on", "unit__closed_on"),
    *("user__password", "user__last_login", "user__email", "user__date_joined"),
)


@cache
def _posts(permission: Permission, depth: int, own: bool) -> Prepared:
    granted = UnitUserObjectPermission.objects.filter(
        user=OuterRef("user"), content_object=OuterRef("unit"), permission__codename=permission
    )
    mine = Q(user=Given("user"))
    held = mine if own else mine | Q(pk__in=_stood_in_for(Given("user"), Given("on")))
    reaches = Q(unit__path__in=_given(depth)) | _OF_A_DEPARTMENT & Q(committee_path__in=_given(depth))
    return Prepared(
        lambda: (
            Post.objects.select_related("unit", "user")
            .defer(*_NOT_OF_A_SIGNATURE)
            .alias(committee_path=_COMMITTEE_PATH, others=Case(When(mine, then=0), default=1))
            .filter(
                _held_on(Given("on")),
                held,
                reaches,
                Exists(granted),
                role__in=roles_with(permission),
            )
            .order_by("others", "-unit__depth", "pk")[:1]
        )
    )


def _held_on(on) -> Q:
    return Q(held_from__lte=on) & (Q(held_until__isnull=True) | Q(held_until__gt=on))


def _stood_in_for(user, on) -> QuerySet:
    """The posts in which `user` acts for their holders on a day. Asked by key, so that no post is looked at twice."""
    standing = Substitution.objects.filter(starts_on__lte=on, ends_on__gte=on, ended_at__isnull=True)
    return standing.filter(substitute=user).values("post")


def posts_of(user) -> QuerySet[Post]:
    """The posts in which `user` acts today: his own, and those of whom he stands in for. `reach` is the tree path
    down from which a post acts."""
    today = localdate()
    mine = Q(user=user) | Q(pk__in=_stood_in_for(user, today))
    reach = Case(When(_OF_A_DEPARTMENT, then=_COMMITTEE_PATH), default=F("unit__path"))
    acting = {"acting_id": Value(user.pk, IntegerField()), "acting_name": Value(name_of(user))}
    return Post.objects.filter(_held_on(today), mine).select_related("user").annotate(reach=reach, **acting)


def posts_today(user) -> list[Post]:
    """As `posts_of`, with their units, in the order of the tree. Whoever came with a request is asked for once."""
    kept = getattr(user, POSTS_KEPT, None)
    if kept is None:
        kept = list(posts_of(user).select_related("unit").order_by("unit__path", "pk"))
        if hasattr(user, POSTS_KEPT):
            setattr(user, POSTS_KEPT, kept)
    return kept


def posts_with(user, permission: Permission) -> list[Post]:
    """Those of today that hold `permission`."""
    roles = roles_with(permission)
    return [post for post in posts_today(user) if post.role in roles]


def permissions_of(user) -> set[Permission]:
    """What `user` may do somewhere, by the posts of today."""
    return {permission for post in posts_today(user) for permission in GRANTS[Role(post.role)]}


def nearest_post(user, unit: Unit) -> Post | None:
    """The post of today that reaches `unit` from the least far: in it the user looks at what is the unit's."""
    reaching = posts_of(user).filter(reach__in=unit.path_upwards).select_related("unit")
    return reaching.order_by("-unit__depth", "pk").first()


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
