"""Many rows in one statement: constant on PostgreSQL, in as few pieces as the driver takes on SQLite."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Model

from ..prepared import insert_all

_SQLITE_VARIABLES = 30_000


def insert_rows(rows: Iterable[Model]) -> list[Model]:
    rows = list(rows)
    if connection.vendor != "sqlite" or not rows:
        return insert_all(rows)
    piece = max(1, _SQLITE_VARIABLES // len(rows[0]._meta.concrete_fields))
    for start in range(0, len(rows), piece):
        insert_all(rows[start : start + piece])
    return rows
