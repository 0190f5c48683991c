"""Every contact has its UUID by now."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """The constraint that 0002 could not set yet."""

    dependencies = [("volunteering", "0003_fill_records")]

    operations = [
        migrations.AlterField(
            model_name="organizationcontact",
            name="uuid",
            field=models.UUIDField(
                default=uuid.uuid4, editable=False, unique=True, verbose_name="identifier"
            ),
        ),
    ]
