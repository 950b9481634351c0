from django.db import migrations, models

NOT_KNOWN = "UPDATE recruitment_fillmembershipform SET {0} = NULL WHERE {0} = ''"


class Migration(migrations.Migration):
    """入党介绍人的意见: facts like others, so that an empty one is one that is not known."""

    dependencies = [("recruitment", "0013_dossiers")]

    operations = [
        migrations.AlterField(
            "fillmembershipform",
            "first_introducer_opinion",
            models.TextField(blank=True, null=True, verbose_name="第一介绍人意见"),
        ),
        migrations.AlterField(
            "fillmembershipform",
            "second_introducer_opinion",
            models.TextField(blank=True, null=True, verbose_name="第二介绍人意见"),
        ),
        migrations.RunSQL(NOT_KNOWN.format("first_introducer_opinion"), migrations.RunSQL.noop),
        migrations.RunSQL(NOT_KNOWN.format("second_introducer_opinion"), migrations.RunSQL.noop),
    ]
