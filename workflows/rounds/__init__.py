"""The only door to the rounds of the joint vetting. Each move is one transaction: the round is locked, the post is
checked, the fact is recorded, the task done, and what comes next stands, or nothing of it.
"""

from .answering import answer, confirm, hand_in, open_reply, return_reply, undo
from .closing import close_round
from .collecting import cancel_round, collect, collect_all, leave_out, open_round, send_round
from .delivering import deliver
from .job import deliver_later
from .objecting import decide_objection, hear_person, lift_decision, verify_objection
from .reasking import ask_again, ask_for_vetting, supersede
from .sheets import attach_page, issue_sheet, look_at_sheet, open_page, take_sheet

__all__ = [
    "answer",
    "ask_again",
    "ask_for_vetting",
    "attach_page",
    "cancel_round",
    "close_round",
    "collect",
    "collect_all",
    "confirm",
    "decide_objection",
    "deliver",
    "deliver_later",
    "hand_in",
    "hear_person",
    "issue_sheet",
    "leave_out",
    "lift_decision",
    "look_at_sheet",
    "open_page",
    "open_reply",
    "open_round",
    "return_reply",
    "send_round",
    "supersede",
    "take_sheet",
    "undo",
    "verify_objection",
]
