"""The verbs of a round. Each locks the round, checks, writes, and leaves its entry in the journal.

Who may act where is checked one floor up (workflows.rounds), which also moves the flow on.
"""
