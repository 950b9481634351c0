"""What is asked of one case. Each check takes a `Gathered` and yields `Found`.

`from_rules` asks the rule book; the others ask what no rule says: of the file, of papers and of history.
"""

from . import (
    absent_steps,
    bodies_elsewhere,
    cultivation,
    examination,
    identity,
    introductions,
    kept_papers,
    paper_dates,
    probation,
    roster,
    same_day,
)

CHECKS = (
    absent_steps.check,
    cultivation.check,
    examination.check,
    introductions.check,
    roster.check,
    probation.check,
    kept_papers.check,
    paper_dates.check,
    same_day.check,
    bodies_elsewhere.check,
    identity.check,
)
"""All but the rule book, whose answers they are given."""
