"""The verbs that write jobs. What is leased, done or lost is decided here, each time under the item's lock."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from . import queue
from .kinds import kind_called
from .models import Job, JobItem

ATTEMPTS = 3
"""An item whose worker died this often is given up: it may be what kills them."""
_State = JobItem.State


@transaction.atomic
def start_job(
    *,
    acting_user: User,
    kind: str,
    items: Iterable[str | tuple[str, str]],
    title: str = "",
    acting_as: str = "",
    unit=None,
    **options,
) -> Job:
    """Put a job on record and, when the transaction is committed, to work.

    `items` are subjects ("case:17"), or pairs of a subject and what people call it; one that comes twice counts once.
    `options` go to the kind's work as `item.job.options`.
    """
    named = dict(item if isinstance(item, tuple) else (item, "") for item in items)
    job = Job.objects.create(
        kind=kind_called(kind).word,
        title=title or str(kind_called(kind).label),
        started_by=acting_user,
        acting_as=acting_as,
        unit=unit,
        options=options,
        total=len(named),
        finished_at=None if named else timezone.now(),
    )
    now = timezone.now()
    rows = [JobItem(job=job, kind=kind, subject=s, label=label[:200], sent_at=now) for s, label in named.items()]
    queue.send_on_commit(JobItem.objects.bulk_create(rows))
    return job


def take(worker: str, only: int | None = None) -> JobItem | None:
    """Lease the next item to `worker` (or the item `only`, if it is free), or None. Small jobs go before large ones."""
    while True:
        try:
            with transaction.atomic():
                item = _next(only)
                if item is None:
                    return None
                if item.attempts < ATTEMPTS:
                    return _lease(item, worker)
                _end(item, _State.FAILED, _("处理程序三次中断，已停止尝试；请检查该项内容或联系管理员。"))
        except IntegrityError:
            if only is not None:  # another worker has just begun with the same subject; the sweep comes back to it
                return None


def _next(only: int | None) -> JobItem | None:
    """Free: waiting, or its lease has run out; and nobody is busy with the same subject."""
    busy = JobItem.objects.filter(kind=OuterRef("kind"), subject=OuterRef("subject"), state=_State.RUNNING)
    free = JobItem.objects.filter(
        Q(state=_State.RUNNING, leased_until__lte=timezone.now())
        | Q(~Exists(busy), state=_State.WAITING, job__finished_at__isnull=True)
    )
    if only is not None:
        free = free.filter(pk=only)
    if connection.features.has_select_for_update_skip_locked:
        free = free.select_for_update(skip_locked=True, of=("self",))
    return free.select_related("job__started_by").order_by("job__total", "pk").first()


def _lease(item: JobItem, worker: str) -> JobItem:
    item.state, item.attempts, item.leased_by = _State.RUNNING, item.attempts + 1, worker
    item.leased_until = timezone.now() + timedelta(seconds=kind_called(item.kind).lease_seconds)
    item.save(update_fields=["state", "attempts", "leased_by", "leased_until"])
    return item


@transaction.atomic
def finish(item: JobItem, *, message: str, failed: bool = False) -> bool:
    """Note how an item ended. False, and nothing noted, when its lease has gone to another meanwhile."""
    return _end(item, _State.FAILED if failed else _State.DONE, message)


def _end(item: JobItem, state: str, message: str) -> bool:
    now = timezone.now()
    held = JobItem.objects.filter(pk=item.pk, attempts=item.attempts, state=_State.RUNNING)
    if not held.update(state=state, message=message, ended_at=now, leased_until=None):
        return False
    column = "failed" if state == _State.FAILED else "done"
    Job.objects.filter(pk=item.job_id).update(**{column: F(column) + 1})
    Job.objects.filter(pk=item.job_id, total=F("done") + F("failed")).update(finished_at=now)
    return True


@transaction.atomic
def retry_failed(*, acting_user: User, job: Job) -> int:
    """Let the failed items wait again; how many. Only whoever started the job may."""
    if job.started_by_id != acting_user.pk:
        raise PermissionError
    job = Job.objects.select_for_update().get(pk=job.pk)
    failed = list(job.items.filter(state=_State.FAILED))
    job.items.filter(pk__in=[item.pk for item in failed]).update(
        state=_State.WAITING, attempts=0, message="", sent_at=timezone.now()
    )
    if failed:
        Job.objects.filter(pk=job.pk).update(failed=F("failed") - len(failed), finished_at=None)
        queue.send_on_commit(failed)
    return len(failed)


def release(dead: Iterable[str]) -> int:
    """End the leases of workers that are known to be dead: nobody need wait until they run out."""
    return JobItem.objects.filter(state=_State.RUNNING, leased_by__in=list(dead)).update(leased_until=timezone.now())


def sweep(older_than: timedelta = timedelta(minutes=5)) -> int:
    """Send again what waits longer than that, or was left by a worker that died: a message may have been lost."""
    now = timezone.now()
    late = JobItem.objects.filter(
        Q(state=_State.WAITING, sent_at__lt=now - older_than)
        | Q(state=_State.RUNNING, leased_until__lte=now, sent_at__lt=F("leased_until"))  # not sent since it was left
        | Q(state=_State.RUNNING, leased_until__lte=now, sent_at__lt=now - older_than)
    )
    found = list(late.order_by("pk")[:1000])
    JobItem.objects.filter(pk__in=[item.pk for item in found]).update(sent_at=now)
    queue.send_on_commit(found)
    return len(found)
