"""The only door to the rounds of the joint vetting. Each move is one transaction: the round is locked, the post is
checked, the fact is recorded, the task done, and what comes next stands, or nothing of it.
"""

from .answering import answer, confirm, hand_in, return_reply, undo
from .closing import close_round
from .collecting import cancel_round, collect, collect_all, leave_out, open_round, send_round
from .delivering import deliver
from .objecting import decide_objection, hear_person, lift_decision, verify_objection
from .reasking import ask_again, ask_for_vetting, supersede

__all__ = [
    "answer",
    "ask_again",
    "ask_for_vetting",
    "cancel_round",
    "close_round",
    "collect",
    "collect_all",
    "confirm",
    "decide_objection",
    "deliver",
    "hand_in",
    "hear_person",
    "leave_out",
    "lift_decision",
    "open_round",
    "return_reply",
    "send_round",
    "supersede",
    "undo",
    "verify_objection",
]
