"""Reads the files of documents, and keeps what they say; for background tasks and commands, never for a request."""

import hashlib
import logging
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from django.db import transaction
from wagtail.documents import get_document_model

from . import pdf
from .models import DocumentText

LARGEST_FILE = 20 * 1024**2
# Seconds after which a reading is ended that did not end by itself.
LONGEST = 60

logger = logging.getLogger(__name__)


def read_texts(keys: Collection[int]) -> None:
    """Read the files of some documents that are new or changed since they were read.

    Args:
        keys: primary keys of documents.
    """
    documents = get_document_model().objects.filter(pk__in=keys).select_related("volunteering_text")
    for document in documents:
        known = getattr(document, "volunteering_text", None)
        if not is_readable(document):
            if known:
                known.delete()
        elif not (known and document.file_hash and known.file_hash == document.file_hash):
            _read(document, known)


def is_readable(document) -> bool:
    """Tell whether the file of a document is of a sort that can be read."""
    return document.file_extension.lower() == "pdf"


def _read(document, known: DocumentText | None) -> None:
    try:
        with document.open_file() as file:
            size = file.size
            content = file.read() if size <= LARGEST_FILE else b""
    except OSError as error:
        # Not remembered: the storage may be back the next time.
        logger.warning("The file of document %s cannot be opened: %s", document.pk, error)
        return
    # Documents that were not made by a form have no hash yet.
    file_hash = document.file_hash or hashlib.sha1(content, usedforsecurity=False).hexdigest()
    if known and known.file_hash == file_hash:
        return
    if size > LARGEST_FILE:
        logger.warning("The file of document %s is too large to be searched.", document.pk)
    text = text_of_pdf(content, f"document {document.pk}") if content else ""
    with transaction.atomic():
        # Deleted meanwhile, it has no text either.
        if type(document).objects.select_for_update().filter(pk=document.pk).exists():
            DocumentText.objects.update_or_create(
                document=document, defaults={"file_hash": file_hash, "text": text}
            )


def text_of_pdf(content: bytes, name: str) -> str:
    """Return the text of a PDF; nothing, with a line in the log, when it cannot be read.

    Args:
        content: the file.
        name: what the log calls it.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - our own program, nothing of the file in its arguments
            [sys.executable, str(Path(pdf.__file__))],
            input=content,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("The text of %s was not read: %s", name, type(error).__name__)
        return ""
    if answer.returncode:
        reason = answer.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        logger.warning("The text of %s cannot be read: %s", name, reason or answer.returncode)
        return ""
    return answer.stdout.decode("utf-8", "replace")
