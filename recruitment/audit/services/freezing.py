"""冻结: a case waits until it is decided. A finding of S1 freezes it; so may the organisation department."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import now

from ...cases.models import Case
from ...journal import services as journal
from ...journal.act import Act as JournalAct
from ...refusal import OutOfTurn, Refusal
from ..models import Campaign, Finding, Freeze


def open_freeze(case: int) -> Freeze | None:
    """The freeze under which the case (by number) stands."""
    return Freeze.objects.filter(case=case, lifted_at__isnull=True).first()


def freeze_for_findings(campaign: Campaign, found: dict[Finding, int]) -> None:
    """Freeze the cases of these findings, each once; `found` maps a finding to the number of its case."""
    open_ones = Freeze.objects.filter(case__in=set(found.values()), lifted_at__isnull=True)
    frozen = set(open_ones.values_list("case", flat=True))
    new = {}
    for finding, case in found.items():
        if case not in frozen:
            new.setdefault(case, finding)
    by = {"acting_user": campaign.drawn_by, "acting_as": campaign.acting_as}
    Freeze.objects.bulk_create(
        Freeze(
            case_id=case,
            finding=finding,
            reason=f"{finding.code} {finding.zh}",
            frozen_by=campaign.drawn_by,
            acting_as=campaign.acting_as,
        )
        for case, finding in new.items()
    )
    if new:
        acts = [
            JournalAct(**by, action="case_frozen", subject=f"case:{case}", details={"reason": f"{row.code} {row.zh}"})
            for case, row in new.items()
        ]
        journal.record_many(acts=acts)


@transaction.atomic
def freeze(*, acting_user: User, acting_as: str, case: Case, reason: str, finding: Finding | None = None) -> Freeze:
    """No step of `case` is taken until `lift`."""
    if not reason.strip():
        raise Refusal("冻结须写明理由。", beside="reason")
    Case.objects.select_for_update().get(pk=case.pk)
    if open_freeze(case.pk):
        raise OutOfTurn("{name}的案卷已经冻结。", name=case.person.name)
    made = Freeze.objects.create(
        case=case, finding=finding, reason=reason.strip(), frozen_by=acting_user, acting_as=acting_as
    )
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="case_frozen",
        subject=f"case:{case.pk}",
        details={"reason": made.reason},
    )
    return made


@transaction.atomic
def lift(*, acting_user: User, acting_as: str, freeze: Freeze, decision: str) -> Freeze:
    """It is decided: the case may go on."""
    if not decision.strip():
        raise Refusal("解除冻结须写明决定。", beside="decision")
    freeze = Freeze.objects.select_for_update(of=("self",)).select_related("case__person").get(pk=freeze.pk)
    if freeze.lifted_at:
        raise OutOfTurn("{name}的案卷已经解除冻结。", name=freeze.case.person.name)
    freeze.decision, freeze.lifted_by, freeze.lifted_at = decision.strip(), acting_user, now()
    freeze.save(update_fields=["decision", "lifted_by", "lifted_at"])
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="case_unfrozen",
        subject=f"case:{freeze.case_id}",
        details={"decision": freeze.decision},
    )
    return freeze
