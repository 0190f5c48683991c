"""Pictures as people send them, and files that only look like pictures."""

import io
import struct
import zlib

from PIL import ExifTags, Image

PLACE = (50.0, 46.0, 12.0)


def picture(kind: str = "JPEG", size=(60, 40), colour="#c84630", *, mode="RGB", **options) -> bytes:
    """Return the bytes of a picture in one colour."""
    buffer = io.BytesIO()
    Image.new(mode, size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def photo_from_a_phone(size=(60, 40)) -> bytes:
    """Return a JPEG that knows where it was taken and by whom, lying on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "Tajný Autor"
    places = exif.get_ifd(ExifTags.IFD.GPSInfo)
    places[ExifTags.GPS.GPSLatitudeRef] = "N"
    places[ExifTags.GPS.GPSLatitude] = PLACE
    return picture(size=size, exif=exif, comment=b"Tajny komentar")


def png_header(width: int, height: int) -> bytes:
    """Return the beginning of a PNG of the given size without a single point in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", b""), (b"IEND", b""))
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
NO_PICTURES = {
    "svg": SVG,
    "svg-with-declaration": b'<?xml version="1.0"?>' + SVG,
    "html": HTML,
    "text": "Žádný obrázek, jen text.".encode(),
    "zip": b"PK\x03\x04" + b"\x00" * 60,
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "nothing": b"",
    "only-the-first-bytes-of-a-jpeg": b"\xff\xd8\xff\xe0",
}
