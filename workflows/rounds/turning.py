"""Moving the flow of a round on."""

from django.contrib.auth.models import User
from django.utils.timezone import now
from viewflow.workflow.models import Process

from recruitment.outcomes import FORWARD
from recruitment.prepared import update
from recruitment.refusal import OutOfTurn
from recruitment.vetting.models import Round, RoundDepartment

from ..models import RoundTask
from ..procedure import CURRENT_ROUND


def begin(round: Round) -> None:
    """Start today's flow for `round`."""
    CURRENT_ROUND.start.run(round=round)


def finish(round: Round, node: str, user: User, *, department: RoundDepartment | None = None, outcome=FORWARD) -> None:
    """Complete the open task of `node`. The caller holds the round's lock; the process is locked with it."""
    item = (
        RoundTask.objects.filter(run__round=round, node=node, department=department, closed_at__isnull=True)
        .select_related("task", "run")
        .first()
    )
    if item is None:
        raise OutOfTurn("批次{code}没有等待办理的这一环节。", code=round.code)
    process = Process.objects.select_for_update().get(pk=item.run.process_id)
    item.run.round, item.run.process, process.round_run = round, process, item.run
    item.outcome, item.closed_at = outcome, now()
    update(item, "outcome", "closed_at")
    task = item.task
    task.process, task.round_task = process, item
    activation = task.flow_task.activation_class(task)
    activation.assign(user)
    activation.start(None)
    activation.execute()


def is_open(round: Round, node: str) -> bool:
    return RoundTask.objects.filter(run__round=round, node=node, closed_at__isnull=True).exists()
