"""The BPMN picture of a stage as shapes and lines, without a case: drawn once for each flow and language."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from recruitment.outcomes import OUTCOMES, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from ..bpmn import BEHIND, laid_out
from ..flow import StageFlow
from .names import named_step

TITLES = (
    _("开始"),
    _("列为发展对象"),
    _("介绍人、政审、培训齐备"),
    _("批准为预备党员"),
    _("预备期开始"),
    _("已宣誓并提出转正申请"),
    _("联审位置"),
    _("联审先于集中培训"),
    _("预审时听取意见"),
    _("联审通过"),
    _("联审有异议"),
    _("退回前一阶段"),
    _("阶段完成"),
    _("转入第2阶段"),
    _("转入第3阶段"),
    _("转入第4阶段"),
    _("转入第5阶段"),
)
"""What stands in the flows beside the names of steps, states and outcomes."""
_STATES = {state.zh: state for state in State}
_ACROSS, _TALL, _SCALE = 6, 27, 0.62
"""Characters of a line within a task, the height of a line, and how much smaller all is shown."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text and where it stands."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    kind: str
    """task, event, end or gateway"""
    x: int
    y: int
    width: int
    height: int
    words: tuple[Words, ...]
    latin: bool
    """Written in letters, which are set smaller."""


@dataclass(frozen=True, slots=True)
class Way:
    points: str
    words: Words | None
    returning: bool


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    nodes: tuple[Node, ...]
    ways: tuple[Way, ...]

    @property
    def shown_width(self) -> int:
        return round(self.width * _SCALE)

    @property
    def shown_height(self) -> int:
        return round(self.height * _SCALE)


def picture_of(flow: type[StageFlow]) -> Picture:
    return _drawn(flow, get_language())


@lru_cache(maxsize=64)
def _drawn(flow: type[StageFlow], language: str) -> Picture:
    grid = laid_out(flow)
    nodes = tuple(_node(cell) for cell in grid.cells)
    right = max(node.x + node.width for node in nodes) + 130
    bottom = max(node.y + node.height for node in nodes) + 60
    return Picture(right, bottom, nodes, tuple(_ways(grid)))


_KINDS = {"userTask": "task", "startEvent": "event", "endEvent": "end"}


def _node(cell) -> Node:
    kind = _KINDS.get(cell.node.bpmn_element, "gateway")
    shape, title = cell.shape, _title(cell.node)
    middle, latin = shape.width // 2, not _is_chinese(title)
    if kind == "task":
        lines, tall = _wrapped(title, _ACROSS), 21 if latin else _TALL
        first = shape.height // 2 - (len(lines) - 1) * tall // 2 + 8
    elif kind == "gateway":  # above: its ways leave to the right and below
        lines, tall = [] if cell.node.name.endswith(BEHIND) else _wrapped(title, 9), 23
        first = -10 - (len(lines) - 1) * tall
    else:
        lines, tall, first = _wrapped(title, 9), 23, shape.height + 22
    words = [Words(line, middle, first + n * tall) for n, line in enumerate(lines)]
    return Node(cell.node.name, kind, shape.x, shape.y, shape.width, shape.height, tuple(words), latin)


def _title(node) -> str:
    if node.name in set(Step) or node.name == JOINT_VETTING:
        step = named_step(node.name)
        return f"{step.number} {step.label}" if isinstance(step, Step) else step.label
    return _said(node.task_title)


def _said(title: str) -> str:
    return _STATES[title].label if title in _STATES else gettext(title)


def _is_chinese(text: str) -> bool:
    return any(ord(character) > 0x2E80 for character in text)


def _wrapped(text: str, across: int) -> list[str]:
    """Lines of at most so many characters, twice as many of them in letters."""
    return wrap(text, across if _is_chinese(text) else across * 2 + 5)


def _ways(grid):
    taken: dict[tuple, int] = {}
    for edge in grid.edges:
        points = " ".join(f"{x},{y}" for x, y in edge.segments)
        words = None
        if edge.label and edge.label_pos:
            at = tuple(edge.label_pos)
            taken[at] = taken.get(at, 0) + 1
            words = Words(_outcomes(edge), at[0], at[1] + 22 * (taken[at] - 1))
        yield Way(points, words, edge.edge_class == "cond_true")


def _outcomes(edge) -> str:
    """The outcomes that lead this way, each by its name."""
    step = edge.src.name.removesuffix(BEHIND)
    known = {outcome.zh: outcome for outcome in OUTCOMES[Step(step)].values()} if step in set(Step) else {}
    return "／".join(known[word].label if word in known else _said(word) for word in edge.label.split("／"))
