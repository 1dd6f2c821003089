from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def number_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Until now nothing is known but the order in which lines were said."""
    apps.get_model("chat", "Channel").objects.update(last_change=F("last_seq"))
    apps.get_model("chat", "Message").objects.update(change=F("seq"))


class Migration(migrations.Migration):
    dependencies = [("chat", "0003_announcements")]

    operations = [
        migrations.AddField("channel", "last_change", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("message", "change", models.PositiveBigIntegerField(default=0), preserve_default=False),
        migrations.RunPython(number_changes, migrations.RunPython.noop),
        migrations.AddConstraint(
            "message", models.UniqueConstraint(fields=["channel", "change"], name="one_line_a_change")
        ),
    ]
