"""The API's pages: what stands at a path of the site, with the way that leads to it, and where it is now."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests.support.centre import make_event, make_news, make_organization, make_program
from tests.support.editing import Editor
from volunteering.directory.pages import DirectoryPage
from volunteering.pages.models import PlainPage
from volunteering.pages.pages import EntrancePage
from volunteering.posts.pages import NewsIndexPage

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/pages"
ROOT = "http://testserver"


def ask(status: int = 200, /, **query) -> dict:
    """Return the answer to a question."""
    response = Client().get(ADDRESS, query)
    assert response.status_code == status, response.content.decode()
    return response.json()


def at(path: str, status: int = 200) -> dict:
    """Return what stands at a path."""
    return ask(status, path=path)


def add_page(title: str, parent: Page, model=PlainPage, *, publish=True, **fields):
    """Return a new page below another one."""
    page = model(title=title, lead=f"O čem je {title}.", live=publish, **fields)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def above(region) -> PlainPage:
    """Return the page /patro/."""
    return add_page("Patro", region.site.root_page, slug="patro")


def test_a_page_is_told_with_the_way_to_it_and_what_is_below(region, above):
    page = add_page(
        "Pokoj", above, slug="pokoj", seo_title="Náš pokoj", search_description="Kde spíme."
    )
    add_page("Návrh", page, slug="navrh", publish=False)
    below = add_page("Skříň", page, slug="skrin")

    told = at("/patro/pokoj/")

    assert told == Client().get(f"{ADDRESS}/{page.uuid}").json()
    (item,) = [item for item in ask(limit=100)["items"] if item["id"] == str(page.uuid)]
    assert {name: told[name] for name in item} == item
    expected = {
        "kind": "pages",
        "page_type": "plain",
        "slug": "pokoj",
        "url": f"{ROOT}/patro/pokoj/",
        "path": "/patro/pokoj/",
        "title": "Pokoj",
        "lead": "O čem je Pokoj.",
        "body": [],
        "body_html": "",
        "seo_title": "Náš pokoj",
        "seo_description": "Kde spíme.",
        "contact_form": None,
        "breadcrumbs": [
            {"title": region.site.root_page.title, "url": f"{ROOT}/"},
            {"title": "Patro", "url": f"{ROOT}/patro/"},
        ],
        "children": [
            {
                "title": "Skříň",
                "url": f"{ROOT}/patro/pokoj/skrin/",
                "path": "/patro/pokoj/skrin/",
            }
        ],
    }
    assert {name: told[name] for name in expected} == expected
    # What is below is told at once, though nothing of the page itself has changed.
    below.unpublish()
    assert at("/patro/pokoj/")["children"] == []


def test_a_path_may_be_written_in_several_ways(above):
    add_page("Žluťák", above, slug="žluťák")

    for path in ("/patro/", "patro", "/patro", "/patro/?utm=x#dole", " /patro/"):
        assert at(path)["title"] == "Patro", path
    for path in ("/patro/žluťák/", "/patro/%C5%BElu%C5%A5%C3%A1k/"):
        assert at(path)["title"] == "Žluťák", path
    for path in ("", "/", "?x=1"):
        assert at(path)["page_type"] == "front", path
    strange = "/neni/", "/patro//", "/../patro/", "/patro/./", "/pat%0aro/", "/%00", "//patro/"
    for path in (*strange, f"{ROOT}/patro/", "/hledat/", "/a" * 200, "/Patro/"):
        at(path, 404)


def test_an_entrance_tells_its_form(region):
    entrance = EntrancePage.objects.get(slug="chci-pomahat")

    told = at("/chci-pomahat/")

    assert told["page_type"] == "entrance"
    assert told["contact_form"] == {
        "intro": entrance.form_intro,
        "thank_you_text": entrance.thank_you_text,
    }
    assert told["breadcrumbs"] == [{"title": region.site.root_page.title, "url": f"{ROOT}/"}]


def test_whatever_is_public_at_a_path_is_found_and_says_where_the_api_has_it():
    news, event = make_news("Zpráva"), make_event("Sběr")
    organization = make_organization("Spolek", slug="spolek")
    program = make_program(organization, "Čtení")
    ended = make_program(organization, "Skončilo", status="ended")
    index = NewsIndexPage.objects.get()
    index.intro = "Co je nového."
    index.save_revision().publish()

    found = [
        (f"/aktuality/{news.slug}/", "news", f"news/{news.uuid}", "Zpráva"),
        (f"/akce/{event.slug}/", "events", f"events/{event.uuid}", "Sběr"),
        ("/adresar/spolek/", "organizations", f"organizations/{organization.uuid}", "Spolek"),
        (f"/adresar/spolek/{program.slug}/", "programs", f"programs/{program.uuid}", "Čtení"),
        (f"/adresar/spolek/{ended.slug}/", "programs", f"programs/{ended.uuid}", "Skončilo"),
    ]
    for path, kind, address, title in found:
        told = at(path)
        assert (told["kind"], told["title"], told["is_list"]) == (kind, title, False)
        assert (told["path"], told["url"]) == (path, f"{ROOT}{path}")
        assert told["api_url"] == f"{ROOT}/api/v1/{address}"
        assert Client().get(told["api_url"]).json()["url"] == told["url"]
        assert Client().get(path).status_code == 200
    for path, kind in (
        ("/aktuality/", "news"),
        ("/akce/", "events"),
        ("/adresar/", "organizations"),
    ):
        told = at(path)
        assert (told["kind"], told["is_list"]) == (kind, True)
        assert told["api_url"] == f"{ROOT}/api/v1/{kind}"
    assert at("/aktuality/")["lead"] == "Co je nového."
    steps = at(f"/adresar/spolek/{program.slug}/")["breadcrumbs"]
    assert [step["url"] for step in steps] == [
        f"{ROOT}/",
        f"{ROOT}/adresar/",
        f"{ROOT}/adresar/spolek/",
    ]


def test_a_former_path_says_where_it_went(region, above):
    editor = Editor("administrator")
    organization = make_organization("Spolek", slug="stary")
    program = make_program(organization, "Čtení")
    page = add_page("Pokoj", above, slug="pokoj")

    editor.edit(page, slug="komora")
    draft = organization.get_latest_revision_as_object()
    draft.slug = "novy"
    draft.save_revision().publish()
    secret = add_page("Tajná", region.site.root_page, slug="tajna", publish=False)
    Redirect.objects.create(old_path="/stara", redirect_link="/kontakt/", is_permanent=False)
    Redirect.objects.create(old_path="/ven", redirect_link="https://example.org/x")
    Redirect.objects.create(old_path="/dovnitr", redirect_page=secret)

    moved = {
        "/patro/pokoj/": (f"{ROOT}/patro/komora/", True),
        "/adresar/stary/": (f"{ROOT}/adresar/novy/", True),
        f"/adresar/stary/{program.slug}/": (f"{ROOT}/adresar/novy/{program.slug}/", True),
        "/stara": (f"{ROOT}/kontakt/", False),
        "/stara/?z=mailu": (f"{ROOT}/kontakt/", False),
        "/ven/": ("https://example.org/x", True),
    }
    for path, (url, is_permanent) in moved.items():
        assert at(path) == {
            "kind": "redirect",
            "redirect": {"url": url, "is_permanent": is_permanent},
        }, path
    at("/dovnitr/", 404)


def test_nothing_is_found_that_is_not_public(region, above):
    draft = add_page("Tajný návrh", above, slug="navrh", publish=False)
    closed = add_page("Tajné", region.site.root_page, slug="tajne")
    inner = add_page("Tajný sklep", closed, slug="sklep")
    news = make_news("Tajná zpráva", publish=False)
    hidden = make_organization("Tajný spolek", slug="tajny", publish=False)
    organization = make_organization("Spolek", slug="spolek")
    program = make_program(organization, "Tajný program")
    call_command("rebuild_read_models", verbosity=0)
    assert "Tajný sklep" in str(ask(limit=100))

    closed.view_restrictions.create(restriction_type="login")
    organization.unpublish()

    assert "Tajn" not in str(ask(limit=100))
    assert "Tajn" not in str(ask(q="tajný"))
    assert at("/")["children"] == [one for one in at("/")["children"] if "Tajn" not in str(one)]
    paths = ["/patro/navrh/", "/tajne/", "/tajne/sklep/", f"/aktuality/{news.slug}/"]
    paths += ["/adresar/tajny/", "/adresar/spolek/", f"/adresar/spolek/{program.slug}/"]
    for path in paths:
        at(path, 404)
    for thing in (draft, closed, inner, hidden):
        assert Client().get(f"{ADDRESS}/{thing.uuid}").status_code == 404
    DirectoryPage.objects.get().view_restrictions.create(restriction_type="login")
    make_organization("Veřejný", slug="verejny")
    at("/adresar/verejny/", 404)


def test_pages_are_listed_in_the_order_of_their_paths(above):
    add_page("Abeceda", above, slug="abeceda")

    paths = [item["path"] for item in ask(limit=100)["items"]]

    assert paths == sorted(paths)
    assert paths[0] == "/"
    assert "/patro/abeceda/" in paths
    # What has an endpoint of its own is not among them.
    assert not {"/aktuality/", "/adresar/", "/akce/"} & set(paths)
    named = [item["title"] for item in ask(limit=100, order="title")["items"]]
    assert named[0] == "Abeceda"
    assert ask(limit=1, order="-modified_at")["items"][0]["title"] == "Abeceda"
    assert [item["title"] for item in ask(q="abecedy")["items"]] == ["Abeceda"]
    assert ask(fields="path", limit=1)["items"][0].keys() == {"id", "kind", "path"}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"path": "x" * 501}, "path"),
        ({"path": "\0"}, "path"),
        ({"path": ["/a/", "/b/"]}, "path"),
        ({"paths": "/a/"}, "paths"),
        ({"topic": "sport"}, "topic"),
        ({"order": "slug"}, "order"),
        ({"fields": "body"}, "fields"),
    ],
)
def test_what_is_wrong_is_named(query, named):
    problem = ask(400, **query)

    assert {error["parameter"] for error in problem["errors"]} == {named}


@pytest.mark.any_database("the number of queries is the same on both")
def test_many_pages_cost_as_many_queries_as_one(above):
    def queries(**query) -> int:
        ask(**query)
        with CaptureQueriesContext(connection) as asked:
            ask(**query)
        return len(asked)

    organization = make_organization("Spolek", slug="spolek")
    make_program(organization, "Čtení")
    ask()
    few = queries(limit=100)
    for number in range(60):
        above.add_child(instance=PlainPage(title="Pokoj", slug=f"pokoj-{number}", lead="Pokoj."))

    assert queries(limit=100) <= few <= 12
    call_command("rebuild_read_models", verbosity=0)
    assert queries(limit=100) <= 5
    for path in ("/patro/pokoj-7/", "/adresar/spolek/", "/aktuality/"):
        assert queries(path=path) <= 10, path


def test_a_path_and_what_narrows_lists_do_not_go_together():
    response = Client().get("/api/v1/pages", {"path": "/", "q": "slovo", "fields": "title"})

    assert response.status_code == 400
    assert {error["parameter"] for error in response.json()["errors"]} == {"q", "fields"}
