"""What a run of the demonstration says: lines, a progress bar on a terminal, and the table at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from recruitment.outcomes import State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .summary import Summary


class Showing:
    def __init__(self, stream):
        """`stream`: where the lines go; a bar is drawn when it is a terminal."""
        self._stream = stream
        self._terminal = bool(getattr(stream, "isatty", lambda: False)())

    def line(self, text: str = "") -> None:
        self._stream.write(text + "\n")
        self._stream.flush()

    @contextmanager
    def days(self, first: date, last: date) -> Iterator[Callable[[date, int], None]]:
        """Progress through the days of the district, as a bar or as one line for every year."""
        if not self._terminal:
            yield self._by_year()
            return
        done = TextColumn("{task.fields[acts]} 件")
        columns = (TextColumn("{task.description}"), BarColumn(), done, TimeElapsedColumn())
        with Progress(*columns, console=Console(file=self._stream), transient=True) as bar:
            task = bar.add_task(f"{first.year}年{first.month}月", total=(last - first).days, acts=0)

            def tell(day: date, acts: int) -> None:
                bar.update(task, completed=(day - first).days, description=f"{day.year}年{day.month}月", acts=acts)

            yield tell

    def _by_year(self) -> Callable[[date, int], None]:
        reached = 0

        def tell(day: date, acts: int) -> None:
            nonlocal reached
            if day.year > reached:
                reached = day.year
                self.line(f"　　办到{day.year}年，已办{acts - 1}件")

        return tell

    def table(self, found: Summary) -> None:
        """The steps with those who wait there, the states, and the figures of the district."""
        steps = Table("环节", "待办", title="各环节待办", title_justify="left")
        for step in Step:
            steps.add_row(f"{step.number:2} {step.zh}", str(found.waiting.get(step, 0)))
            if step is Step.POLITICAL_VETTING:
                steps.add_row("　 执纪执法部门联审", str(found.waiting.get(JOINT_VETTING, 0)))
        states = Table("状态", "案卷", title="案卷状态", title_justify="left")
        for state in State:
            if state in found.states:
                states.add_row(state.zh, str(found.states[state]))
        width = None if self._terminal else 100
        console = Console(file=self._stream, width=width)
        console.print(steps, states)
        for text in sentences(found):
            self.line(text)


def sentences(found: Summary) -> Iterator[str]:
    yield (
        f"案卷 {found.cases} 件（其中依据纸质材料补录 {found.attested} 件），"
        f"入党积极分子备案信息库在培 {found.pool} 人，"
        f"近两年接收预备党员 {found.received} 人，逾期待办 {found.overdue} 项。"
    )
    yield (
        f"党支部 {found.branches} 个，正式党员 {found.full_members} 人，"
        f"账号 {found.accounts} 个，日志 {found.journal} 条。"
    )
