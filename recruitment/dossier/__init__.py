"""The dossier: gathers the facts of one person's case and typesets them as one PDF.

Same facts, same bytes: nothing here reads a clock, and the journal extract ends at the last fact.
"""
