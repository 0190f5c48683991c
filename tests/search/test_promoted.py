"""Promoted results: which questions they belong to, that they lead somewhere, and who may set them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.test.utils.form_data import querydict_from_html

from tests.support.centre import make_news
from tests.support.editing import Editor, errors_of, fill, path_of
from tests.support.web import soup
from volunteering.core.models import Region
from volunteering.search.models import PromotedResult

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("found out in memory; test_relevance.py asks both databases"),
]

LIST = PromotedResult.snippet_viewset.get_url_name("list")
ADD = PromotedResult.snippet_viewset.get_url_name("add")
EDIT = PromotedResult.snippet_viewset.get_url_name("edit")
DELETE = PromotedResult.snippet_viewset.get_url_name("delete")


def promoted(words: str, **query) -> list[str]:
    """Return where the promoted results of a question lead, in order."""
    response = Client().get("/hledat/", {"q": words, **query})
    assert response.status_code == 200
    return [link["href"] for link in soup(response).select(".promoted a")]


def send(editor: Editor, url: str, /, **values):
    """Fill in the form at an address of the admin and send it to where it says."""
    page = editor.client.get(url)
    assert page.status_code == 200, page.status_code
    data = fill(querydict_from_html(page.content.decode(), form_id="w-editor-form"), values)
    form = soup(page).select_one("#w-editor-form")
    return editor.client.post(form["action"], data)


def promote(terms: str, address: str = "/adresar/", **values) -> PromotedResult:
    """Let an editor promote an address, unless a page is given."""
    if "page" not in values:
        values = {"address": address, "title": "Doporučeno", **values}
    assert send(Editor(), reverse(ADD), terms=terms, **values).status_code == 302
    return PromotedResult.objects.latest("pk")


def another_region() -> Region:
    root = Page.objects.get(depth=1).add_child(instance=Page(title="Jinde", slug="jinde"))
    site = Site.objects.create(hostname="jinde.example", root_page=root)
    return Region.objects.create(
        name="Jinde", slug="jinde", nuts_code="CZ099", site=site, centre_name="Jinde"
    )


@pytest.mark.parametrize(
    "words",
    [
        "registrace",
        "REGISTRACI",
        "registrací",
        "registraci",
        "kde najdu registraci",
        "registrovat",
        "jak se zaregistrovat",
        "registrace Turnov",
        "přihláška ke spolku",
        "prihlaskou do spolku",
    ],
)
def test_every_form_of_the_words_asks_for_it(words):
    promote("registrace, přihláška do spolku")

    assert promoted(words) == ["/adresar/"]


@pytest.mark.parametrize(
    "words",
    [
        "přihláška",
        "spolek",
        "registrace psa v Turnově",
        "Turnov -registrace",
        "registr",
        "kde",
        "",
        '"',
    ],
)
def test_what_lacks_a_word_or_asks_for_more_does_not(words):
    promote("registrace, přihláška do spolku")

    assert promoted(words) == []


def test_words_that_only_help_along_count_when_there_are_no_others():
    promote("kdo jsme")

    assert promoted("kdo jsme") == ["/adresar/"]
    assert promoted("kdo jsme dobrovolníci") == []


def test_the_best_match_comes_first_and_there_are_three_at_most():
    for number, terms in enumerate(("kolo", "kolo na půjčení", "půjčení kola", "kola, koloběžka")):
        promote(terms, f"/{number}/")

    # The first two have all the words, the others one of them; those stand in the order of the alphabet.
    assert promoted("kolo na půjčení") == ["/1/", "/2/", "/3/"]
    assert promoted("koloběžka") == ["/3/"]


def test_the_same_place_stands_there_once():
    promote("kolo", title="Kola")
    promote("kola, koloběžka", title="Kola a koloběžky")

    assert promoted("kolo") == ["/adresar/"]


def test_it_stands_above_the_first_page_of_all_results_only():
    promote("novinka")
    for number in range(25):
        make_news(f"Novinka {number}")

    assert promoted("novinka") == ["/adresar/"]
    assert promoted("novinka", strana=2) == promoted("novinka", druh="aktuality") == []


def test_a_page_lends_its_title_unless_the_editor_writes_one():
    page = make_news("Zápis do kroužků", search_description="Do konce srpna.")
    result = promote("zápis", page=page)

    item = soup(Client().get("/hledat/", {"q": "zápisy"})).select_one(".promoted")
    assert item.a["href"] == path_of(page)
    assert "Zápis do kroužků" in item.get_text()
    assert "Do konce srpna." in item.get_text()

    address = reverse(EDIT, args=[result.pk])
    send(Editor(), address, title="Přihlaste děti", description="Ještě dnes.")
    item = soup(Client().get("/hledat/", {"q": "zápisy"})).select_one(".promoted")
    assert "Přihlaste děti" in item.get_text()
    assert "Ještě dnes." in item.get_text()


@pytest.mark.parametrize("reason", ["draft", "unpublished", "restricted", "expired"])
def test_a_page_that_is_not_public_is_not_shown(reason):
    page = make_news("Zápis", publish=reason != "draft")
    promote("kroužky", page=page)
    assert promoted("kroužky") == ([] if reason == "draft" else [path_of(page)])

    if reason == "unpublished":
        Editor().unpublish(page)
    elif reason == "restricted":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    elif reason == "expired":
        # Wagtail takes it down when its command runs; until then it is not public either.
        type(page).objects.filter(pk=page.pk).update(
            expire_at=timezone.now() - timedelta(minutes=1)
        )

    assert promoted("kroužky") == []


def test_nothing_of_another_region_is_shown():
    other = another_region()
    theirs = other.site.root_page.add_child(instance=Page(title="Jejich", slug="jejich"))
    PromotedResult.objects.create(region=other, terms="kroužky", address="/a/", title="Jejich")
    promote("kroužky", page=theirs)

    assert promoted("kroužky") == []


def test_a_change_counts_for_the_next_question():
    result = promote("kroužky", "/prvni/")
    assert promoted("kroužky") == ["/prvni/"]

    send(Editor(), reverse(EDIT, args=[result.pk]), address="/druha/")
    assert promoted("kroužky") == ["/druha/"]

    Editor().client.post(reverse(DELETE, args=[result.pk]))
    assert promoted("kroužky") == []


@pytest.mark.parametrize(
    "address",
    [
        "//zly.example/",
        "/\\zly.example",
        "/\t/zly.example",
        "javascript:alert(1)",
        "ftp://zly.example/",
        "adresar",
        "https://",
        "mailto:a@b.example",
    ],
)
def test_an_address_has_to_lead_somewhere_on_the_web(address, region):
    answer = send(Editor(), reverse(ADD), terms="kroužky", address=address, title="Kroužky")

    assert errors_of(answer).keys() == {"address"}

    # One that got there past the form is not shown either.
    PromotedResult.objects.create(region=region, terms="kroužky", address=address, title="Kroužky")
    assert promoted("kroužky") == []


@pytest.mark.parametrize("address", ["/", "/adresar/?hleda=1", "https://kraj.example/krouzky"])
def test_an_address_on_the_web_is_taken(address):
    promote("kroužky", address)

    assert promoted("kroužky") == [address]


def test_what_would_not_work_is_refused_in_a_sentence():
    page = make_news("Zápis")
    editor = Editor()

    def refused(**values) -> set[str]:
        answer = errors_of(send(editor, reverse(ADD), **values))
        assert all(message.endswith(".") for messages in answer.values() for message in messages)
        return set(answer)

    assert refused(terms="zápis") == {"page"}
    assert refused(terms="zápis", page=page, address="/adresar/", title="Zápis") == {"address"}
    assert refused(terms="zápis", address="/adresar/") == {"title"}
    assert refused(terms=" , -,", page=page) == {"terms"}
    assert not PromotedResult.objects.exists()


def test_the_list_says_where_results_lead(region):
    promote("kroužky,  zápis ,kroužky", "/krouzky/")
    promote("koloběžky", page=make_news("Půjčovna", publish=False))
    editor = Editor()

    text = soup(editor.get(LIST)).select_one(".listing").get_text(" ", strip=True)
    assert "kroužky, zápis" in text
    assert "/krouzky/" in text
    assert "Půjčovna (" in text
    assert str(region) not in text

    another_region()
    assert str(region) in soup(editor.get(LIST)).select_one(".listing").get_text()


def test_the_list_costs_as_much_with_many_as_with_few(region):
    editor = Editor()
    page = make_news("Zápis")

    def queries() -> int:
        editor.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    PromotedResult.objects.create(region=region, terms="slovo", page=page)
    few = queries()
    for number in range(15):
        PromotedResult.objects.create(region=region, terms=f"slovo {number}", page=page)
    assert queries() == few


def test_the_search_page_asks_once_and_for_pages_once_more(region):
    def queries() -> int:
        promoted("zápis")
        with CaptureQueriesContext(connection) as captured:
            promoted("zápis")
        return len(captured)

    make_news("Zápis do kroužků")
    none = queries()
    for number in range(20):
        PromotedResult.objects.create(region=region, terms=f"slovo {number}", address="/a/")
    assert queries() == none
    for number in range(6):
        PromotedResult.objects.create(region=region, terms="zápis", page=make_news(f"Č. {number}"))
    # The pages, and the roots of sites, which Wagtail's cache forgets in tests.
    assert none < queries() <= none + 2


def test_a_moderator_gets_nowhere():
    result = promote("kroužky")
    moderator = Editor("moderator")

    for address in (reverse(LIST), reverse(ADD), reverse(EDIT, args=[result.pk])):
        assert moderator.client.get(address).status_code in (302, 403)
    moderator.client.post(reverse(ADD), {"terms": "slovo", "address": "/", "title": "Slovo"})
    moderator.client.post(reverse(DELETE, args=[result.pk]))
    home = moderator.get("wagtailadmin_home").content.decode()

    assert PromotedResult.objects.get() == result
    assert reverse(LIST) not in home
    assert reverse(LIST) in Editor().get("wagtailadmin_home").content.decode()
