"""机器核查: a campaign is worked off in chunks, each a transaction. Whoever is interrupted goes on where it stopped.

Several workers may run at once on PostgreSQL: each takes cases that no other holds. A finding that is there stays as
it is, with what people have decided about it; one that no longer shows is marked as gone, never deleted.
"""

from collections import defaultdict
from datetime import date

from django.db import connection, transaction
from django.db.models import Q
from django.utils.timezone import now

from ...cases.models import Case
from ...journal import services as journal
from ..catalogue import CODES, Kind
from ..found import Found
from ..gathering import CHUNK, gather
from ..models import Campaign, Finding, Item
from ..population import CHECKS
from ..sifting import sift
from .freezing import freeze_for_findings

_AMONG_MANY = "* "
"""Before the key of what shows only among many cases, so that a case by itself does not take it for gone."""


def sift_campaign(campaign: Campaign) -> int:
    """Work until nothing is left, then ask the population as a whole; returns the cases this call has sifted."""
    Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.DRAWN).update(state=Campaign.State.CHECKING)
    done = 0
    while taken := sift_chunk(campaign):
        done += taken
    finish(campaign)
    campaign.refresh_from_db()
    return done


def sift_chunk(campaign: Campaign, size: int = CHUNK) -> int:
    """The next `size` cases that nobody has sifted and nobody holds; 0 when none is left."""
    with transaction.atomic():
        waiting = campaign.items.filter(sifted_at__isnull=True).order_by("place")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True, of=("self",))
        items = {item.case_id: item for item in waiting[:size]}
        if not items:
            return 0
        found = {case.pk: sift(case) for case in gather(list(items), campaign.as_of)}
        _store(campaign, {items[case]: findings for case, findings in found.items()}, "")
        Item.objects.filter(pk__in=[item.pk for item in items.values()]).update(sifted_at=now())
    return len(items)


def finish(campaign: Campaign) -> bool:
    """Ask the whole population once every case is sifted; whether this call was the one that did."""
    with transaction.atomic():
        locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if locked.state != Campaign.State.CHECKING or locked.items.filter(sifted_at__isnull=True).exists():
            return False
        among_many(locked, locked.as_of)
        locked.state, locked.population_checked_at = Campaign.State.CHECKED, now()
        locked.save(update_fields=["state", "population_checked_at"])
        details = {"cases": locked.items.count(), "findings": Finding.objects.filter(item__campaign=locked).count()}
        journal.record(
            acting_user=None, acting_as="", action="campaign_sifted", subject=f"campaign:{locked.pk}", details=details
        )
    return True


def sift_again(campaign: Campaign) -> None:
    """Begin anew; the answers are the same unless the cases have changed."""
    with transaction.atomic():
        campaign.items.update(sifted_at=None)
        campaign.state = Campaign.State.DRAWN
        campaign.save(update_fields=["state"])


def among_many(campaign: Campaign, as_of: date) -> None:
    items = {item.case_id: item for item in campaign.items.all()}
    cases = Case.objects.filter(audit_items__campaign=campaign).values("pk")
    found: dict[Item, list[Found]] = defaultdict(list)
    for check in CHECKS:
        for case, one in check(cases, as_of):
            found[items[case]].append(one)
    _store(campaign, {item: found.get(item, []) for item in items.values()}, _AMONG_MANY)


def _store(campaign: Campaign, found: dict[Item, list[Found]], prefix: str) -> None:
    known: dict[tuple[int, str], Finding] = {}
    rows = Finding.objects.filter(item__in=list(found), source=Finding.Source.MACHINE)
    among = Q(key__startswith=_AMONG_MANY)
    for row in rows.filter(among if prefix else ~among).only("item", "key", "state", "code", "severity"):
        known[row.item_id, row.key] = row
    new, seen = [], set()
    for item, findings in found.items():
        for one in findings:
            place = (item.pk, (prefix + one.key)[:250])
            if place not in seen and place not in known:
                new.append(_row(item, one, place[1]))
            seen.add(place)
    Finding.objects.bulk_create(new, batch_size=1000)
    undecided = (Finding.State.FLAGGED, Finding.State.OPEN)
    gone = [row.pk for place, row in known.items() if place not in seen and row.state in undecided]
    Finding.objects.filter(pk__in=gone).update(state=Finding.State.GONE)
    back = [row for place, row in known.items() if place in seen and row.state == Finding.State.GONE]
    for row in back:
        row.state = first_state(row.code)
        row.save(update_fields=["state"])
    grave = [row for row in (*new, *back) if row.severity == "S1" and row.state == Finding.State.OPEN]
    cases = {item.pk: item.case_id for item in found}
    freeze_for_findings(campaign, {row: cases[row.item_id] for row in grave})


def _row(item: Item, one: Found, key: str) -> Finding:
    return Finding(
        item=item,
        code=one.code,
        severity=one.severity,
        step=one.step,
        rule=one.rule,
        key=key,
        zh=one.zh,
        en=one.en,
        citation=one.citation[:200],
        on=one.on,
        evidence=one.evidence[:120],
        source=Finding.Source.MACHINE,
        state=first_state(one.code),
    )


def first_state(code: str) -> str:
    """What the machine is sure of stands at once; the rest waits for a person."""
    return Finding.State.OPEN if CODES[code].kind is Kind.MACHINE else Finding.State.FLAGGED
