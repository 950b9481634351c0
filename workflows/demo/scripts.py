"""The courses that lawful cases take: through the door from the beginning, or from their papers on."""

from collections.abc import Callable

from recruitment.steps import Step

from .player import Days, Player

N = Step.numbered
Script = Callable[[Player], Days]
ENTRIES_AT = (6, 21)


def waiting_at(step: int | str) -> Script:
    """Everything before `step` was done through the door; `step` is open (26: archived)."""

    def script(player: Player) -> Days:
        yield player.ground.course.applied
        player.open()
        yield from player.steps(before=step)
        if step in ENTRIES_AT:
            yield from player.enter(N(step))

    return script


def from_paper(papers: int, step: int) -> Script:
    """Papers as far as `papers`, then through the door as far as `step`, which is open (26: archived)."""

    def script(player: Player) -> Days:
        yield from player.from_paper(before=papers)
        if step > papers:
            yield from player.steps(papers, before=step)
        if step in ENTRIES_AT:
            yield from player.enter(N(step))

    return script


def unexamined(player: Player) -> Days:
    """An activist whom nobody has examined since the contacts were named."""
    yield player.ground.course.applied
    player.open()
    yield from player.steps(before=6)
