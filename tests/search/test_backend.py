"""Wagtail's own searching through the engine: admin lists, choosers, `.search()` in code."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from modelsearch.backends.base import FilterFieldError, SearchFieldError
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from tests.support.centre import make_news, make_organization, make_user
from tests.support.web import soup
from volunteering.directory.models import Organization
from volunteering.posts.pages import NewsPage
from volunteering.search.models import SearchEntry

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/volunteering/organization/"


@pytest.fixture
def backend():
    """Return the backend that Wagtail uses."""
    return get_search_backend()


@pytest.fixture
def admin() -> Client:
    """Return the client of an administrator."""
    client = Client()
    client.force_login(make_user("administrator"))
    return client


def names(found) -> list[str]:
    """Return the titles of what was found."""
    return [getattr(item, "title", "") or item.name for item in found]


def test_a_list_of_the_admin_is_searched_in_czech(admin):
    make_organization("Psí útulek")
    make_organization("Kočičí kavárna")
    make_organization("Útulky v nouzi", publish=False)

    page = soup(admin.get(LIST, {"q": "utulkum"}))

    shown = page.select_one("main").get_text()
    assert "Psí útulek" in shown
    # Editors also find what is not public.
    assert "Útulky v nouzi" in shown
    assert "Kočičí kavárna" not in shown


@pytest.mark.parametrize("typed", ['"', "'", '"psí', " ", "\x00", "psí -", "🐕", "x" * 3000, "%"])
def test_nothing_typed_in_the_admin_ends_in_an_error(admin, typed):
    make_organization("Psí útulek")
    for address in (LIST, "/admin/pages/search/", "/admin/images/", "/admin/choose-page/search/"):
        assert admin.get(address, {"q": typed}).status_code == 200, address


def test_the_search_of_pages_in_the_admin_finds_while_somebody_types(admin):
    make_news("Včelaři otevřeli úly", publish=False)

    page = soup(admin.get("/admin/pages/search/", {"q": "včela"}))

    assert "Včelaři otevřeli úly" in page.select_one("main").get_text()


def test_each_kind_of_query_is_understood(backend):
    make_news("Kočky a psi")
    make_news("Jen kočky")
    make_news("Jen psi")
    pages = NewsPage.objects.all()
    cats, dogs = PlainText("kočka"), PlainText("pes")

    def found(query) -> set[str]:
        return set(names(backend.search(query, pages)))

    assert found(MATCH_ALL) == {"Kočky a psi", "Jen kočky", "Jen psi"}
    assert found(cats) == {"Kočky a psi", "Jen kočky"}
    assert found(And([cats, dogs])) == {"Kočky a psi"}
    assert found(Or([cats, dogs])) == {"Kočky a psi", "Jen kočky", "Jen psi"}
    assert found(cats & ~dogs) == {"Jen kočky"}
    assert found(Not(MATCH_ALL)) == set()
    assert found(Phrase("kočky a psi")) == {"Kočky a psi"}
    assert found(Fuzzy("kocka")) == {"Kočky a psi", "Jen kočky"}
    assert found(Boost(dogs, 2)) == {"Kočky a psi", "Jen psi"}
    assert found(And([MATCH_ALL, cats])) == {"Kočky a psi", "Jen kočky"}
    # modelsearch's own backend for SQLite loses the brackets of such a question.
    either = Or([PlainText("nic"), cats])
    assert found(And([either, Or([PlainText("nikdo"), dogs])])) == {"Kočky a psi"}


def test_any_of_the_words_is_enough_when_asked_so(backend):
    make_news("Jen kočky")
    make_news("Jen psi")

    both = backend.search("kočka pes", NewsPage, operator="and")
    either = backend.search("kočka pes", NewsPage, operator="or")

    assert names(both) == []
    assert set(names(either)) == {"Jen kočky", "Jen psi"}


def test_results_are_cut_counted_and_sorted_as_asked(backend):
    for number in range(5):
        make_news(f"Kočka číslo {number}")
    found = backend.search("kočka", NewsPage.objects.all())

    assert found.count() == 5
    assert len(found[1:3]) == 2
    assert names(found[1:3]) == names(found)[1:3]
    assert found[4].title == names(found)[4]
    by_title = backend.search("kočka", NewsPage.objects.order_by("title"), order_by_relevance=False)
    assert names(by_title) == sorted(names(found))
    scores = [item.score for item in found.annotate_score("score")]
    assert scores == sorted(scores, reverse=True)


def test_a_filter_holds_in_every_question(backend):
    make_news("Kočka venku", publish=False)
    inside = make_news("Kočka doma")

    assert names(backend.search("kočka", NewsPage.objects.filter(live=True))) == [inside.title]
    assert names(backend.search("kočka", Page.objects.filter(live=True))) == [inside.title]
    assert names(backend.search("kočka", Organization)) == []


def test_a_facet_counts_values(backend):
    make_news("Kočka venku", publish=False)
    make_news("Kočka doma")
    make_news("Kočka u souseda")

    assert backend.search("kočka", Page.objects.all()).facet("live") == {True: 2, False: 1}
    with pytest.raises(FilterFieldError):
        backend.search("kočka", Page.objects.all()).facet("neni")


def test_only_declared_fields_can_be_named(backend):
    titled = make_news("Kočka")
    make_news("O zvířatech", lead_image=None)

    assert names(backend.search("kočka", NewsPage, fields=["title"])) == [titled.title]
    with pytest.raises(SearchFieldError, match="neni"):
        backend.search("kočka", NewsPage, fields=["neni"])


def test_a_question_costs_as_much_with_many_hits_as_with_few(backend):
    def queries() -> int:
        list(backend.search("kočka", Page.objects.all())[:3])
        with CaptureQueriesContext(connection) as captured:
            list(backend.search("kočka", Page.objects.all())[:3])
        return len(captured)

    for number in range(3):
        make_news(f"Kočka {number}")
    few = queries()
    for number in range(12):
        make_news(f"Kočka {number}")
    assert queries() == few


def test_updating_the_index_takes_out_what_is_gone(backend):
    page = make_news("Kočka")
    assert names(backend.search("kočka", NewsPage)) == ["Kočka"]
    kind = ContentType.objects.get_for_model(NewsPage)
    # As when rows were deleted past Django, or come from a backup.
    SearchEntry.objects.create(
        content_type=kind, object_id=page.pk + 1000, title=" kocka ", language="cs", batch=1
    )

    call_command("update_index", verbosity=0)

    assert SearchEntry.objects.filter(object_id=page.pk + 1000, is_gone=False).count() == 0
    assert names(backend.search("kočka", NewsPage)) == ["Kočka"]
