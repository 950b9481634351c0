"""What the district holds, in figures."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from recruitment.cases.models import Act, Case, Verdict
from recruitment.journal.models import JournalEntry
from recruitment.organisation.models import Unit, UnitType
from recruitment.outcomes import State
from recruitment.people.models import Membership, MemberStatus
from recruitment.people.selectors import in_force
from recruitment.rules.calendar import add_months
from recruitment.steps import Step

from ..models import WorkItem


@dataclass(frozen=True)
class Summary:
    cases: int
    states: dict[str, int]
    waiting: dict[str, int]
    """Step -> open work items."""
    overdue: int
    pool: int
    """Activists filed with the superior committee, under cultivation (步骤 5、6)."""
    received: int
    """People approved as probationary members within the last two years."""
    attested: int
    """Cases that came in from their papers."""
    findings: dict[str, int]
    """Rule -> cases in whose record it is not met."""
    full_members: int
    branches: int
    accounts: int
    journal: int


def summary(today: date | None = None) -> Summary:
    today = today or timezone.localdate()
    open_items = WorkItem.objects.filter(closed_at__isnull=True)
    broken = Verdict.objects.filter(answer="not_met", superseded=False).values_list("rule", "act__case").distinct()
    approvals = Act.objects.filter(step=Step.SUPERIOR_APPROVAL, outcome="forward", superseded=False)
    return Summary(
        cases=Case.objects.count(),
        states=_counted(Case.objects.values_list("state", flat=True)),
        waiting=_counted(open_items.values_list("step", flat=True)),
        overdue=open_items.filter(due_on__lt=today).count(),
        pool=_pool(open_items),
        received=approvals.filter(happened_on__gt=add_months(today, -24)).values("case__person").distinct().count(),
        attested=Act.objects.filter(attested=True).values("case").distinct().count(),
        findings=_counted(rule for rule, _ in broken),
        full_members=Membership.objects.filter(in_force(today), status=MemberStatus.FULL).count(),
        branches=Unit.objects.filter(type=UnitType.BRANCH).count(),
        accounts=User.objects.count(),
        journal=JournalEntry.objects.count(),
    )


def _pool(open_items) -> int:
    steps = (Step.ASSIGN_CULTIVATION_CONTACTS, Step.CULTIVATION_AND_EXAMINATION)
    return open_items.filter(case__state=State.ACTIVIST, step__in=steps).values("case").distinct().count()


def _counted(values) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
