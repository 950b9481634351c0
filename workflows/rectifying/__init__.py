"""The only door to the rectifications. Each move is one transaction: the rectification is locked, the post is checked,
the fact is recorded, the task done, and what comes next stands, or nothing of it.
"""

from .letters import issue_letter
from .rechecks import recheck
from .replies import reply

__all__ = ["issue_letter", "recheck", "reply"]
