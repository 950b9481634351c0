"""The demonstration is put on: the district, the walk, the cases."""

from dataclasses import dataclass, field
from random import Random
from time import monotonic

from django.db import transaction
from django.utils import timezone

from recruitment.audit.models import Finding
from recruitment.rules.calendar import add_months

from . import district as place
from .applicant import let_one_see
from .campaign import hold_campaign
from .joint_vetting import REPLIED, send_round, set_up_departments
from .names import Names
from .papers import FIRST, hand_in
from .plan import Plan, of_each_kind, whole_district
from .player import Player
from .publicity_2026 import listed_in_publicity
from .seeding import seed
from .showing import Showing
from .unlawful import Refused
from .walk import PERSON, counts_as_received, walk

_SEED = 20260518
"""The same district on every machine; only its days follow the calendar."""


@dataclass
class Staged:
    refused: list[Refused] = field(default_factory=list)
    played: list[tuple[Plan, Player]] = field(default_factory=list)


@transaction.atomic  # all of it or nothing: a run that is broken off leaves no half a district
def stage(show: Showing, *, cases: int | None = None, with_walk: bool = True) -> Staged:
    """Build the district and its cases, or the first `cases` of each kind in turn; the walk comes first."""
    staged, began, rng = Staged(), monotonic(), Random(_SEED)  # noqa: S311 - a demonstration is to be repeatable
    names = Names(rng)
    names.drawn.add(PERSON.name)
    show.line("建立虚构的安澜区：党组织、党员名册、经办人……")
    district = place.build(names, rng)
    show.line(f"　　党组织和部门 {len(district.units)} 个，用时 {monotonic() - began:.0f} 秒")
    if with_walk:
        show.line(f"{PERSON.name}（虚构）：从递交入党申请书到材料归档")
        staged.refused = walk(district, show.line).refused
        if refused := listed_in_publicity(district, names, show.line):
            staged.refused.append(refused)
    plans = whole_district(int(with_walk and counts_as_received()))
    if cases is not None:
        plans = of_each_kind(plans, cases)
    show.line(f"全区案卷 {len(plans)} 件，按日期先后办理……")
    began, today = monotonic(), timezone.localdate()
    with show.days(add_months(today, -50), today) as tell:
        staged.played = seed(plans, district, names, rng, tell)
    show.line(f"　　用时 {monotonic() - began:.0f} 秒")
    _first_papers([player for plan, player in staged.played if plan.received])
    let_one_see([player for _, player in staged.played], district.password)
    campaign = hold_campaign(district)
    count = Finding.objects.filter(item__campaign=campaign).count()
    show.line(f"督查“{campaign.name}”：受查 {campaign.items.count()} 件，问题 {count} 个")
    set_up_departments(district)
    if round := send_round(district):
        show.line(f"联审批次 {round.code}：{round.people_count} 人发往十个部门，已有 {REPLIED} 个部门交卷")
    return staged


def _first_papers(players: list[Player]) -> None:
    """Four of those who were received have brought the first of their papers."""
    for player in players[:4]:
        hand_in(player, FIRST.__contains__)
