"""Lists of chosen parts: `fields=title,url`."""

import pytest
from django.test import Client

from tests.support.centre import make_news, make_organization, place
from volunteering.offices.models import Office

pytestmark = pytest.mark.django_db
PARTS = "application/vnd.volunteering.parts+json"


def ask(path: str, **asked):
    return Client().get(f"/api/v1/{path}", asked)


@pytest.mark.parametrize(
    ("path", "fields", "expand"),
    [
        ("news", "title,url", ""),
        ("news", " lead , body_html", "body"),
        ("organizations", "name", ""),
        # What depends on the clock is put to the texts at the request.
        ("offices", "state,name", ""),
        ("pages", "path", ""),
    ],
)
def test_items_have_the_parts_that_are_wanted_and_say_what_they_are(region, path, fields, expand):
    make_news("Sbírka")
    make_organization("Spolek")
    Office.objects.create(region=region, name="Kancelář", slug="kancelar", place=place("turnov"))
    options = {"expand": expand} if expand else {}

    whole = ask(path, **options).json()
    response = ask(path, fields=fields, **options)

    assert response["Content-Type"] == PARTS
    told = response.json()
    names = ["id", "kind", *(name.strip() for name in fields.split(","))]
    assert whole["items"]
    assert told["items"] == [{name: item[name] for name in names} for item in whole["items"]]
    assert told["paging"] == whole["paging"]


def test_an_unknown_part_is_refused_with_those_that_there_are():
    make_news("Sbírka")

    response = ask("news", fields="title,body")

    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["parameter"] == "fields"
    assert "body" in error["detail"]
    assert "published_at" in error["detail"]


def test_no_part_named_is_the_whole():
    make_news("Sbírka")

    response = ask("news", fields=" , ")

    assert response["Content-Type"] == "application/json"
    assert response.json() == ask("news").json()
