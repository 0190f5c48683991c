"""The API's documents: what everybody may download, and nothing else."""

from datetime import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection

from tests.support.centre import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/documents"


def make_document(title: str, name: str = "soubor.csv", tags=(), **fields):
    """Return a document with a small file."""
    document = get_document_model().objects.create(
        title=title, file=ContentFile(b"a,b", name=name), **fields
    )
    document.tags.set(tags)
    return document


def ask(**query):
    """Return the answer of the list."""
    response = Client().get(ADDRESS, query)
    assert response.status_code == 200, response.content
    return response.json()


def titles(**query) -> list[str]:
    """Return the titles of the documents in the list, in order."""
    return [item["title"] for item in ask(**query)["items"]]


def status(document) -> int:
    """Return the status at a document's own address."""
    return Client().get(f"{ADDRESS}/{document.pk}").status_code


def test_all_of_a_document_is_told():
    document = make_document(
        "Přihláška", "prihlaska.PDF", ["letáky", "formuláře"], kind="form", file_size=3
    )

    (item,) = ask()["items"]

    assert item == Client().get(f"{ADDRESS}/{document.pk}").json()
    assert datetime.fromisoformat(item.pop("created_at")) == document.created_at
    assert item == {
        "id": document.pk,
        "kind": "documents",
        "title": "Přihláška",
        "url": f"http://testserver{document.url}",
        "filename": document.filename,
        "extension": "pdf",
        "size": 3,
        "document_kind": "form",
        "tags": ["formuláře", "letáky"],
    }
    assert Client().get(item["url"]).status_code == 200


def test_documents_are_narrowed_and_put_in_order():
    make_document("Čáry", tags=["letáky"], kind="leaflet")
    make_document("Dudy", tags=["letáky", "hudba"], kind="form")
    make_document("Cimbál bubeníků", tags=["hudba"], kind="law")

    assert titles() == ["Cimbál bubeníků", "Dudy", "Čáry"]
    assert titles(order="created_at") == ["Čáry", "Dudy", "Cimbál bubeníků"]
    assert titles(order="title") == ["Cimbál bubeníků", "Čáry", "Dudy"]
    assert titles(document_kind=["form", "leaflet"]) == ["Dudy", "Čáry"]
    assert titles(tag="letáky") == ["Dudy", "Čáry"]
    assert titles(tag=["letáky", "hudba"], document_kind="law") == ["Cimbál bubeníků"]
    assert titles(tag="neznámý") == []
    assert titles(q="bubeník") == ["Cimbál bubeníků"]
    assert titles(limit=1, offset=1) == ["Dudy"]


def test_a_restriction_of_the_collection_holds_at_once():
    private = Collection.get_first_root_node().add_child(name="Vnitřní")
    inner = private.add_child(name="Ještě vnitřnější")
    make_document("Veřejný")
    secret = make_document("Tajný", collection=private)
    deeper = make_document("Tajnější", collection=inner)
    call_command("rebuild_read_models", verbosity=0)
    assert len(titles()) == 3
    assert titles(q="tajný") == ["Tajný"]
    assert (status(secret), status(deeper)) == (200, 200)

    restriction = private.view_restrictions.create(restriction_type="login")

    assert titles() == titles(order="title") == ["Veřejný"]
    assert titles(q="tajný") == []
    assert (status(secret), status(deeper)) == (404, 404)
    restriction.delete()
    assert len(titles()) == 3
    restriction = private.view_restrictions.create(restriction_type="password", password="x")
    call_command("rebuild_read_models", verbosity=0)
    assert titles() == ["Veřejný"]
    # Out of the private collection: what was hidden is public, as the admin moves it.
    client = Client()
    client.force_login(make_user("administrator"))
    root = Collection.get_first_root_node()
    moved = client.post(f"/admin/collections/{inner.pk}/", {"name": "Ven", "parent": root.pk})
    assert moved.status_code == 302
    assert titles() == ["Tajnější", "Veřejný"]
    secret.collection = root
    secret.save()
    assert len(titles()) == 3


def test_a_change_is_told_at_once():
    document = make_document("Staré", tags=["starý"])
    call_command("rebuild_read_models", verbosity=0)
    assert titles() == ["Staré"]

    document.tags.set(["nový"])
    assert ask()["items"][0]["tags"] == ["nový"]
    tag = document.tags.get()
    tag.name = "nejnovější"
    tag.save()
    assert ask()["items"][0]["tags"] == ["nejnovější"]
    document.title = "Nové"
    document.save()
    assert titles() == ["Nové"]
    address = f"{ADDRESS}/{document.pk}"
    document.delete()
    assert titles() == []
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "expected", "named"),
    [
        ("?document_kind=dopis", 400, "document_kind"),
        ("?order=x", 400, "order"),
        ("?place=turnov", 400, "place"),
        ("/abc", 400, "document_id"),
        ("/0", 404, None),
        ("/99999999999999999999999", 404, None),
    ],
)
def test_what_is_wrong_is_named(address, expected, named):
    response = Client().get(f"{ADDRESS}{address}")

    assert response.status_code == expected
    assert [one["parameter"] for one in response.json()["errors"]] == ([named] if named else [])


@pytest.mark.any_database("the number of queries is the same on both")
def test_a_hundred_documents_cost_as_many_queries_as_one():
    def queries() -> int:
        ask(limit=100)
        with CaptureQueriesContext(connection) as asked:
            ask(limit=100, tag="letáky")
        return len(asked)

    first = make_document("První", tags=["letáky"])
    few = queries()
    for number in range(99):
        document = get_document_model().objects.create(title=f"Další {number}", file=first.file)
        document.tags.set(["letáky"])

    assert ask(limit=100)["paging"]["total"] == 100
    assert queries() == few <= 10
    call_command("rebuild_read_models", verbosity=0)
    assert queries() <= 5
