"""认定: what the machine flagged is confirmed or dismissed by a person, with a note; a person finds things too."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import now

from ...journal import services as journal
from ...journal.act import Act as JournalAct
from ...refusal import OutOfTurn, Refusal
from ..catalogue import CODES, Kind
from ..models import Finding, HumanCheck, Item
from .freezing import freeze, open_freeze

_UNDECIDED = (Finding.State.FLAGGED, Finding.State.OPEN)


@transaction.atomic
def decide(*, acting_user: User, acting_as: str, findings: Iterable[Finding], stands: bool, note: str) -> int:
    """Confirm findings, or dismiss them with a reason. A confirmed S1 freezes its case. Returns how many."""
    if not stands and not note.strip():
        raise Refusal("认定不成立须写明理由。")
    numbers = [finding.pk for finding in findings]
    rows = Finding.objects.select_for_update(of=("self",)).select_related("item__case__person")
    decided = [row for row in rows.filter(pk__in=numbers).order_by("pk") if row.state in _UNDECIDED]
    if not decided:
        raise OutOfTurn("所选问题已经认定，或正在整改。")
    state = Finding.State.OPEN if stands else Finding.State.DISMISSED
    acts = []
    for row in decided:
        row.state, row.note, row.decided_by, row.decided_at = state, note.strip(), acting_user, now()
        said = {"code": row.code, "state": str(Finding.State(state).label), "note": row.note}
        acts.append(_entry(acting_user, acting_as, "finding_decided", row.item.case_id, said))
    Finding.objects.bulk_update(decided, ["state", "note", "decided_by", "decided_at"], batch_size=500)
    journal.record_many(acts=acts)
    if stands:
        for row in decided:
            _freeze_if_grave(acting_user, acting_as, row)
    return len(decided)


@transaction.atomic
def check_by_hand(*, acting_user: User, acting_as: str, item: Item, code: str, answer: str, note: str) -> HumanCheck:
    """Tick a line of the checklist; what is found becomes a finding."""
    known = CODES.get(code)
    if known is None or known.kind is Kind.MACHINE:
        raise Refusal("{code}不在人工核查清单中。", code=code)
    if answer == HumanCheck.Answer.FOUND and not note.strip():
        raise Refusal("发现问题须写明情况。")
    row, _ = HumanCheck.objects.update_or_create(
        item=item, code=code, defaults={"answer": answer, "note": note.strip(), "checked_by": acting_user}
    )
    if answer == HumanCheck.Answer.FOUND:
        _finding_of(row, acting_user, acting_as)
    return row


@transaction.atomic
def rest_is_clear(*, acting_user: User, item: Item, note: str = "") -> int:
    """The human lines that nobody has ticked are clear; the item is checked."""
    ticked = set(item.human_checks.values_list("code", flat=True))
    left = [code for code in CODES.values() if code.kind is Kind.HUMAN and code.code not in ticked]
    HumanCheck.objects.bulk_create(
        HumanCheck(
            item=item,
            code=code.code,
            answer=HumanCheck.Answer.CLEAR,
            note=note,
            checked_by=acting_user,
            checked_at=now(),
        )
        for code in left
    )
    item.checked_at = now()
    item.save(update_fields=["checked_at"])
    return len(left)


def _finding_of(check: HumanCheck, acting_user: User, acting_as: str) -> None:
    known = CODES[check.code]
    finding, made = Finding.objects.get_or_create(
        item=check.item,
        key=f"{check.code} human",
        defaults={
            "code": check.code,
            "severity": known.severity,
            "step": known.step,
            "zh": check.note,
            "en": check.note,
            "citation": known.citation()[:200],
            "source": Finding.Source.HUMAN,
            "state": Finding.State.OPEN,
            "decided_by": acting_user,
            "decided_at": now(),
        },
    )
    if not made and finding.state in _UNDECIDED:
        finding.zh = finding.en = check.note
        finding.save(update_fields=["zh", "en"])
    said = {"code": check.code, "finding": check.note}
    journal.record_many(acts=[_entry(acting_user, acting_as, "finding_recorded", check.item.case_id, said)])
    _freeze_if_grave(acting_user, acting_as, finding)


def _freeze_if_grave(acting_user: User, acting_as: str, finding: Finding) -> None:
    if finding.severity == "S1" and open_freeze(finding.item.case_id) is None:
        reason = f"{finding.code} {finding.zh}"
        freeze(acting_user=acting_user, acting_as=acting_as, case=finding.item.case, reason=reason, finding=finding)


def _entry(acting_user: User, acting_as: str, action: str, case: int, details: dict) -> JournalAct:
    return JournalAct(
        acting_user=acting_user, acting_as=acting_as, action=action, subject=f"case:{case}", details=details
    )
