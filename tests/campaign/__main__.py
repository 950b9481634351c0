"""./run campaign [PROPERTY …]: what takes longer than a test may; one line per property and database."""

import os
import subprocess
import sys
import tempfile

from tests.empty_database import empty_database

PROPERTIES = ("kill", "results", "races", "tamper", "million", "sheets", "dossiers", "browsers")
ONCE = ("dossiers",)
"""What takes long and depends little on the database: on PostgreSQL where there is one."""
ON_SQLITE = ("browsers",)
"""Goes back to how the database was, hundreds of times."""


def databases(name: str) -> dict[str, str]:
    """An empty database for the property `name`, of each kind that there is."""
    found = {"SQLite": f"sqlite:///{tempfile.mkdtemp(prefix='campaign-')}/{name}.sqlite3"}
    if name in ON_SQLITE:
        return found
    if url := os.environ.get("PG_URL"):
        found["PostgreSQL"] = empty_database(url, f"campaign_{name}")
    if name in ONCE and not os.environ.get("SEEDED"):
        return dict([found.popitem()])
    return found if name not in ONCE else {"SQLite": found["SQLite"]}


def main() -> int:
    failed = False
    for name in sys.argv[1:] or PROPERTIES:
        if name not in PROPERTIES:
            print(f"There is no {name}; there are: {', '.join(PROPERTIES)}")
            return 2
        for database, url in databases(name).items():
            print(f"{database}: {name}", flush=True)
            environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "recruitment.settings"}
            ran = subprocess.run([sys.executable, "-W", "ignore", "-m", f"tests.campaign.{name}"], env=environment)
            failed = failed or ran.returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
