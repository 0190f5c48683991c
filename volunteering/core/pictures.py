"""Pictures from strangers: checked, turned upright, scaled down, stripped of metadata and re-encoded."""

import io
import struct
import warnings

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import ExifTags, Image

from volunteering import conf

# What cameras, phones and offices produce. SVG is a document with scripts, not a picture.
ACCEPTED_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LONGEST_SIDE = 2000
# What has to be done with the points so that the picture stands upright, by the orientation its EXIF data name.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


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
            # Pillow warns of decompression bombs above its own limit (ours is stricter and checked below) and of
            # damaged metadata, which nobody will see.
            warnings.simplefilter("ignore")
            picture = Image.open(upload, formats=ACCEPTED_FORMATS)
            width, height = picture.size
            if width * height > conf.max_upload_pixels():
                raise Image.DecompressionBombError
            picture.load()
            return _encode(_upright(picture))
    except Image.DecompressionBombError as error:
        # Ours, or Pillow's own for a picture so large that it does not even open.
        raise ValidationError(
            _(
                "The picture has too many points."
                " Please scale it down to at most 5,000 points on the longer side."
            )
        ) from error
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise ValidationError(
            _("This file is not a picture that we can read. Please send a JPEG, PNG, WebP or GIF.")
        ) from error


def _upright(picture: Image.Image) -> Image.Image:
    """Turn a picture as its camera says.

    Pillow's own `exif_transpose` writes the metadata anew on the way and fails where they are damaged.
    """
    turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    return picture if turn is None else picture.transpose(turn)


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
