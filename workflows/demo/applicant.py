"""An applicant of the demonstration who may see the own case."""

from django.contrib.auth.models import User

from recruitment.accounts.case_access import give_case_access
from recruitment.outcomes import State

from .player import Player

USERNAME = "shenqingren"
_MIDWAY = (State.DEVELOPMENT_OBJECT, State.ACTIVIST, State.PROBATIONARY, State.APPLICANT)


def let_one_see(players: list[Player], password: str) -> User:
    """The first whose case is midway gets an account, from the branch that keeps the case."""
    under_way = [player for player in players if player.case.state in _MIDWAY]
    chosen = min(under_way, key=lambda player: (_MIDWAY.index(player.case.state), player.case.pk))
    name = chosen.case.person.name
    user = User.objects.create(username=USERNAME, last_name=name[0], first_name=name[1:], password=password)
    give_case_access(acting_user=chosen.keeper, case=chosen.case, user=user)
    return user
