"""System check: every flow waits for its process row. Without a real lock a double submit makes two next steps."""

from django.core.checks import Error, register
from viewflow.workflow.lock import SelectForUpdateLock

from .procedure import every_flow


@register()
def every_flow_has_the_real_lock(app_configs=None, **kwargs):
    return [
        Error(
            f"{flow.__name__}.lock_impl must be SelectForUpdateLock(nowait=False, attempts=1)",
            hint="The default does not lock; nowait sleeps for seconds and fails inside an outer transaction.",
            id="workflows.E001",
        )
        for flow in every_flow()
        if not _waits(flow.lock_impl)
    ]


def _waits(lock) -> bool:
    return isinstance(lock, SelectForUpdateLock) and lock.nowait is False and lock.attempts == 1
