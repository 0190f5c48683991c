"""What a feed says of a picture beside its address: how long it is, and of what type."""

import mimetypes
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage
from wagtail.images import get_image_model

# Python knows the newer ones only since 3.13.
PICTURES = {"webp": "image/webp", "avif": "image/avif"}


@dataclass(frozen=True)
class File:
    """A file that goes with a post.

    Attributes:
        url: its full address.
        length: how many bytes it has; 0 when that is not known (RSS Best Practices Profile, enclosure).
        mime_type: its type.
    """

    url: str
    length: int
    mime_type: str


def file_of(url: str, root_url: str) -> File:
    """Return what is known of a picture.

    Args:
        url: its full address.
        root_url: scheme and host of the site.
    """
    ending = url.rpartition(".")[2].lower()
    mime_type = PICTURES.get(ending) or mimetypes.guess_type(url)[0] or "image/jpeg"
    return File(url, _length(url, root_url), mime_type)


def _length(url: str, root_url: str) -> int:
    """Return the length of a file on the disk; a storage elsewhere would have to be asked over the network for each."""
    rendition = get_image_model().get_rendition_model()
    storage = rendition._meta.get_field("file").storage
    if not isinstance(storage, FileSystemStorage):
        return 0
    base = urljoin(f"{root_url}/", storage.base_url or "")
    if not url.startswith(base):
        return 0
    try:
        return storage.size(unquote(url.removeprefix(base)))
    except (OSError, SuspiciousFileOperation):
        return 0
