"""Documents in the search: by title and by what their files say, as far as the public may open them."""

import logging

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection

from tests.support.centre import make_news, make_user
from tests.support.editing import path_of
from tests.support.web import soup, upload
from volunteering.documents import reading
from volunteering.documents.models import DocumentText

pytestmark = pytest.mark.django_db


def pdf(*texts: str) -> bytes:
    """Return a PDF with a page for each text (ASCII)."""
    count = len(texts)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, text in enumerate(texts):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    content, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return content + f"{end}startxref\n{len(content)}\n%%EOF\n".encode()


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    """Return the function that saves a document and lets the background do its work."""

    def save(title: str, content: bytes, name: str = "soubor.pdf", **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return get_document_model().objects.create(
                title=title, file=ContentFile(content, name=name), **fields
            )

    return save


def ask(words: str, **query):
    """Return the page of results."""
    return soup(Client().get("/hledat/", {"q": words, **query}))


def found(words: str, **query) -> list[str]:
    """Return the addresses of the results."""
    return [link["href"] for link in ask(words, **query).select(".result__title a")]


def test_what_an_uploaded_file_says_is_found(django_capture_on_commit_callbacks):
    client = Client()
    client.force_login(make_user("editor"))
    file = upload("prihlaska.pdf", pdf("Uvod", "Podpis rodice trubadura"), "application/pdf")
    data = {"title": "Trojúhelník", "file": file, "kind": "form", "tags": ""}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/admin/documents/add/", data).status_code == 302
    document = get_document_model().objects.get()

    page = ask("trubadúr")

    (result,) = page.select(".result")
    assert result.select_one(".result__title a")["href"] == document.url
    assert result.select_one(".result__text mark").get_text() == "trubadura"
    assert result.select_one(".meta").get_text(strip=True).startswith("PDF, ")
    assert page.select_one('.kind-tabs a[href*="druh=dokumenty"]') is not None
    assert Client().get(document.url).status_code == 200
    assert found("trojúhelník", druh="dokumenty") == [document.url]


def test_a_document_is_suggested_by_its_title(save):
    document = save("Xylofonová přihláška", pdf("Uvod"))

    items = Client().get("/napoveda/", {"q": "xylo"}).json()["items"]

    assert document.url in [item["url"] for item in items]


def test_a_document_without_a_readable_text_is_found_by_its_title(save):
    document = save("Tabulka trubadúrů", b"a,b", name="tabulka.csv")

    assert found("trubadúr") == [document.url]
    assert DocumentText.objects.count() == 0


def test_documents_of_a_private_collection_are_not_found(save):
    private = Collection.get_first_root_node().add_child(name="Vnitřní")
    inner = private.add_child(name="Ještě vnitřnější")
    open_one = save("Veřejný trubadúr", pdf("Uvod"))
    save("Tajný trubadúr", pdf("Xylofony"), collection=private)
    save("Tajnější trubadúr", pdf("Xylofony"), collection=inner)
    assert len(found("trubadúr")) == 3

    restriction = private.view_restrictions.create(restriction_type="login")

    assert found("trubadúr") == [open_one.url]
    assert found("xylofony") == []
    assert found("xylofnoy") == []
    restriction.delete()
    assert len(found("trubadúr")) == 3


def test_a_deleted_document_takes_its_words_along(save):
    document = save("Trojúhelník", pdf("Xylofony"))
    assert found("xylofony") == [document.url]

    document.delete()

    assert found("xylofony") == []
    assert DocumentText.objects.count() == 0


def test_a_changed_file_is_read_anew_and_an_unchanged_one_is_not(
    save, monkeypatch, django_capture_on_commit_callbacks
):
    document = save("Trojúhelník", pdf("Xylofony"))
    # A text that the file does not have: it stays as long as nobody reads the file.
    DocumentText.objects.update(text="Harmonika")
    call_command("reindex_search", verbosity=0)
    assert found("harmonika") == [document.url]

    document.file = ContentFile(pdf("Trubaduri"), name="druhy.pdf")
    with django_capture_on_commit_callbacks(execute=True):
        document.save()

    assert found("trubaduri") == [document.url]
    assert found("harmonika") == found("xylofony") == []


def encrypted() -> bytes:
    """Return a PDF that opens with a password only."""
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Tajny trubadur"))))
    writer.encrypt("heslo", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


BROKEN = {
    "empty": lambda: b"",
    "no PDF": lambda: b"<html>to neni PDF</html>",
    "cut": lambda: pdf("Trubadur")[:120],
    "without pages": lambda: pdf("Trubadur").replace(b"/Kids", b"/Sdik"),
    "its own parent": lambda: pdf("Trubadur").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
    "encrypted": encrypted,
}


@pytest.mark.parametrize("way", BROKEN)
def test_a_file_that_cannot_be_read_leaves_the_title(save, way, caplog):
    with caplog.at_level(logging.WARNING, reading.__name__):
        document = save("Trojúhelník", BROKEN[way]())

    assert found("trojúhelník") == [document.url]
    assert DocumentText.objects.get().text == ""
    assert found("trubadur") == []


@pytest.mark.parametrize(("limit", "value"), [("LARGEST_FILE", 100), ("LONGEST", 0)])
def test_a_file_that_is_too_large_or_takes_too_long_is_logged_and_left(
    save, monkeypatch, caplog, limit, value
):
    monkeypatch.setattr(reading, limit, value)

    document = save("Trojúhelník", pdf("Trubadur"))

    assert found("trubadur") == []
    assert found("trojúhelník") == [document.url]
    assert f"document {document.pk}" in caplog.text


def test_a_file_that_is_not_there_is_tried_again(save, caplog):
    document = save("Trojúhelník", pdf("Trubadur"))
    storage, name = document.file.storage, document.file.name
    DocumentText.objects.all().delete()
    storage.delete(name)
    call_command("reindex_search", verbosity=0)
    assert "cannot be opened" in caplog.text
    assert found("trubadur") == []

    storage.save(name, ContentFile(pdf("Trubadur")))
    call_command("reindex_search", verbosity=0)

    assert found("trubadur") == [document.url]


def test_no_question_reads_a_file(save):
    """What was changed and not yet indexed is indexed before a question, but without reading."""
    document = get_document_model().objects.create(
        title="Trojúhelník", file=ContentFile(pdf("Trubadur"), name="soubor.pdf")
    )

    assert found("trojúhelník") == [document.url]
    assert DocumentText.objects.count() == 0


def test_results_cost_as_much_with_many_documents_as_with_one(save):
    def questions() -> int:
        found("trubadur")
        with CaptureQueriesContext(connection) as asked:
            found("trubadur")
        return len(asked)

    save("Trojúhelník", pdf("Trubadur"))
    one = questions()
    for number in range(4):
        save(f"Trojúhelník {number}", pdf("Trubadur"))

    assert len(found("trubadur")) == 5
    assert questions() == one


def test_a_page_is_no_document(save):
    page = make_news("Trubadúr")

    assert found("trubadúr") == [path_of(page)]
