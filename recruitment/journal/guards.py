"""Triggers: the database itself refuses to change or delete what was recorded, and to add what does not link.

There is no setting that lifts them. Whoever owns the database can drop them; `verify_journal` then misses them by
name, and finds what was changed. A test that empties tables drops them by SQL of its own (tests/journal).

SQLite drops a table's triggers when a migration rebuilds the table: a migration that alters one of these tables
ends with `RunPython(guards.install)`. On SQLite the check at INSERT also stops INSERT OR REPLACE, which deletes
without firing a delete trigger.
"""
# ruff: noqa: S608  every statement is made of constants

from django.db import NotSupportedError

from .models import ZERO

REFUSAL = "日志只增不改，不得修改、删除或插入 (the journal is append-only)"
TABLES = ("journal_entry", "journal_seal")

_HEAD = f"INSERT INTO journal_head (id, seq, hash) SELECT 1, 0, '{ZERO}' WHERE NOT EXISTS (SELECT 1 FROM journal_head)"

_SQLITE = {
    **{
        f"{table}_no_{verb}": f"BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for table in TABLES
        for verb in ("update", "delete")
    },
    "journal_entry_links": f"""BEFORE INSERT ON journal_entry
        WHEN NEW.seq IS NOT (SELECT seq + 1 FROM journal_head)
            OR NEW.previous_hash IS NOT (SELECT hash FROM journal_head)
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    "journal_entry_moves_head": """AFTER INSERT ON journal_entry
        BEGIN UPDATE journal_head SET seq = NEW.seq, hash = NEW.hash; END""",
    "journal_seal_links": f"""BEFORE INSERT ON journal_seal
        WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM journal_seal)
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
}

_POSTGRESQL_FUNCTIONS = (
    f"""CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$""",
    # Once per statement: a head moved once per row would leave a dead row for each in a large import.
    f"""CREATE OR REPLACE FUNCTION journal_move_head() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE old_head journal_head; first_row journal_entry; last_row journal_entry; rows bigint;
    BEGIN
        SELECT count(*) INTO rows FROM added;
        IF rows = 0 THEN RETURN NULL; END IF;
        SELECT * INTO old_head FROM journal_head FOR UPDATE;
        SELECT * INTO first_row FROM added ORDER BY seq LIMIT 1;
        SELECT * INTO last_row FROM added ORDER BY seq DESC LIMIT 1;
        IF (first_row.seq, first_row.previous_hash, last_row.seq)
            IS DISTINCT FROM (old_head.seq + 1, old_head.hash, (old_head.seq + rows)::integer) THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
        END IF;
        UPDATE journal_head SET seq = last_row.seq, hash = last_row.hash;
        RETURN NULL;
    END $$""",
)
_POSTGRESQL = {
    **{
        f"{table}_no_{verb}": f"BEFORE {verb} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
        for table in TABLES
        for verb in ("update", "delete", "truncate")
    },
    "journal_entry_moves_head": """AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION journal_move_head()""",
}


def install(connection) -> None:
    """Put every trigger in place, and the head of an empty chain. May be repeated."""
    with connection.cursor() as cursor:
        for sql in _statements(connection.vendor):
            cursor.execute(sql)


def _statements(vendor: str):
    if vendor == "sqlite":
        for name, body in _SQLITE.items():
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {name} {body}"
    elif vendor == "postgresql":
        yield from _POSTGRESQL_FUNCTIONS
        for name, body in _POSTGRESQL.items():
            yield f"CREATE OR REPLACE TRIGGER {name} {body}"
    else:
        raise NotSupportedError(f"日志的只增保护不支持数据库“{vendor}”。")
    yield _HEAD


def triggers(vendor: str) -> list[str]:
    """The names of the triggers on this kind of database."""
    return list(_SQLITE if vendor == "sqlite" else _POSTGRESQL)


def in_force(connection) -> set[str]:
    """The names of all triggers of this database that are there and are not switched off."""
    if connection.vendor == "sqlite":
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        sql = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


def missing(connection) -> list[str]:
    """The journal's triggers that are not there or are switched off."""
    return sorted(set(triggers(connection.vendor)) - in_force(connection))
