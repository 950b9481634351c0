"""What shows only among many cases: asked once of the whole population, after the cases one by one."""

from . import families, introducers, same_day, same_number, same_texts

CHECKS = (same_day.check, same_texts.check, introducers.check, families.check, same_number.check)
"""Each takes the numbers of the cases as a query and the day, and yields (case, Found)."""
