"""Pictures from strangers: only the points survive, and what is no picture is refused in a sentence."""

import io
import random
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from PIL import ExifTags, Image

from tests.support.pictures import NO_PICTURES, photo_from_a_phone, picture, png_header
from tests.support.web import upload
from volunteering.core.pictures import LONGEST_SIDE, clean_picture


def cleaned(content: bytes) -> tuple[Image.Image, bytes, str]:
    data, extension = clean_picture(upload("soubor.jpg", content))
    return Image.open(io.BytesIO(data)), data, extension


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        clean_picture(upload("soubor.jpg", content))
    return refused.value.messages[0]


def test_a_photo_loses_its_metadata_and_stands_upright():
    result, data, extension = cleaned(photo_from_a_phone(size=(60, 40)))
    assert (result.format, extension) == ("JPEG", "jpg")
    assert result.size == (40, 60)
    assert not result.getexif()
    assert not result.info.keys() & {"exif", "comment", "icc_profile", "xmp"}
    for secret in (b"Exif", b"Tajn", b"Autor"):
        assert secret not in data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_as_the_camera_says(orientation):
    source = Image.new("RGB", (64, 32), "black")
    source.paste("white", (0, 0, 32, 16))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    buffer = io.BytesIO()
    source.save(buffer, "JPEG", exif=exif, quality=95)
    result, _data, _extension = cleaned(buffer.getvalue())
    assert result.size == ((64, 32) if orientation < 5 else (32, 64))
    width, height = result.size
    corners = [(4, 4), (width - 5, 4), (width - 5, height - 5), (4, height - 5)]
    (white,) = [number for number, corner in enumerate(corners) if result.getpixel(corner)[0] > 128]
    assert white == {1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}[orientation]


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (picture("JPEG", mode="CMYK", colour=(10, 20, 30, 40)), "jpg"),
        (picture("JPEG", mode="L", colour=90), "jpg"),
        (picture("PNG"), "jpg"),
        (picture("PNG", mode="RGBA", colour=(10, 20, 30, 40)), "png"),
        (picture("PNG", mode="P", colour=3, transparency=3), "png"),
        (picture("PNG", mode="1", colour=1), "jpg"),
        (picture("WEBP"), "jpg"),
        (picture("GIF", mode="P", colour=3), "jpg"),
    ],
)
def test_what_cameras_and_offices_make_is_accepted(content, extension):
    result, _data, found = cleaned(content)
    assert (found, result.size) == (extension, (60, 40))


def test_a_large_picture_is_scaled_down():
    result, _data, _extension = cleaned(picture(size=(LONGEST_SIDE + 1000, 600)))
    assert result.size == (LONGEST_SIDE, 400)


def test_only_the_first_frame_of_an_animation_stays():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    result, _data, _extension = cleaned(buffer.getvalue())
    assert getattr(result, "n_frames", 1) == 1


def test_what_is_hidden_behind_a_picture_is_lost():
    _result, data, _extension = cleaned(picture("GIF", mode="P") + b"<script>alert(1)</script>")
    assert b"script" not in data


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES.keys())
def test_what_is_no_picture_is_refused_whatever_it_is_called(content):
    assert refusal(content).endswith(".")


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM"])
def test_formats_that_nobody_asked_for_are_refused(kind):
    assert refusal(picture(kind)) == refusal(NO_PICTURES["text"])


def test_a_cut_off_jpeg_is_refused():
    whole = picture(size=(600, 400))
    assert refusal(whole[: len(whole) // 2]) == refusal(NO_PICTURES["text"])


@pytest.mark.parametrize("size", [(60_000, 60_000), (7_000, 7_000), (2_000_000, 21)])
def test_too_many_points_are_refused_before_anything_is_decoded(size):
    # The file has no points at all: whoever tried to decode it would call it unreadable.
    assert refusal(png_header(*size)) != refusal(NO_PICTURES["text"])
    assert refusal(png_header(60, 40)) == refusal(NO_PICTURES["text"])


def test_a_file_over_the_limit_is_refused_unread(settings):
    settings.VOLUNTEERING_MAX_UPLOAD_BYTES = 100
    assert refusal(picture()) not in (refusal(NO_PICTURES["svg"]), "")
    assert "100" in refusal(picture())


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_photo_is_mended_or_refused_but_never_breaks(seed):
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(photo_from_a_phone())
    for _turn in range(chance.choice([1, 2, 8])):
        content[chance.randrange(chance.choice([200, len(content)]))] = chance.randrange(256)
    with suppress(ValidationError):
        assert clean_picture(upload("foto.jpg", bytes(content)))[1] == "jpg"


def test_a_photo_with_damaged_metadata_is_still_turned():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.XResolution] = 72.0
    content = bytearray(picture(exif=exif))
    # The type of the resolution becomes text, which Pillow reads but cannot write again.
    position = (
        content.index(b"\x01\x1a\x00\x05")
        if b"\x01\x1a\x00\x05" in content
        else content.index(b"\x1a\x01\x05\x00")
    )
    little = content[position : position + 2] == b"\x1a\x01"
    content[position + 2 : position + 4] = b"\x0c\x00" if little else b"\x00\x0c"
    result, _data, _extension = cleaned(bytes(content))
    assert result.size == (40, 60)
