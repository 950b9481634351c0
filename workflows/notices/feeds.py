"""日历订阅: a secret address per post, kept as a hash, revoked at will; it ends with the post."""

import hashlib
import secrets

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from recruitment.audit.models import Rectification
from recruitment.journal import services as journal
from recruitment.organisation.models import Post
from recruitment.organisation.roles import GRANTS, Role
from recruitment.organisation.selectors import posts_of

from ..desks.duties import Duty, waiting_for
from ..owed import rectifications_owed, replies_owed
from .calendar import LastDay, calendar_of, of_rectification, of_reply, of_step
from .models import Feed

MOST = 1000


def make(*, acting_user: User, post: Post) -> str:
    """Open a feed; the one before ends. Returns the secret, which is nowhere kept."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Post.objects.select_for_update().get(pk=post.pk)
        Feed.objects.filter(post=post, revoked_at=None).update(revoked_at=now())
        Feed.objects.create(post=post, token_hash=_hash(token))
        _note(acting_user, post, "calendar_opened")
    return token


@transaction.atomic
def revoke(*, acting_user: User, post: Post) -> None:
    if Feed.objects.filter(post=post, revoked_at=None).update(revoked_at=now()):
        _note(acting_user, post, "calendar_closed")


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, for a programme that cannot sign in. A wrong, revoked or ended address is not there."""
    today = localdate()
    held = Q(post__held_until__isnull=True) | Q(post__held_until__gt=today)
    live = Feed.objects.filter(held, token_hash=_hash(token), revoked_at=None, post__held_from__lte=today)
    feed = live.filter(post__user__is_active=True).select_related("post__user").first()
    if feed is None:
        raise Http404
    posts = list(posts_of(feed.post.user).filter(pk=feed.post_id).select_related("unit"))
    duties = [Duty(permission, posts) for permission in GRANTS[Role(feed.post.role)]]
    written = calendar_of(str(feed.post), _last_days(duties))
    return HttpResponse(written, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "no-store"})


def _last_days(duties: list[Duty]) -> list[LastDay]:
    """The nearest first; a re-check has no last day."""
    items = waiting_for(duties).filter(due_on__isnull=False).order_by("due_on", "pk")[:MOST]
    replies = replies_owed(duties).select_related("round")
    mending = rectifications_owed(duties).filter(state=Rectification.State.AWAITING_REPLY)
    mending = mending.select_related("letter", "finding__item")[:MOST]
    days = [*map(of_step, items), *map(of_reply, replies), *map(of_rectification, mending)]
    return sorted(days, key=lambda day: day.on)[:MOST]


def _hash(token: str) -> str:
    """Of a secret with 256 bits of chance a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _note(user: User, post: Post, action: str) -> None:
    journal.record(
        acting_user=user,
        acting_as=str(post),
        action=action,
        subject=f"unit:{post.unit_id}",
        details={"post": str(post)},
    )
