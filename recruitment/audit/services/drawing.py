"""抽取: a campaign and its population; a sample is drawn with a seed that is kept."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from random import Random

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate

from ...journal import services as journal
from ...organisation.models import Unit
from ...refusal import Refusal
from ..models import Campaign, Item
from ..questions.population import population


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What is to be checked: people received between two days, or at a stage, or both left open; in which units."""

    name: str
    units: list[Unit] = field(default_factory=list)
    received_from: date | None = None
    received_until: date | None = None
    stage: int | None = None
    sample_size: int | None = None
    seed: str = ""


@transaction.atomic
def draw(*, acting_user: User, acting_as: str, drawing: Drawing, as_of: date | None = None) -> Campaign:
    """Draw the population; the same seed over the same cases gives the same sample."""
    _sensible(drawing)
    cases = population(drawing.units, drawing.received_from, drawing.received_until, drawing.stage)
    numbers = sorted(cases.values_list("pk", flat=True))
    if not numbers:
        raise Refusal("没有符合条件的案卷，请核对日期、党组织和阶段。")
    if (size := drawing.sample_size or 0) > (count := len(numbers)):
        raise Refusal("符合条件的案卷只有{count}件，不足抽样的{size}件。", count=count, size=size, beside="sample_size")
    seed = (drawing.seed or secrets.token_hex(8)) if drawing.sample_size else ""
    drawn = sorted(Random(seed).sample(numbers, drawing.sample_size)) if seed else numbers  # noqa: S311 - repeatable
    campaign = Campaign.objects.create(
        name=drawing.name.strip(),
        received_from=drawing.received_from,
        received_until=drawing.received_until,
        stage=drawing.stage,
        choice=Campaign.Choice.SAMPLE if seed else Campaign.Choice.ALL,
        sample_size=drawing.sample_size,
        seed=seed,
        population=len(numbers),
        as_of=as_of or localdate(),
        drawn_by=acting_user,
        acting_as=acting_as,
    )
    campaign.units.set(drawing.units)
    Item.objects.bulk_create(
        (Item(campaign=campaign, case_id=case, place=place) for place, case in enumerate(drawn, 1)), batch_size=2000
    )
    said = {"name": campaign.name, "cases": len(drawn), "population": len(numbers), "seed": seed}
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action="campaign_drawn",
        subject=f"campaign:{campaign.pk}",
        details=said,
    )
    return campaign


def _sensible(drawing: Drawing) -> None:
    if not drawing.name.strip():
        raise Refusal("请填写督查的名称。", beside="name")
    if not drawing.units:
        raise Refusal("请选择受查的党组织。", beside="unit")
    first, last = drawing.received_from, drawing.received_until
    if first and last and first > last:
        raise Refusal("接收日期自{first}，晚于至{last}，请核对。", first=first, last=last, beside="received_until")
    if drawing.sample_size is not None and drawing.sample_size < 1:
        raise Refusal("抽样件数应为正整数。", beside="sample_size")
