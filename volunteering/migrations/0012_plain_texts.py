"""Texts keep their sentences for the search; those that have none yet are made anew."""

from django.db import migrations, models


def outdate(apps, schema_editor):
    """Let every text be made anew when it is asked for, or by the next run of what keeps them."""
    apps.get_model("volunteering", "ReadModel").objects.update(made_for=0)


class Migration(migrations.Migration):
    dependencies = [
        ("volunteering", "0011_previews"),
    ]

    operations = [
        migrations.AddField(
            model_name="readmodel",
            name="plain",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="readmodel",
            name="plain_folded",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(outdate, migrations.RunPython.noop),
    ]
