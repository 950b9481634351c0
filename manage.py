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
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        if "--traceback" in sys.argv:
            raise
        cure = "尚未建立或版本不符时，先运行 ./run manage migrate；否则请检查 DATABASE_URL。"
        sys.exit(f"数据库不能使用：{str(error).strip()}。{cure}")
