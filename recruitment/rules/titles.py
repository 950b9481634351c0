"""What the rules are called in English (titles_en.csv); their Chinese names stand with them."""

import csv
from pathlib import Path


def _read() -> dict[str, str]:
    with (Path(__file__).parent / "titles_en.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["en"] for row in csv.DictReader(file)}


TITLES_EN = _read()
