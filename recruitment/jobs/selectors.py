"""Questions about jobs."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.timezone import localdate

from ..organisation.selectors import post_for
from .kinds import kind_called
from .models import Job, JobItem


def may_see(user: User, job: Job) -> bool:
    """Whoever started it, and who holds the post that its kind names over its unit."""
    if job.started_by_id == user.pk:
        return True
    permission = kind_called(job.kind).permission
    return bool(permission and job.unit and post_for(user, permission, job.unit, localdate()))


def jobs_of(user: User) -> QuerySet[Job]:
    return Job.objects.filter(started_by=user).order_by("-pk")


def telling_items(job: Job, most: int = 200) -> list[JobItem]:
    """The items that a reader looks for: what failed, then what runs, then the rest."""
    order = {JobItem.State.FAILED: 0, JobItem.State.RUNNING: 1, JobItem.State.DONE: 2, JobItem.State.WAITING: 3}
    found = job.items.order_by("pk")
    if job.total <= most:
        return sorted(found, key=lambda item: order[item.state])
    return [item for state in order for item in found.filter(state=state)[:most]][:most]
