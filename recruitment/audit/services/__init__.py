"""The verbs of the audit room, a file each."""
