"""Choosing a branch in the tree: all units in sight while they fit a list; beyond that, level by level."""

from django.db.models import Q, QuerySet

from recruitment.organisation.models import Unit, UnitType

from .duties import Duty, below, highest

FITS = 150
_WITHOUT_CASES = (UnitType.ORG_DEPARTMENT, UnitType.VETTING_DEPARTMENT)


def units_in_sight(duties: list[Duty]) -> QuerySet[Unit]:
    roots = highest(root for duty in duties for root in duty.sight)
    return Unit.objects.filter(below(roots, "")).exclude(type__in=_WITHOUT_CASES).order_by("path")


def unit_choices(duties: list[Duty], chosen: Unit | None) -> list[tuple[int, str]]:
    """Units to choose from, indented as they lie. In a large tree: those above the chosen one, it, and its children."""
    units = units_in_sight(duties)
    found = list(units[: FITS + 1])
    if len(found) > FITS:
        found = list(units.filter(_near(chosen, found[0])))
    depth = min((unit.depth for unit in found), default=0)
    return [(unit.pk, "　" * (unit.depth - depth) + unit.name) for unit in found]


def _near(chosen: Unit | None, first: Unit) -> Q:
    unit = chosen or first
    children = Q(path__startswith=unit.path, depth=unit.depth + 1)
    return children | Q(path__in=unit.path_upwards) | Q(depth=first.depth)
