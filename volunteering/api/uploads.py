"""Pictures that come through the API: the file in the body, kept until its form is sent, or taken back."""

from typing import BinaryIO, cast
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from volunteering import conf
from volunteering.core.receiving import Verdict
from volunteering.directory.receiving import take_picture

from .doors import origins, refusal, sentence_of, told
from .endpoints.lists import region_of
from .filling import check_picture_field
from .problems import Problem
from .schemas.forms import PictureKept

PICTURE_HELP = "The picture itself as the body, or a form (multipart/form-data) with one file. JPEG, PNG, WebP or GIF; what is kept is a copy without metadata. `field` is logo, photo_1, photo_2 or photo_3."


def keep_picture(request: HttpRequest, form_key: UUID, field: str) -> HttpResponse:
    """Keep the picture in the body till its form is sent, and answer.

    Args:
        request: the request.
        form_key: the key of the form.
        field: name of its field.

    Raises:
        Problem: there is no such field, or no picture.
    """
    check_picture_field(field)
    return _answer(request, form_key, field, _upload_of(request, field))


def drop_picture(request: HttpRequest, form_key: UUID, field: str) -> HttpResponse:
    """Drop a kept picture, and answer.

    Args:
        request: the request.
        form_key: the key of the form.
        field: name of its field.

    Raises:
        Problem: there is no such field.
    """
    check_picture_field(field)
    return _answer(request, form_key, field, None)


def _answer(
    request: HttpRequest, form_key: UUID, field: str, upload: UploadedFile | None
) -> HttpResponse:
    verdict, sentence = take_picture(request, form_key, field, upload, origins())
    if verdict == Verdict.RECEIVED:
        return told(PictureKept(form_key=form_key, field=field))
    if verdict == Verdict.INVALID:
        return refusal(verdict, f"{field}: {sentence}", {field: sentence})
    return refusal(verdict, sentence_of(verdict, region_of(request).reply_to))


def _upload_of(request: HttpRequest, field: str) -> UploadedFile:
    """Return the picture in the body; Django reads the files of a POST only."""
    if request.content_type != "multipart/form-data":
        # One byte more than is allowed tells that it is too large; the rest is not read.
        return SimpleUploadedFile(field, request.read(conf.max_upload_bytes() + 1))
    try:
        # As Django itself does with a POST: a request is read like a file.
        _texts, files = request.parse_file_upload(request.META, cast(BinaryIO, request))
    except (MultiPartParserError, SuspiciousOperation) as error:
        raise Problem(400, _("The form cannot be read.")) from error
    uploads = list(files.values())
    if len(uploads) != 1:
        raise Problem(422, _("Send one file."))
    return uploads[0]
