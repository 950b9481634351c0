"""Kinds of job for the tests, and real workers in processes of their own (run as `python -m tests.jobs.tried`)."""

import os
import sys
import time
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()

from recruitment.jobs import kinds
from recruitment.jobs.models import JobItem


class Sorry(Exception):
    reasons = ["第3号不行。"]


def note(item: JobItem) -> str:
    """Write down that it was begun; wait as long as asked; write down that it ended."""
    book = Path(item.job.options["book"])
    with book.open("a") as file:
        file.write(f"begin {item.subject} {os.getpid()}\n")
    hold = book.with_suffix(".hold")
    while hold.exists() and item.subject in hold.read_text():
        time.sleep(0.05)
    with book.open("a") as file:
        file.write(f"end {item.subject} {os.getpid()}\n")
    if item.subject == "case:3":
        raise Sorry
    if item.subject == "case:4":
        raise ZeroDivisionError("secret detail")
    return f"{item.subject}好了"


NOTE = kinds.Kind("note", "记一笔", note, lease_seconds=600)
HASTY = kinds.Kind("hasty", "急着记一笔", note, lease_seconds=1)
kinds.register(NOTE)
kinds.register(HASTY)

if __name__ == "__main__":
    from django.core.management import call_command

    call_command("work", *sys.argv[1:])
