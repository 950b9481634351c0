"""What somebody sees who has tried too often."""

from django.shortcuts import render


def locked_out(request, response=None, credentials=None):
    """429: wait. The page says how long, and nothing about whether there is such an account."""
    return render(request, "accounts/locked.html", status=429)


def name_tried(request, credentials=None) -> str:
    """The user name that a failure is counted under, however it was written; the same before and after the try."""
    told = credentials or {}
    name = told.get("login") or told.get("username") or request.POST.get("login") or ""
    return name.strip().lower()[:150]
