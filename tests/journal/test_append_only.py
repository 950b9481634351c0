"""The database itself refuses to change, delete or slip in entries and seals, whatever code asks it to."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from recruitment.journal import guards
from recruitment.journal.models import JournalEntry, JournalSeal

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def copy(entry, **changes):
    values = {field.attname: getattr(entry, field.attname) for field in JournalEntry._meta.concrete_fields}
    return JournalEntry(**{**values, **changes})


ORM = {
    "update": lambda: JournalEntry.objects.filter(seq=3).update(acting_as="书记"),
    "save": lambda: JournalEntry.objects.get(seq=3).save(),
    "delete": lambda: JournalEntry.objects.get(seq=3).delete(),
    "delete all": lambda: JournalEntry.objects.all().delete(),
    "seal update": lambda: JournalSeal.objects.update(root="0" * 64),
    "seal delete": lambda: JournalSeal.objects.all().delete(),
    "a gap": lambda: copy(JournalEntry.objects.last(), seq=99).save(force_insert=True),
    "a wrong link": lambda: copy(JournalEntry.objects.get(seq=3), seq=14).save(force_insert=True),
    "upsert": lambda: JournalEntry.objects.bulk_create(
        [copy(JournalEntry.objects.get(seq=3), acting_as="书记")],
        update_conflicts=True,
        unique_fields=["seq"],
        update_fields=["acting_as"],
    ),
}
SQL = {
    "update": "UPDATE journal_entry SET details = '{}' WHERE seq = 3",
    "delete": "DELETE FROM journal_entry WHERE seq = 13",
    "delete all": "DELETE FROM journal_entry",
    "seal update": "UPDATE journal_seal SET last_seq = 9",
    "seal delete": "DELETE FROM journal_seal",
    "doubled": "INSERT INTO journal_entry SELECT * FROM journal_entry WHERE seq = 13",
}
SQLITE = {
    "replace": "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE seq = 3",
    "replace seal": "INSERT OR REPLACE INTO journal_seal SELECT * FROM journal_seal",
    "update or replace": "UPDATE OR REPLACE journal_entry SET seq = 4 WHERE seq = 3",
}
POSTGRESQL = {"truncate": "TRUNCATE journal_entry", "truncate seals": "TRUNCATE journal_seal, journal_entry CASCADE"}


@pytest.mark.parametrize("attempt", ORM)
def test_it_is_refused_through_the_orm(journal, problems, attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        ORM[attempt]()
    assert problems() == []


@pytest.mark.parametrize("attempt", [*SQL, *SQLITE, *POSTGRESQL])
def test_it_is_refused_in_sql(journal, problems, attempt):
    own = {**SQL, **(SQLITE if connection.vendor == "sqlite" else POSTGRESQL)}
    if attempt not in own:
        pytest.skip("no such statement on this database")
    connection.check_constraints()  # PostgreSQL would not truncate before, for a reason of its own
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(own[attempt])
    assert "日志只增不改" in str(refusal.value) or attempt == "doubled"
    assert problems() == []


def test_the_triggers_are_there_after_all_migrations_and_installing_them_twice_is_harmless(journal, problems):
    assert guards.missing(connection) == []
    guards.install(connection)
    assert problems() == []


def test_a_trigger_that_is_gone_is_missed_by_name(journal, problems, lifted_guards):
    with lifted_guards():
        assert ("guards", None) in problems()
        assert set(guards.missing(connection)) == set(guards.triggers(connection.vendor))


def test_every_migration_is_applied():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes("recruitment")) == []


@pytest.mark.django_db(transaction=True)
def test_flushing_is_refused_outside_of_tests(journal, problems):
    with pytest.raises(CommandError):
        call_command("flush", interactive=False, verbosity=0)
    assert problems() == []
