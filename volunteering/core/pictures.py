"""Pictures from strangers: checked, turned upright, scaled down, stripped of metadata and re-encoded."""

import io
import warnings

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from volunteering import conf

# What cameras, phones and offices produce. SVG is a document with scripts, not a picture.
ACCEPTED_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LONGEST_SIDE = 2000


def clean_picture(upload) -> tuple[bytes, str]:
    """Return a harmless copy of an uploaded picture.

    Args:
        upload: an open file with `read`, `seek` and `size` (bytes).

    Returns:
        the new file's bytes and its extension ("jpg" or "png").

    Raises:
        ValidationError: with a sentence that says what to send instead.
    """
    if upload.size > conf.max_upload_bytes():
        raise ValidationError(
            _("The picture is larger than %(limit)s. Please make it smaller and try again.")
            % {"limit": filesizeformat(conf.max_upload_bytes())}
        )
    try:
        upload.seek(0)
        with warnings.catch_warnings():
            # Pillow warns of decompression bombs above its own limit; ours is stricter and checked below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=ACCEPTED_FORMATS)
            width, height = picture.size
            if width * height > conf.max_upload_pixels():
                raise Image.DecompressionBombError
            picture.load()
        return _encode(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError as error:
        # Ours, or Pillow's own for a picture so large that it does not even open.
        raise ValidationError(
            _(
                "The picture has too many points."
                " Please scale it down to at most 5,000 points on the longer side."
            )
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(
            _("This file is not a picture that we can read. Please send a JPEG, PNG, WebP or GIF.")
        ) from error


def _encode(picture: Image.Image) -> tuple[bytes, str]:
    """Write the picture anew: only its points survive."""
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    picture = picture.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    buffer = io.BytesIO()
    if transparent:
        clean.save(buffer, "PNG", optimize=True)
        return buffer.getvalue(), "png"
    clean.save(buffer, "JPEG", quality=86, progressive=True, optimize=True)
    return buffer.getvalue(), "jpg"
