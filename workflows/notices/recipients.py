"""Who is told: who may act at the unit, standing in included; or else the same of the nearest unit above."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from recruitment.organisation.models import Post, Substitution, Unit
from recruitment.organisation.roles import GRANTS, Role


class Recipients:
    """The posts held on a day, read once, however many items there are."""

    def __init__(self, on: date):
        self._holders: dict[tuple[str, str], set[int]] = defaultdict(set)
        held = Post.objects.filter(
            Q(held_until__isnull=True) | Q(held_until__gt=on), held_from__lte=on, user__is_active=True
        )
        for user, role, path in held.values_list("user", "role", "unit__path"):
            self._add(user, role, path)
        standing = Substitution.objects.filter(
            post__in=held, starts_on__lte=on, ends_on__gte=on, ended_at__isnull=True, substitute__is_active=True
        )
        for user, role, path in standing.values_list("substitute", "post__role", "post__unit__path"):
            self._add(user, role, path)

    def _add(self, user: int, role: str, path: str) -> None:
        for permission in GRANTS[Role(role)]:
            self._holders[permission, path].add(user)

    def of(self, permission: str, path: str) -> set[int]:
        """The users who are told of what waits at the unit with the tree path `path`."""
        for end in range(len(path), 0, -Unit.steplen):
            if holders := self._holders.get((permission, path[:end])):
                return holders
        return set()
