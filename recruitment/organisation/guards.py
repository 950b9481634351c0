"""Users, units and posts are closed, never deleted: the models refuse, and so does the database itself.

Django deletes a user together with whatever cascades from it; signatures must outlive whoever signed.
"""

from django.contrib.auth.models import User
from django.db import connections
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from .models import Post, Substitution, Unit

KEPT = (User, Unit, Post, Substitution)
REFUSAL = "账号、党组织和任职只停用或撤销，不得删除 (closed, never deleted)"


@receiver(pre_delete, sender=User, dispatch_uid="keep_users")
@receiver(pre_delete, sender=Unit, dispatch_uid="keep_units")
@receiver(pre_delete, sender=Post, dispatch_uid="keep_posts")
@receiver(pre_delete, sender=Substitution, dispatch_uid="keep_substitutions")
def refuse_deletion(instance, **_):
    """Also for querysets: Django asks for each row when somebody listens."""
    raise ProtectedError(REFUSAL, {instance})


def triggers() -> dict[str, str]:
    """The names of the triggers, and the table of each."""
    return {f"{model._meta.db_table}_no_delete": model._meta.db_table for model in KEPT}


def install(connection) -> None:
    """Put every trigger in place. May be repeated."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"""CREATE OR REPLACE FUNCTION closed_not_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"""
            )
        for name, table in triggers().items():
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )
            else:
                cursor.execute(
                    f"CREATE OR REPLACE TRIGGER {name} BEFORE DELETE ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION closed_not_deleted()"
                )


def install_after_migrating(sender, using, **_):
    """SQLite drops the triggers of a table that a migration rebuilds."""
    if {model._meta.db_table for model in KEPT} <= set(connections[using].introspection.table_names()):
        install(connections[using])
