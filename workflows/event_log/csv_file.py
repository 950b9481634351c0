"""Every entry of every case as a line: for a spreadsheet, or a tool that reads no XES."""

import csv
import json
from typing import TextIO

from recruitment.journal.actions import sentence
from recruitment.journal.models import JournalEntry

_HEAD = ("case", "seq", "at", "happened_on", "action", "step", "outcome", "acting_as", "sentence")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(file: TextIO) -> int:
    """Write the lines; returns how many."""
    lines = csv.writer(file)
    lines.writerow(_HEAD)
    entries = JournalEntry.objects.filter(subject__startswith="case:").order_by("seq")
    columns = ("subject", "seq", "at", "happened_on", "action", "acting_as", "details")
    count = 0
    for subject, seq, at, on, action, acting_as, details in entries.values_list(*columns).iterator(2000):
        said, count = json.loads(details), count + 1
        cells = [subject.partition(":")[2], seq, at.isoformat(), on or "", action]
        cells += [said.get("step", ""), said.get("outcome", ""), acting_as, sentence(action, details)]
        lines.writerow(_no_formula(cell) for cell in cells)
    return count


def _no_formula(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
