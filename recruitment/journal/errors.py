"""What the journal refuses."""


class JournalError(Exception):
    """An act that cannot be recorded as it was given; the sentence says what to do."""


class UnknownActionError(JournalError):
    """The action is not in actions.py, or a detail which its sentence names is missing."""


class BrokenJournalError(JournalError):
    """Stored entries do not agree with their hashes: nothing may be sealed or proved from them."""
