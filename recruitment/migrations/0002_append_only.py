"""The database refuses to change or delete journal entries and seals."""

from django.db import migrations

from recruitment.journal import guards


def install(apps, schema_editor):
    guards.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0001_initial")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
