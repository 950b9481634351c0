"""The command line without its database."""

import os
import subprocess
import sys
from pathlib import Path

MANAGE = Path(__file__).parents[1] / "manage.py"


def test_a_command_without_its_database_ends_with_a_sentence(tmp_path):
    environment = os.environ | {"VAR_DIR": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    ran = subprocess.run([sys.executable, MANAGE, "why", "1"], env=environment, capture_output=True, text=True)
    assert ran.returncode == 1
    assert ran.stderr.startswith("数据库不能使用")
    assert "./run manage migrate" in ran.stderr
    assert "Traceback" not in ran.stderr
