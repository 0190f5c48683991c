"""What the files of documents say, for the search."""

import django.db.models.deletion
from django.db import migrations, models
from wagtail.documents import get_document_model_string


class Migration(migrations.Migration):
    dependencies = [
        ("volunteering", "0008_search_by_editors"),
        # The host's own document model, whichever it is, so that it sees no drift.
        migrations.swappable_dependency(get_document_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_hash", models.CharField(max_length=40)),
                ("text", models.TextField(blank=True)),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="volunteering_text",
                        to=get_document_model_string(),
                    ),
                ),
            ],
        ),
    ]
