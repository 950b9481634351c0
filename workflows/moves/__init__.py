"""The only door to the flows. Each move is one transaction: the case is locked, the post is checked, the fact is
recorded, the task done, and the next work items stand, or nothing of it.

Every move takes `acting_user`, and raises `Refusal` (nothing is stored; the sentences say why) or `OutOfTurn` (the
step is not open, or somebody else was first).
"""

from .beginning import open_case, open_cycle, place_case
from .beside import record_entry, record_joint_vetting, replace_contact, replace_introducer
from .leaving import accept_transfer, close, resume, suspend, transfer_out, withdraw
from .stepping import complete_step

__all__ = [
    "accept_transfer",
    "close",
    "complete_step",
    "open_case",
    "open_cycle",
    "place_case",
    "record_entry",
    "record_joint_vetting",
    "replace_contact",
    "replace_introducer",
    "resume",
    "suspend",
    "transfer_out",
    "withdraw",
]
