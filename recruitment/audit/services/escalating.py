"""提级督办: what a branch has not answered by its day goes to the committee above it."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now

from ...journal import services as journal
from ...organisation.models import Unit
from ...organisation.selectors import approving_committee
from ..models import Rectification


@transaction.atomic
def escalate_overdue(on: date | None = None) -> list[Rectification]:
    """Escalate everything that awaits a reply after its day; each round of it once."""
    late = Rectification.objects.select_for_update(of=("self",)).filter(
        state=Rectification.State.AWAITING_REPLY, due_on__lt=on or localdate(), escalated_at__isnull=True
    )
    rows = list(late.select_related("unit", "finding__item").order_by("pk"))
    for row in rows:
        row.escalated_to, row.escalated_at = approving_committee(row.unit) or _root(row.unit), now()
        row.save(update_fields=["escalated_to", "escalated_at"])
        journal.record(
            acting_user=None,
            acting_as="",
            action="rectification_escalated",
            subject=f"case:{row.finding.item.case_id}",
            details={"code": row.finding.code, "unit": row.escalated_to.name},
        )
    return rows


def _root(unit: Unit) -> Unit:
    return Unit.objects.get(path=unit.path_upwards[0])
