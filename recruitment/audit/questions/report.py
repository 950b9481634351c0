"""The figures of a closing report: by unit, stage, finding, rule and severity; each table adds up to the same total."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ...outcomes import State as CaseState
from ...rules.book import RULES
from ...rules.titles import TITLES_EN
from ...steps import Stage, Step
from ...terms import label
from ..catalogue import CODES, SEVERITIES
from ..models import Campaign, Finding, HumanCheck, Rectification
from .score import WEIGHTS

State = Finding.State
COUNTED = (State.FLAGGED, State.OPEN, State.MENDING, State.CLOSED)
"""What a report counts: not what was dismissed, nor what is gone."""
BESIDE = ""
"""Findings that belong to no step, or to no rule."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of (name, counts by severity, total), and the sums."""

    name: str
    rows: list[tuple[str, list[int], int]]
    sums: list[int]
    total: int


@dataclass
class Report:
    campaign: Campaign
    cases: int
    clean: int
    checked: int
    findings: int
    dismissed: int
    by_state: list[tuple[str, int]]
    tables: list[Table]
    open_by_unit: list[tuple[str, int, int]]
    """Unit, what is not mended, what of it is late."""
    ages: list[tuple[str, int]]
    heat: tuple[list[str], list[str], dict[tuple[str, str], int]]
    """Units, steps, counts; what belongs to no step is counted beside them."""
    funnel: list[tuple[str, int]]
    human: list[tuple[str, str, int, int]]
    score: float
    severities: list[str] = field(default_factory=lambda: list(SEVERITIES))

    @property
    def meanings(self) -> list[tuple[str, str]]:
        return [(severity, label(*words)) for severity, words in SEVERITIES.items()]


_COLUMNS = ("item", "code", "severity", "step", "state", "item__case__unit__name", "item__case__unit__path", "found_at")
_COLUMNS += ("rule",)


def report_of(campaign: Campaign, today: date | None = None) -> Report:
    """A constant number of SQL statements, however many cases."""
    every = list(Finding.objects.filter(item__campaign=campaign).values_list(*_COLUMNS))
    rows = [row for row in every if row[4] in COUNTED]
    items = list(campaign.items.values_list("pk", "case__state", "checked_at"))
    touched = {row[0] for row in rows}
    units = dict(sorted({(row[6], row[5]) for row in rows}))
    open_rows = [row for row in rows if row[4] != State.CLOSED]
    return Report(
        campaign=campaign,
        cases=len(items),
        clean=sum(pk not in touched for pk, _state, _checked in items),
        checked=sum(checked is not None for _pk, _state, checked in items),
        findings=len(rows),
        dismissed=sum(row[4] == State.DISMISSED for row in every),
        by_state=[(str(State(state).label), sum(row[4] == state for row in rows)) for state in COUNTED],
        tables=[
            _table(_("按党组织"), rows, lambda row: row[6], list(units), units.get),
            _table(_("按阶段"), rows, _stage, [*(str(s.value) for s in Stage), BESIDE], _stage_name),
            _table(_("按问题"), rows, lambda row: row[1], sorted({row[1] for row in rows}), _code_name),
            _table(
                _("按规则"),
                rows,
                lambda row: row[8],
                [*sorted({row[8] for row in rows} - {BESIDE}), BESIDE],
                _rule_name,
            ),
        ],
        open_by_unit=_open_by_unit(campaign, open_rows, units, today or localdate()),
        ages=_ages(open_rows, today or localdate()),
        heat=_heat(rows, units),
        funnel=_funnel(items),
        human=_human(campaign),
        score=_score(rows, len(items)),
    )


def _table(name: str, rows, key: Callable, keys: Iterable[str], named: Callable) -> Table:
    counts = Counter((key(row), row[2]) for row in rows)
    lines = [(named(k), [counts[k, severity] for severity in SEVERITIES]) for k in keys]
    sums = [sum(row[2] == severity for row in rows) for severity in SEVERITIES]
    return Table(name, [(label, cells, sum(cells)) for label, cells in lines if any(cells)], sums, len(rows))


def _stage(row) -> str:
    return str(Step(row[3]).stage.value) if row[3] in set(Step) else ("3" if row[3] == "joint_vetting" else BESIDE)


def _stage_name(key: str) -> str:
    return Stage(int(key)).label if key else _("不属某一环节")


def _code_name(code: str) -> str:
    return f"{code} {CODES[code].label}"


def _rule_name(rule: str) -> str:
    if not rule:
        return _("不对应单条规则的核查")
    return f"{rule} {label(RULES[rule].title, TITLES_EN[rule])}" if rule in RULES else rule


def _open_by_unit(campaign, open_rows, units: dict, today: date) -> list[tuple[str, int, int]]:
    late = Counter(
        Rectification.objects.filter(
            letter__campaign=campaign, state=Rectification.State.AWAITING_REPLY, due_on__lt=today
        ).values_list("unit__path", flat=True)
    )
    counts = Counter(row[6] for row in open_rows)
    return [(name, counts[path], late[path]) for path, name in units.items() if counts[path]]


def _ages(open_rows, today: date) -> list[tuple[str, int]]:
    limits = ((7, _("七天以内")), (30, _("八至三十天")), (90, _("三十一至九十天")), (10**6, _("九十天以上")))
    counts: Counter = Counter()
    for row in open_rows:
        age = (today - localdate(row[7])).days
        counts[next(name for limit, name in limits if age <= limit)] += 1
    return [(name, counts[name]) for _limit, name in limits]


def _heat(rows, units: dict) -> tuple[list[str], list[str], dict]:
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        counts[row[6], row[3] if row[3] in set(Step) else BESIDE] += 1
    return list(units.items()), [step.value for step in Step], dict(counts)


_FUNNEL = (
    ((CaseState.APPLICANT,), 0),
    ((CaseState.ACTIVIST,), 1),
    ((CaseState.DEVELOPMENT_OBJECT, CaseState.RESOLUTION_PENDING, CaseState.LAPSED), 2),
    ((CaseState.PROBATIONARY,), 3),
    ((CaseState.FULL_MEMBER, CaseState.ARCHIVED), 4),
)


def _funnel(items) -> list[tuple[str, int]]:
    """How many of the cases came at least this far."""
    place = {state: step for states, step in _FUNNEL for state in states}
    reached = Counter(place.get(CaseState(state), 0) for _pk, state, _checked in items)
    names = [CaseState.APPLICANT, CaseState.ACTIVIST, CaseState.DEVELOPMENT_OBJECT, CaseState.PROBATIONARY]
    names.append(CaseState.FULL_MEMBER)
    return [(state.label, sum(n for step, n in reached.items() if step >= at)) for at, state in enumerate(names)]


def _human(campaign) -> list[tuple[str, str, int, int]]:
    counts = Counter(HumanCheck.objects.filter(item__campaign=campaign).values_list("code", "answer"))
    codes = sorted({code for code, _answer in counts})
    return [
        (code, CODES[code].label, sum(n for (c, _a), n in counts.items() if c == code), counts[code, "found"])
        for code in codes
    ]


def _score(rows, cases: int) -> float:
    lost: Counter = Counter()
    for row in rows:
        if row[4] != State.FLAGGED:
            lost[row[0]] += WEIGHTS[row[2]]
    return round(100 - sum(min(100, points) for points in lost.values()) / cases, 1) if cases else 100.0
