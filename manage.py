#!/usr/bin/env python3
"""The project's command line. Outside the project's environment it starts itself again inside it."""

import importlib.util
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    inside = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
    if importlib.util.find_spec("django") is None and inside.exists():
        os.execv(inside, [str(inside), *sys.argv])  # noqa: S606
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitment.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
