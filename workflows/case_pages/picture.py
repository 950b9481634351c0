"""The BPMN picture of a stage as shapes and lines, without a case: drawn once for each flow and language."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from textwrap import wrap

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from recruitment.outcomes import OUTCOMES, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from ..bpmn import BEHIND, laid_out
from ..flow import StageFlow
from .labels import LINE, Labels
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
_ACROSS, _ASIDE, _TALL, _SCALE = 6, 8, 27, 0.62
"""Characters of a line within a task and beside a way, the height of a line, and how much smaller all is shown."""


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
    words: tuple[Words, ...]
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
    labels = Labels([(node.x, node.y, node.width, node.height) for node in nodes])
    for node in nodes:
        labels.keep_clear([(word.text, node.x + word.x, node.y + word.y) for word in node.words])
    ways = tuple(_ways(grid, labels))
    right = max([node.x + node.width + 130 for node in nodes] + [labels.right + 10])
    bottom = max([node.y + node.height + 60 for node in nodes] + [labels.bottom + 10])
    return Picture(right, bottom, nodes, ways)


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
    """Lines of at most so many characters, about equally long; twice as many of them in letters."""
    if not _is_chinese(text):
        return wrap(text, across * 2 + 5)
    number, _, name = text.rpartition(" ")
    lines = "\n".join(wrap(name, ceil(len(name) / ceil(len(name) / across)))).replace("\n、", "、\n").splitlines()
    return [number, *lines] if number else lines


def _ways(grid, labels: Labels):
    for edge in grid.edges:
        points = " ".join(f"{x},{y}" for x, y in edge.segments)
        words: tuple[Words, ...] = ()
        if edge.label and edge.label_pos:
            lines = [line for outcome in _outcomes(edge) for line in _wrapped(outcome, _ASIDE)]
            level = abs(edge.segments[0][1] - edge.segments[1][1]) < LINE
            x, y = labels.place(lines, *edge.label_pos, above=level)
            words = tuple(Words(line, x, y + n * LINE) for n, line in enumerate(lines))
        yield Way(points, words, edge.edge_class == "cond_true")


def _outcomes(edge) -> list[str]:
    """The outcomes that lead this way, each by its name."""
    step = edge.src.name.removesuffix(BEHIND)
    known = {outcome.zh: outcome for outcome in OUTCOMES[Step(step)].values()} if step in set(Step) else {}
    return [known[word].label if word in known else _said(word) for word in edge.label.split("／")]
