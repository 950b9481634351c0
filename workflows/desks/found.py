"""The cases that were found, in order, a page at a time: no page costs more for there being many cases."""

from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q

from recruitment.cases.models import Case
from recruitment.outcomes import State

from ..models import WorkItem
from ..worklist import open_items
from .deadlines import Deadline
from .search import CaseSearch

ORDERS = {"name": ("person__name_pinyin", "person__name"), "unit": ("unit__path", "person__name_pinyin"), "opened": ()}


MOST = 10_000


@dataclass(slots=True)
class Row:
    case: Case
    items: list[WorkItem] = field(default_factory=list)
    may_be_chosen: bool = False
    """Whether the step that the search names waits for this user."""

    @property
    def state(self) -> State:
        return State(self.case.state)


class FoundCases:
    """What a Paginator asks: how many, and a slice of them as rows."""

    def __init__(self, search: CaseSearch):
        self._cases, self._sort = search.cases(), search.order
        items = search.items()
        self._items = WorkItem.objects.filter(closed_at__isnull=True) if items is None else items

    def count(self) -> int:
        """At most one more than `MOST`: nobody leafs so far, and counting every case of a district takes as long."""
        return self._cases[: MOST + 1].count()

    def __getitem__(self, wanted: slice) -> list[Row]:
        keys = self._keys(wanted.start or 0, wanted.stop)
        cases = Case.objects.select_related("person", "unit").in_bulk(keys)
        rows = {key: Row(cases[key]) for key in keys if key in cases}
        for item in open_items(keys):
            item.deadline = Deadline(item.due_on, item.due_article)
            rows[item.case_id].items.append(item)
        return list(rows.values())

    def _keys(self, start: int, stop: int) -> list[int]:
        key, backwards = self._sort.lstrip("-"), self._sort.startswith("-")
        if key == "due":
            return self._by_due_date(start, stop, backwards)
        order = [F(column).desc() if backwards else F(column).asc() for column in (*ORDERS[key], "pk")]
        return list(self._cases.order_by(*order).values_list("pk", flat=True)[start:stop])

    def _by_due_date(self, start: int, stop: int, backwards: bool) -> list[int]:
        """First the cases with a due date, by their nearest one, read along its index; then the others, newest first.

        Asking each case for its nearest date and sorting would read every case for every page.
        """
        dated = self._items.filter(due_on__isnull=False)
        sooner = Q(due_on__lt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), pk__lt=OuterRef("pk"))
        nearest = dated.filter(~Exists(dated.filter(sooner, case=OuterRef("case"))), case__in=self._cases)
        order = ("-due_on", "-pk") if backwards else ("due_on", "pk")
        keys = list(nearest.order_by(*order).values_list("case", flat=True)[start:stop])
        if len(keys) == stop - start:
            return keys
        passed = start + len(keys) if keys or not start else nearest.count()
        undated = self._cases.filter(~Exists(dated.filter(case=OuterRef("pk")))).order_by("-pk")
        return keys + list(undated.values_list("pk", flat=True)[max(start - passed, 0) : stop - passed])
