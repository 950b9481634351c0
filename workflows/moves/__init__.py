"""The only door to the flows. Each move is one transaction: the case is locked, the post is checked, the fact is
recorded, the task done, and the next work items stand, or nothing of it.

Every move takes `acting_user`, and raises `Refusal` (nothing is stored; the sentences say why) or `OutOfTurn` (the
step is not open, or somebody else was first).
"""

from .amending import amend, take_away
from .beginning import open_case, open_cycle, place_case
from .correcting import correct_person
from .entering import correct_entry, record_entry
from .joint_vetting import record_joint_vetting
from .leaving import close, withdraw
from .pausing import resume, suspend
from .replacing import replace_contact, replace_introducer
from .stepping import complete_step
from .transferring import accept_transfer, transfer_out

__all__ = [
    "accept_transfer",
    "amend",
    "close",
    "complete_step",
    "correct_entry",
    "correct_person",
    "open_case",
    "open_cycle",
    "place_case",
    "record_entry",
    "record_joint_vetting",
    "replace_contact",
    "replace_introducer",
    "resume",
    "suspend",
    "take_away",
    "transfer_out",
    "withdraw",
]
