"""督查问题及整改: what the audits found in the case, and how it was mended."""

from collections import defaultdict
from datetime import datetime

from django.db.models import QuerySet

from ..audit.catalogue import CODES, SEVERITIES
from ..audit.models import Finding, Recheck, Rectification, RectificationReply
from ..cases.models import Case
from . import wording as w
from .branch_copy import FULL
from .content import Fact, Row, Table
from .pointed_at import pointed_at
from .rows import Rows
from .tables import table_of

_COLUMNS = [("督查", 19), ("代码", 8), ("问题", 39), ("依据", 20), ("状态", 14)]


def audited(rows: Rows, copy: str) -> tuple[Table | None, list[datetime]]:
    """The findings that stand or stood, and the moments of what is told.

    What the machine only points out is none until somebody has decided. The branch's copy has those of which the
    branch was told by letter.
    """
    findings = list(_findings(rows.case, copy))
    mending = {
        r.finding_id: r
        for r in Rectification.objects.filter(finding__in=findings).select_related("letter", "unit", "escalated_to")
    }
    steps = _steps(RectificationReply, mending), _steps(Recheck, mending)
    table = table_of(
        "督查问题及整改", _COLUMNS, [_row(rows, found, mending.get(found.pk), steps) for found in findings]
    )
    moments = [m for found in findings for m in (found.found_at, found.decided_at)]
    moments += [m for row in mending.values() for m in (row.escalated_at, row.closed_at)]
    moments += [reply.recorded_at for replies in steps[0].values() for reply in replies]
    moments += [check.checked_at for checks in steps[1].values() for check in checks]
    return table, [moment for moment in moments if moment]


def _findings(case: Case, copy: str) -> QuerySet[Finding]:
    findings = Finding.objects.filter(item__case=case).exclude(state=Finding.State.FLAGGED)
    findings = findings.select_related("item__campaign", "decided_by").order_by("item__campaign", "code", "pk")
    return findings if copy == FULL else findings.filter(rectification__isnull=False)


def _steps(model, mending: dict) -> dict:
    by = "replied_by" if model is RectificationReply else "checked_by"
    found = defaultdict(list)
    for row in model.objects.filter(rectification__in=list(mending.values())).select_related(by).order_by("round"):
        found[row.rectification_id].append(row)
    return found


def _row(rows: Rows, found: Finding, mended: Rectification | None, steps: tuple[dict, dict]) -> Row:
    cells = (
        f"{found.item.campaign.name}\n基准日 {w.day(found.item.campaign.as_of)}",
        f"{found.code}\n{found.severity}",
        found.zh + (f"（{w.day(found.on)}）" if found.on else ""),
        found.citation or "—",
        w.choice(found, "state"),
    )
    tone = "history" if found.state in (Finding.State.DISMISSED, Finding.State.GONE) else ""
    return Row(cells, prose=tuple(_told(rows, found, mended, steps)), tone=tone)


def _told(rows: Rows, found: Finding, mended: Rectification | None, steps: tuple[dict, dict]):
    if found.severity in SEVERITIES:
        yield Fact("等级", SEVERITIES[found.severity][0])
    if place := pointed_at(rows, found.evidence):
        yield Fact("所指", place)
    if found.decided_at:
        yield Fact("认定", f"{w.moment(found.decided_at)}，{w.who(found.decided_by)}。{found.note}")
    if found.code in CODES:
        yield Fact("整改办法", CODES[found.code].mending_zh)
    if mended is None:
        return
    letter, (replies, rechecks) = mended.letter, steps
    yield Fact(
        "反馈函", f"第{letter.number}号，{w.day(letter.issued_on)}发{mended.unit.name}，{w.day(mended.due_on)}前整改"
    )
    if mended.escalated_at:
        to = mended.escalated_to.name if mended.escalated_to else w.NOT_RECORDED
        yield Fact("提级", f"{w.moment(mended.escalated_at)}，{to}")
    for row in sorted([*replies[mended.pk], *rechecks[mended.pk]], key=lambda r: (r.round, isinstance(r, Recheck))):
        yield _recheck(row) if isinstance(row, Recheck) else _reply(row)
    if mended.closed_at:
        yield Fact("销号", w.moment(mended.closed_at))


def _reply(row: RectificationReply) -> Fact:
    claimed = f"，所称的原日期 {w.day(row.claimed_on)}" if row.claimed_on else ""
    by = f"{w.who(row.replied_by)}，{row.acting_as}"
    return Fact(
        f"第{row.round}轮整改（{w.choice(row, 'kind')}）", f"{w.day(row.replied_on)}{claimed}，{by}。{row.text}"
    )


def _recheck(row: Recheck) -> Fact:
    said = "通过" if row.accepted else "不通过"
    return Fact(f"第{row.round}轮复查", f"{w.moment(row.checked_at)}，{w.who(row.checked_by)}，{said}。{row.note}")
