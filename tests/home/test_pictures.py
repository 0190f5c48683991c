"""Alternative texts: no door of the admin takes a picture without one."""

import json

import pytest
from django.urls import reverse
from wagtail.images import get_image_model

from tests.support.centre import make_image
from tests.support.editing import Editor
from tests.support.pictures import SVG, picture
from tests.support.web import upload

pytestmark = pytest.mark.django_db

Image = get_image_model()


@pytest.fixture
def editor() -> Editor:
    """Return a member of the editorial team."""
    return Editor()


def test_the_form_for_a_new_picture_asks_for_it(editor):
    address = reverse("wagtailimages:add")
    values = {"title": "Kopec", "description": "", "file": upload("kopec.jpg", picture())}

    refused = editor.client.post(address, values)

    assert refused.status_code == 200
    assert list(refused.context["form"].errors) == ["description"]
    assert not Image.objects.exists()

    values |= {"description": "Kopec s rozhlednou", "file": upload("kopec.jpg", picture())}
    editor.client.post(address, values | {"collection": 1, "licence": "own"})
    assert Image.objects.get().default_alt_text == "Kopec s rozhlednou"


def test_uploading_in_the_chooser_asks_for_it(editor):
    address = reverse("wagtailimages_chooser:create")
    prefix = "image-chooser-upload-"

    def send(alt):
        return editor.client.post(
            address,
            {
                f"{prefix}title": "Kopec",
                f"{prefix}description": alt,
                f"{prefix}file": upload("kopec.jpg", picture()),
                f"{prefix}collection": 1,
                f"{prefix}licence": "own",
            },
        )

    refused = json.loads(send("").content)
    assert refused["step"] != "chosen"
    assert not Image.objects.exists()

    assert json.loads(send("Kopec s rozhlednou").content)["step"] == "chosen"
    assert Image.objects.get().description == "Kopec s rozhlednou"


def test_uploading_many_parks_a_picture_until_it_has_one(editor):
    address = reverse("wagtailimages:add_multiple")
    sent = {"title": "Kopec", "files[]": upload("kopec.jpg", picture())}

    answer = json.loads(
        editor.client.post(address, sent, headers={"x-requested-with": "XMLHttpRequest"}).content
    )

    assert not Image.objects.exists()
    parked = answer["uploaded_file_id"]
    create = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[parked])

    def describe(alt):
        prefix = f"uploaded-image-{parked}"
        values = {
            f"{prefix}-title": "Kopec",
            f"{prefix}-description": alt,
            f"{prefix}-collection": 1,
        }
        return editor.client.post(
            create,
            values | {f"{prefix}-licence": "own"},
            headers={"x-requested-with": "XMLHttpRequest"},
        )

    assert json.loads(describe("").content)["success"] is False
    assert not Image.objects.exists()
    assert json.loads(describe("Kopec s rozhlednou").content)["success"] is True
    assert Image.objects.get().description == "Kopec s rozhlednou"


def test_it_cannot_be_taken_away_later(editor):
    image = make_image(alt="Kopec")

    response = editor.client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Kopec", "description": " ", "collection": 1},
    )

    assert list(response.context["form"].errors) == ["description"]
    image.refresh_from_db()
    assert image.description == "Kopec"


def test_an_svg_is_refused(editor):
    values = {
        "title": "Kresba",
        "description": "Kresba",
        "file": upload("a.svg", SVG, "image/svg+xml"),
    }

    response = editor.client.post(reverse("wagtailimages:add"), values)

    assert "file" in response.context["form"].errors
    assert not Image.objects.exists()
