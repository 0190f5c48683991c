"""What is not public is told by no address of the API: each hidden thing has words of its own, and every answer is searched."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page

from tests.support.centre import make_image, make_news, make_organization, make_story
from tests.support.strangers import OTHER_HOST, Planted, plant
from tests.support.telling import API, make_ready, told
from volunteering.directory.models import Organization, OrganizationContact, Program
from volunteering.offices.models import Office
from volunteering.pages.content import ContentPage
from volunteering.search.indexing import catch_up

pytestmark = pytest.mark.django_db

# In private fields of public things.
PRIVATE = (
    "tajnypramen",
    "tajnysouhlas",
    "tajnaosoba",
    "tajnavesnice",
    "46777",
    "50.76512",
    "15.06512",
)


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[Planted]:
    """Plant once for all tests of this module; they only read, and everything is taken back at the end."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            private = plant_private()
            everything = plant()
            everything.public["ukryty"] = "/adresar/ukryty/"
            everything.hidden |= dict.fromkeys(private, "")
            catch_up()
            yield everything
            transaction.set_rollback(True)
        # Addresses of the second site must not outlive it.
        cache.clear()


@pytest.fixture(autouse=True)
def _no_limit(settings) -> None:
    """Let one client ask as often as it likes."""
    settings.VOLUNTEERING_API_LIMIT = 0


def plant_private() -> tuple[str, ...]:
    """Plant public things with words in their private fields, and documents that are not for everybody; return the words."""
    image = make_image(alt="Obrázek")
    image.consent_note = "tajnysouhlas"
    image.save()
    organization = make_organization(
        "Spolek ukryty",
        slug="ukryty",
        hide_address=True,
        street="tajnavesnice 7",
        postal_code="46777",
        latitude="50.76512",
        longitude="15.06512",
        source_note="tajnypramen",
        logo=image,
    )
    organization.contacts.add(
        OrganizationContact(
            name="tajnaosoba", role="tajnaosoba", email="tajnaosoba@x.example", is_public=False
        )
    )
    organization.save_revision().publish()
    make_news("Zpráva s obrazkem", lead_image=image, organizations=[organization])
    make_story("Příběh s obrazkem", lead_image=image)
    private = Collection.get_first_root_node().add_child(name="tajnasbirka")
    private.view_restrictions.create(restriction_type="login")
    for title, collection in (("verejnydokument", None), ("tajnydokument", private)):
        document = get_document_model()(title=f"Soubor {title}")
        if collection:
            document.collection = collection
        document.file = ContentFile(title.encode(), name=f"{title}.csv")
        document.save()
    return (*PRIVATE, "tajnydokument", "tajnasbirka")


def leaks(planted: Planted, answer: str, asked: str = "") -> list[str]:
    """Return the words of what is not public that occur in an answer; what was asked for may be repeated."""
    answer = answer.lower().replace(asked.lower(), "") if asked else answer.lower()
    return [word for word in (*planted.hidden, *planted.elsewhere) if word in answer]


