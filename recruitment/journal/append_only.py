"""The journal's protection for other tables whose rows are added and never changed: the read log, the sign-ins.

A migration that makes such a table ends with `append_only.install(connection, TABLE)`; its name stands in `TABLES`,
so that `verify_journal` misses a trigger that is gone.
"""
# ruff: noqa: S608  every statement is made of constants

from .guards import REFUSAL, in_force

TABLES = ("reading", "sign_in_event")

_SQLITE = {
    "{table}_no_update": f"BEFORE UPDATE ON {{table}} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "{table}_no_delete": f"BEFORE DELETE ON {{table}} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    # INSERT OR REPLACE deletes without firing a delete trigger.
    "{table}_no_replace": f"""BEFORE INSERT ON {{table}} WHEN EXISTS (SELECT 1 FROM {{table}} WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
}
_POSTGRESQL = {
    f"{{table}}_no_{verb}": f"BEFORE {verb} ON {{table}} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
    for verb in ("update", "delete", "truncate")
}


def _bodies(connection, table: str) -> dict[str, str]:
    kind = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    return {name.format(table=table): body.format(table=table) for name, body in kind.items()}


def install(connection, table: str) -> None:
    """Put the triggers of `table` in place. May be repeated."""
    with connection.cursor() as cursor:
        for name, body in _bodies(connection, table).items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))
            cursor.execute(f"CREATE TRIGGER {name} {body}")


def triggers(connection) -> dict[str, str]:
    """The names of all these triggers, and the table of each."""
    return {name: table for table in TABLES for name in _bodies(connection, table)}


def missing(connection) -> list[str]:
    """The triggers that are not there or are switched off."""
    return sorted(set(triggers(connection)) - in_force(connection))
