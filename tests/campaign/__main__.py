"""./run campaign: what takes longer than a test may. One line per property and database, with its figure."""

import os
import subprocess
import sys
import tempfile

PROPERTIES = ("kill",)


def main() -> int:
    databases = {"SQLite": f"sqlite:///{tempfile.mkdtemp(prefix='campaign-')}/district.sqlite3"}
    if url := os.environ.get("PG_URL"):
        databases["PostgreSQL"] = url
    failed = False
    for database, url in databases.items():
        for name in PROPERTIES:
            print(f"{database}: {name}", flush=True)
            environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "recruitment.settings"}
            ran = subprocess.run([sys.executable, "-W", "ignore", "-m", f"tests.campaign.{name}"], env=environment)
            failed = failed or ran.returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
