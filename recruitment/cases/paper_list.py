"""The 72 papers of a case: what is there, what is missing now, what is needed later, what does not apply."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.timezone import localdate

from ..papers import PAPERS, Paper
from ..rules.book import book
from ..rules.editions import Edition, edition_on
from ..steps import Step
from .models import Act, Case, Material, WaiverDecision

PUBLICITY_OF_2026 = frozenset(("devobject_publicity_notice", "devobject_publicity_result"))
"""Needed only where step 8 falls under the edition of 2026."""
JOINT_VETTING_FORM = "joint_vetting_form"
"""Needed only where the district has the joint vetting."""


class PaperState(StrEnum):
    HELD = "held"
    PROPOSED = "proposed"
    """said not to apply; the committee has not answered yet"""
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    """its step is done or open, and it is not there"""
    LATER = "later"
    OPTIONAL = "optional"


@dataclass
class PaperLine:
    """One kind of paper in one case."""

    paper: Paper
    state: PaperState
    needed: bool
    """Required of this case, now or later."""
    versions: list[Material] = field(default_factory=list)
    """Files, the newest first."""
    proposal: Material | None = None
    """The latest proposal that it does not apply, as long as no file came after it."""
    decision: WaiverDecision | None = None


def paper_list(case: Case, reached: set[str]) -> list[PaperLine]:
    """In archive order; `reached` are the steps that are done or open. Three SQL statements."""
    rows: dict[str, list[Material]] = defaultdict(list)
    for row in case.materials.select_related("recorded_by", "decision__decided_by").order_by("-version"):
        rows[row.key].append(row)
    spared = _not_asked_of(case)
    return [
        _line(paper, rows[paper.key], paper.required and paper.key not in spared, reached) for paper in PAPERS.values()
    ]


def _line(paper: Paper, rows: list[Material], needed: bool, reached: set[str]) -> PaperLine:
    files = [row for row in rows if row.sha256]
    proposal = rows[0] if rows and not rows[0].sha256 else None
    decision = getattr(proposal, "decision", None)
    if proposal and (decision is None or decision.agreed):
        state = PaperState.NOT_APPLICABLE if decision else PaperState.PROPOSED
    elif files:
        state = PaperState.HELD
    elif needed:
        state = PaperState.MISSING if paper.step in reached else PaperState.LATER
    else:
        state = PaperState.OPTIONAL
    return PaperLine(paper, state, needed, files, proposal, decision)


def _not_asked_of(case: Case) -> set[str]:
    spared = set()
    filed = Act.objects.filter(case=case, step=Step.DEVELOPMENT_OBJECT_FILING, superseded=False)
    listed_on = filed.order_by("-pk").values_list("happened_on", flat=True).first() or localdate()
    if edition_on(listed_on) is Edition.E2014:
        spared |= PUBLICITY_OF_2026
    if not book(case.profile).profile.joint_vetting_required:
        spared.add(JOINT_VETTING_FORM)
    return spared
