"""What an auditor will find in the demonstration: files that were taken in from paper with something wrong in each."""

from collections.abc import Callable
from datetime import timedelta

from recruitment.steps import Step

from .player import Days, Player
from .scripts import Script

N = Step.numbered


def _introduced_by_a_probationer(acts: dict) -> None:
    acts[N(9)][0].introducers[0].member_status = "probationary"


def _talked_to_by_somebody_else(acts: dict) -> None:
    acts[N(16)][0].talker_post = "other"


def _without_a_stamp(acts: dict) -> None:
    acts[N(10)][0].conclusion_stamped = False


def _trained_for_a_day(acts: dict) -> None:
    training = acts[N(11)][0]
    training.days, training.hours, training.ended_on = 1, 8, training.started_on


def _filed_elsewhere(acts: dict) -> None:
    acts[N(18)][0].filed_with = "other"


def _introduced_by_a_relative(acts: dict) -> None:
    acts[N(9)][0].introducers[1].is_relative = True


def _first_introduced_by_a_relative(acts: dict) -> None:
    acts[N(9)][0].introducers[0].is_relative = True


def _outside_the_plan(acts: dict) -> None:
    acts[N(7)][0].within_plan = False


def _opinions_copied(acts: dict) -> None:
    form = acts[N(14)][0]
    form.second_introducer_opinion = form.first_introducer_opinion


def _sworn_before_the_approval(acts: dict) -> None:
    acts[N(20)][0].on = acts[N(17)][0].on - timedelta(3)


FLAWS: dict[Callable[[dict], None], tuple[str, ...]] = {
    _introduced_by_a_probationer: ("S09-FULL",),
    _talked_to_by_somebody_else: ("S16-WHO",),
    _without_a_stamp: ("S10-CONCLUSION",),
    _trained_for_a_day: ("S11-DURATION",),
    _filed_elsewhere: ("S18-FILE",),
    _sworn_before_the_approval: ("S20-PRE",),
    _introduced_by_a_relative: (),
    _first_introduced_by_a_relative: (),
    _outside_the_plan: (),
    _opinions_copied: (),
}
"""What is wrong with the paper, and the rules that say so when it is taken in."""


def flawed_paper(spoil: Callable[[dict], None]) -> Script:
    """The whole file from paper, with this wrong in it."""

    def script(player: Player) -> Days:
        yield from player.from_paper(before=26, spoil=spoil)

    return script