def reads() -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the path and the parameters of every operation that reads."""
    paths = Client().get(f"{API}/openapi.json").json()["paths"]
    return [
        (path, methods["get"].get("parameters", []))
        for path, methods in paths.items()
        if "get" in methods
    ]


def lists() -> list[tuple[str, set[str]]]:
    """Return the path of every list, with the names of its parameters."""
    named = [(path, {one["name"] for one in parameters}) for path, parameters in reads()]
    return [(path, names) for path, names in named if "{" not in path and "limit" in names]


def variants(names: set[str]) -> Iterator[str]:
    """Give the query strings that show as much of a list as can be shown."""
    wanted = {
        "expand": ("", "expand=body"),
        "facets": ("", "facets=true"),
        "time": ("", "time=all", "time=past"),
        "is_used": ("", "is_used=true"),
    }
    choices = [values for name, values in wanted.items() if name in names]
    for chosen in product(*choices):
        yield "&".join(["limit=100", *filter(None, chosen)])


def test_no_list_and_no_item_tells_what_is_hidden(planted):
    for _ in ("as they are made", "as they are kept"):
        for path, names in lists():
            for query in variants(names):
                answer = told(f"{path}?{query}")
                assert answer, path
                assert leaks(planted, answer) == [], (path, query)
        for path, parameters in reads():
            if "{" not in path and not any(one.get("required") for one in parameters):
                assert leaks(planted, told(path)) == [], path
        make_ready()
    shown = "".join(told(f"{path}?limit=100") for path, _names in lists())
    shown += told("/events?time=past&limit=100") + told("/pages?limit=100")
    missing = [word for word in (*planted.public, "verejnydokument") if word not in shown.lower()]
    assert missing == []


def test_every_public_item_keeps_what_is_private_to_itself(planted):
    seen = 0
    for path, names in lists():
        if "fields" not in names:
            continue
        query = "&time=all" if "time" in names else ""
        for item in Client().get(f"{API}{path}?limit=100{query}").json()["items"]:
            for name in filter(
                None, {str(item["id"]), item.get("slug") if path != "/pages" else ""}
            ):
                answer = told(f"{path}/{name}")
                # A program has no slug of its own, its organization tells where it is.
                assert answer or name != str(item["id"]), (path, name)
                assert leaks(planted, answer) == [], (path, name)
                seen += 1
    assert seen > 20
    full = told("/organizations/ukryty")
    assert '"street":""' in full
    assert '"latitude":null' in full


def test_no_name_of_something_hidden_opens_it(planted):
    public = {
        str(thing)
        for path in ("/news", "/stories", "/events")
        for thing in ids(f"{path}?limit=100")
    }
    public |= set(ids("/events?time=past&limit=100"))
    for kind in ContentPage.__subclasses__():
        path = {"NewsPage": "/news", "StoryPage": "/stories", "EventPage": "/events"}[kind.__name__]
        for page in kind.objects.all():
            for name in (page.uuid, page.slug):
                assert bool(told(f"{path}/{name}")) == (str(page.uuid) in public), (path, name)
    hidden = Organization.objects.exclude(uuid__in=ids("/organizations?limit=100"))
    hidden_programs = Program.objects.filter(organization__in=hidden)
    hidden_offices = Office.objects.exclude(uuid__in=ids("/offices?limit=100"))
    assert hidden
    assert hidden_programs
    assert hidden_offices
    for path, things in (
        ("/organizations", hidden),
        ("/programs", hidden_programs),
        ("/offices", hidden_offices),
    ):
        for thing in things:
            assert told(f"{path}/{thing.uuid}") == told(f"{path}/{thing.slug}") == "", thing
            # Nobody learns by asking for what belongs to it that it is there.
            if path == "/organizations":
                for other in ("/news", "/stories", "/events", "/programs"):
                    answer = Client().get(f"{API}{other}?organization={thing.uuid}").json()
                    assert answer["items"] == [], (other, thing)
    document = get_document_model().objects.get(title="Soubor tajnydokument")
    assert told(f"/documents/{document.pk}") == ""


def ids(path: str) -> list[str]:
    """Return the identifiers of the items of a list."""
    return [item["id"] for item in Client().get(f"{API}{path}").json()["items"]]


def test_no_path_leads_to_a_hidden_page(planted):
    for word, path in (planted.hidden | planted.elsewhere).items():
        if path:
            assert told(f"/pages?path={path}") == "", word
    for page in Page.objects.filter(depth__gt=2):
        path = page.get_url_parts()[2] if page.get_url_parts() else "/"
        assert leaks(planted, told(f"/pages?path={path}"), path) == [], path


def test_words_of_what_is_hidden_find_nothing(planted):
    kinds = ("", "news", "stories", "events", "organizations", "programs", "pages", "documents")
    for number, word in enumerate((*planted.hidden, *planted.elsewhere)):
        answer = Client().get(f"{API}/search", {"q": word, "exactly": "true"}).json()
        assert (answer["items"], answer["similar"], answer["promoted"]) == ([], [], []), word
        assert not any(one["count"] for facet in answer["facets"].values() for one in facet), word
        assert leaks(planted, told(f"/search?q={word}&limit=100"), word) == [], word
        for path, names in lists():
            # All lists ask the same index; some words show it.
            if "q" in names and path not in ("/search", "/places") and number % 5 == 0:
                assert ids(f"{path}?q={word}") == [], (path, word)
        for beginning in (word, word[:-2]):
            assert leaks(planted, told(f"/suggestions?q={beginning}"), beginning) == [], word
    for kind, word in product(
        kinds, ("spolek", "zpráva", "příběh", "akce", "strana", "věta", "soubor")
    ):
        for path in ("/search?limit=100&", "/suggestions?"):
            answer = told(f"{path}q={word}" + (f"&kind={kind}" if kind else ""))
            assert leaks(planted, answer) == [], (path, kind, word)


def test_numbers_and_choices_count_only_what_is_public(planted):
    counters = Client().get(f"{API}/counters").json()
    for name in ("news", "stories", "organizations", "programs", "events"):
        assert counters[name] == Client().get(f"{API}/{name}").json()["paging"]["total"], name
    for path in ("/organizations", "/programs"):
        facets = Client().get(f"{API}{path}?facets=true").json()["facets"]
        values = {one["value"] for facet in facets.values() for one in facet}
        # Only drafts name these.
        assert not values & {"kultura-a-pamatky", "harrachov"}, path
    for path in ("/topics", "/places"):
        assert not {"kultura-a-pamatky", "harrachov"} & {
            item["slug"]
            for item in Client().get(f"{API}{path}?is_used=true&limit=100").json()["items"]
        }


def test_a_preview_needs_its_token(planted):
    for query in ("", "?token=", "?token=x", "?token=1:x:y"):
        response = Client().get(f"{API}/preview{query}")
        assert response.status_code in (400, 404, 410), query
        assert leaks(planted, response.content.decode()) == []


def test_another_site_tells_its_own_and_nothing_of_ours(planted):
    for path, names in lists():
        for query in variants(names):
            answer = told(f"{path}?{query}", OTHER_HOST).lower()
            assert answer, path
            assert [word for word in (*planted.public, *planted.hidden) if word in answer] in (
                [],
                # A document belongs to no region.
            ), (path, query)
    for word in planted.public:
        assert f"spolek {word}" not in told(f"/search?q={word}", OTHER_HOST)
    assert "jindezprava" in told("/news", OTHER_HOST)
    assert "jindeakce" in told("/events", OTHER_HOST)
