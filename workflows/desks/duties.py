"""What a user is there for today: the posts held, put together by what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from recruitment.organisation.models import Post
from recruitment.organisation.roles import CASE_WORK, GRANTS, Permission, Role
from recruitment.organisation.selectors import posts_today

from ..models import WorkItem

ACTING = (Permission.KEEP_CASES, Permission.DECIDE_CASES, Permission.FILE_CASES)
"""Steps of the chart wait for holders of these. The others look on, or answer questions of their own."""


@dataclass(slots=True)
class Duty:
    permission: Permission
    posts: list[Post] = field(default_factory=list)

    @property
    def roots(self) -> list[str]:
        """The tree paths down from which it acts and sees."""
        return highest(post.reach for post in self.posts)

    @property
    def sight(self) -> list[str]:
        """The tree paths of the units whose cases it sees; a vetting department sees none."""
        return [] if self.permission == Permission.VET_PEOPLE else self.roots

    @property
    def items(self) -> Q:
        """Of work items: those of the units in reach that wait for such a post."""
        return Q(below(self.roots, "unit__"), permission=self.permission)


def highest(paths: Iterable[str]) -> list[str]:
    """Without those that lie below another."""
    paths = sorted(set(paths))
    return [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]


def below(roots: Iterable[str], unit: str) -> Q:
    """At or below one of the units with the tree paths `roots`; `unit` is the way to the unit."""
    found = Q(pk__in=[])
    for path in roots:
        found |= Q(**{f"{unit}path__startswith": path})
    return found


def duties_of(user) -> list[Duty]:
    """The duties of today that have to do with cases, in the order of the ranks."""
    held: dict[Permission, Duty] = {}
    for post in posts_today(user):
        for permission in GRANTS[Role(post.role)]:
            held.setdefault(permission, Duty(permission)).posts.append(post)
    return [held[permission] for permission in CASE_WORK if permission in held]


def duties_here(request) -> list[Duty]:
    """The duties of whoever asks for a page: its list and its bell both want them, the database is asked once."""
    if not hasattr(request, "duties"):
        request.duties = duties_of(request.user)
    return request.duties


def waiting_for(duties: Iterable[Duty]) -> QuerySet[WorkItem]:
    """The open items that wait for one of `duties`."""
    mine = Q(pk__in=[])
    for duty in duties:
        if duty.permission in ACTING:
            mine |= duty.items
    return WorkItem.objects.filter(mine, closed_at__isnull=True)
