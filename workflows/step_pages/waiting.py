"""Who must act at an open step, for those who only look."""

from ..models import WorkItem
from ..why import Waiting, why


def who_must_act(item: WorkItem) -> Waiting | None:
    return next((waiting for waiting in why(item.case).waiting if waiting.item.pk == item.pk), None)
