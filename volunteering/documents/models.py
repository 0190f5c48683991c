"""What a document's file says, kept so that a file is read once."""

from django.db import models
from wagtail.documents import get_document_model_string


class DocumentText(models.Model):
    """The text of a document's file, as long as the file is the same."""

    document = models.OneToOneField(
        get_document_model_string(), models.CASCADE, related_name="volunteering_text"
    )
    # SHA-1 of the file, as Wagtail's `file_hash`.
    file_hash = models.CharField(max_length=40)
    # Empty when nothing could be read: a broken file is not tried again.
    text = models.TextField(blank=True)

    def __str__(self):
        return str(self.document_id)
