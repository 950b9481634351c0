"""The accounts shown on the sign-in page of the demonstration: one for each role."""

import csv
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Prefetch
from django.utils.functional import Promise

from ..organisation.models import Post
from .tour import APPLICANT, duty_of

LIST = settings.BASE_DIR / "fixtures" / "demo" / "accounts.csv"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    user: User
    role: str | Promise
    unit: str
    duty: str | Promise
    """What such a person does here, in one sentence."""


def demo_accounts() -> list[DemoAccount]:
    """In the order of the list; none outside the demonstration, or before its district is built."""
    if not settings.DEMO:
        return []
    with LIST.open(encoding="utf-8", newline="") as file:
        names = [row["username"] for row in csv.DictReader(file)]
    posts = Prefetch("posts", Post.objects.filter(held_until=None).select_related("unit").order_by("pk"))
    users = {user.username: user for user in User.objects.filter(username__in=names).prefetch_related(posts)}
    return [_shown(users[name]) for name in names if name in users]


def _shown(user: User) -> DemoAccount:
    post = next(iter(user.posts.all()), None)
    if post is None:
        return DemoAccount(user, APPLICANT, "", duty_of(None))
    return DemoAccount(user, post.get_role_display(), post.unit.name, duty_of(post.role))
