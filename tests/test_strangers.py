"""What is not public appears through no door: each hidden thing has a word of its own, and every door is searched for it."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urljoin, urlsplit

import feedparser
import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.support.doors import FEEDS, LISTS, read, sitemap
from tests.support.strangers import OTHER_HOST, Planted, plant
from tests.support.web import soup
from volunteering.core.models import Region
from volunteering.directory.models import Organization
from volunteering.search.indexing import catch_up
from volunteering.search.kinds import kinds

pytestmark = pytest.mark.django_db

MANY = 700


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[Planted]:
    """Plant once for all tests of this module; they only read, and everything is taken back at the end."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            everything = plant()
            # Each test begins with nothing noted, and these things are made once for all of them.
            catch_up()
            yield everything
            transaction.set_rollback(True)
        # Addresses of the second site must not outlive it.
        cache.clear()


def leaks(planted: Planted, html: str, *, elsewhere: bool = True) -> list[str]:
    """Return the words of what is not public that occur in a page."""
    strangers = [*planted.hidden, *(planted.elsewhere if elsewhere else ())]
    lowered = html.lower()
    return [word for word in strangers if word in lowered]


def missing(html: str, *words: str) -> list[str]:
    """Return the words that should be there and are not."""
    return [word for word in words if word not in html]


def test_lists_show_only_what_is_public(planted):
    for door in LISTS:
        assert leaks(planted, read(door)) == [], door
    shown = "".join(map(read, LISTS))
    expected = [word for word in planted.public if word not in ("verejnakancelar",)]
    expected = [word for word in expected if not word.endswith(("plain", "entrance"))]
    assert missing(shown, *expected) == []


def test_the_front_page_shows_only_what_is_public(planted):
    front = read("/")

    assert leaks(planted, front) == []
    assert missing(front, "verejneevent", "verejnakancelar") == []


def test_nothing_hidden_is_within_reach_of_links(planted):
    """Follow every link of the site as a search engine does."""
    client, waiting, seen = Client(), ["/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        assert len(seen) < MANY, "the site has more addresses than anybody can follow"
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        html = response.content.decode()
        assert leaks(planted, html) == [], address
        if "html" not in response["Content-Type"]:
            continue
        for link in soup(response).select("a[href], link[rel=alternate], form[action]"):
            target = urlsplit(
                urljoin(f"http://testserver{address}", link.get("href") or link["action"])
            )
            if target.netloc != "testserver" or link.get("method") == "post":
                continue
            # One choice at a time: combinations of filters are without number.
            if len(parse_qs(target.query)) <= 1 and not target.path.startswith("/media/"):
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    assert {urlsplit(path).path for path in planted.public.values()} <= {
        urlsplit(path).path for path in seen
    } | {planted.public["verejneplain"], planted.public["zivotplain"]} | {
        planted.public["verejneentrance"],
        planted.public["zivotentrance"],
    }


@pytest.mark.parametrize("ending", ["rss", "atom", "json"])
@pytest.mark.parametrize("door", FEEDS)
def test_feeds_carry_only_what_is_public(planted, door, ending):
    feed = read(door.replace(".rss", f".{ending}"))

    assert leaks(planted, feed) == []
    channel = door.removeprefix("/kanaly/").removesuffix(".rss")
    expected = {"aktuality": ["news"], "pribehy": ["story"], "akce": ["event", "past"]}
    kinds_expected = expected.get(channel, ["news", "story", "event", "past"])
    assert missing(feed, *(f"verejne{kind}" for kind in kinds_expected)) == []


def test_the_sitemap_names_only_what_is_public(planted):
    addresses = {urlsplit(url).path for url in re.findall(r"<loc>(.*?)</loc>", sitemap())}

    for word, path in (planted.hidden | planted.elsewhere).items():
        assert path not in addresses or path == "", word
    assert leaks(planted, " ".join(addresses)) == []
    assert {urlsplit(path).path for path in planted.public.values()} <= addresses


def test_robots_txt_names_nothing_hidden(planted):
    assert leaks(planted, read("/robots.txt")) == []


def test_a_search_for_a_hidden_word_finds_nothing(planted):
    for word in planted.hidden | planted.elsewhere:
        # Exactly: a word that nobody wrote would be read as the nearest one that somebody did.
        results = soup(Client().get("/hledat/", {"q": word, "presne": "1"}))
        assert results.select(".result") == [], word
        assert results.select(".kind-tabs .chip__count") == [], word
        assert (
            leaks(
                planted,
                soup(Client().get("/hledat/", {"q": word}))
                .select_one("main")
                .decode()
                .replace(word, ""),
            )
            == []
        )


def test_a_search_within_a_kind_finds_nothing_hidden(planted):
    for kind in kinds():
        found = soup(Client().get("/hledat/", {"q": "spolek zprava akce", "druh": kind.name}))
        assert leaks(planted, found.select_one("main").decode()) == []
        for word in ("spolek", "zpráva", "příběh", "akce", "strana", "věta"):
            page = read("/hledat/", q=word, druh=kind.name)
            assert leaks(planted, page) == [], (kind.name, word)


def test_a_search_for_a_public_word_finds_it(planted):
    for word, path in planted.public.items():
        if word == "verejnakancelar":
            continue
        results = soup(Client().get("/hledat/", {"q": word}))
        links = [urlsplit(link["href"]).path for link in results.select(".result__title a")]
        assert urlsplit(path).path in links, word


def test_the_numbers_beside_kinds_of_results_count_only_what_is_public(planted):
    results = soup(Client().get("/hledat/", {"q": "Zpráva"}))

    # verejnenews, zivotnews, verejnevazby.
    tab = results.select_one(".kind-tabs a[href*='druh=aktuality'] .chip__count")
    assert tab.get_text() == "3"


def test_the_directory_finds_nothing_hidden_by_words_or_choices(planted):
    for word in planted.hidden | planted.elsewhere:
        for kind in ({}, {"druh": "programy"}):
            page = soup(Client().get("/adresar/", {"q": word} | kind))
            assert page.select(".org-card") == [], word
            assert {count.get_text() for count in page.select(".kind-tabs .chip__count")} == {"0"}
    for choice in (
        {"tema": "zvirata"},
        {"misto": "semily"},
        {"tema": "zvirata", "misto": "semily"},
    ):
        page = soup(Client().get("/adresar/", choice))
        names = [name.get_text() for name in page.select(".org-card__title")]
        assert names == ["Spolek zivotspolek"]


def test_counters_count_only_what_is_public(planted):
    region = Region.objects.get(site__is_default_site=True)
    public = Organization.objects.filter(slug__in=["zivotspolek"]) | Organization.objects.filter(
        name__contains="verejna"
    )
    assert public.count() == 2

    front = soup(Client().get("/"))
    assert front.select_one(".doorway__number").get_text() == "2"
    assert front.select_one(".doorway__programs").get_text() == "2"
    # An edit that waits for approval moves a listing neither to its new topic nor to its new place.
    page = soup(Client().get("/adresar/"))
    choices = {
        choice["href"].rpartition("?")[2]: int(choice.select_one(".facet__count").get_text())
        for choice in page.select(".facet__choice")
    }
    assert choices["tema=zvirata"] == 1
    assert choices["tema=seniori"] == 1
    assert choices["misto=okres-semily"] == 2
    assert "tema=kultura-a-pamatky" not in choices
    assert "misto=harrachov" not in choices
    page = soup(Client().get("/adresar/", {"druh": "programy"}))
    choices = {
        choice["href"].rpartition("&")[2]: int(choice.select_one(".facet__count").get_text())
        for choice in page.select(".facet__choice")
    }
    assert choices["tema=sport"] == 2
    assert "tema=kultura-a-pamatky" not in choices
    assert "misto=harrachov" not in choices
    # Those that look for volunteers belong to listings that nobody may see.
    assert "hleda=1" not in choices
    assert region.name == "Liberecký kraj"


def test_profiles_show_only_what_is_public(planted):
    profile = read(urlsplit(planted.public["verejnaorganizace"]).path)
    assert leaks(planted, profile) == []
    assert missing(profile, "verejnenews", "verejnestory", "verejneevent") == []

    half_hidden = read(urlsplit(planted.public["zivotspolek"]).path)
    assert leaks(planted, half_hidden) == []


def test_an_article_names_only_public_organizations(planted):
    article = read(planted.public["verejnevazby"])

    assert "verejnaorganizace" in article
    assert list(leaks(planted, article, elsewhere=False)) == []


def test_the_address_itself_opens_nothing(planted):
    for word, path in (planted.hidden | planted.elsewhere).items():
        if not path:
            continue
        response = Client().get(path)
        if word.endswith("login") or word in ("tajnepatro", "tajnypokoj"):
            assert response.status_code in (302, 403), word
        elif word.endswith("password"):
            # Wagtail asks for the password in place of the page.
            assert response.status_code == 200, word
        else:
            assert response.status_code == 404, word
        html = response.content.decode()
        # The address itself may stand in the form that leads back to it.
        assert not re.search(rf"(věta|zpráva|příběh|akce|strana) {word}", html.lower()), word
        assert f"Spolek {word}" not in html, word


def test_previews_and_drafts_in_the_admin_need_an_account(planted):
    from wagtail.models import Page

    page = Page.objects.get(title="Zpráva tajnenewsdraft")
    for address in (
        f"/admin/pages/{page.pk}/view_draft/",
        f"/admin/pages/{page.pk}/edit/preview/",
        f"/admin/pages/{page.pk}/edit/",
    ):
        response = Client().get(address)
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]


def test_the_page_for_lost_readers_gives_nothing_away(planted):
    response = Client().get("/tajnenewsdraft/")

    assert response.status_code == 404
    html = response.content.decode().replace("/tajnenewsdraft/", "")
    assert leaks(planted, html) == []


def test_another_region_shows_its_own_and_nothing_of_ours(planted):
    client = Client(headers={"host": OTHER_HOST})
    doors = ("/aktuality/", "/akce/", "/kanaly/vse.rss", "/sitemap.xml")
    cache.clear()
    pages = {door: client.get(door).content.decode() for door in doors}

    for door, html in pages.items():
        assert [word for word in planted.public if word in html] == [], door
        assert [word for word in planted.hidden if word in html.lower()] == [], door
    assert "jindezprava" in pages["/aktuality/"]
    assert "jindeakce" in pages["/akce/"]
    entries = feedparser.parse(pages["/kanaly/vse.rss"]).entries
    assert {entry.link for entry in entries} == {
        f"http://{OTHER_HOST}/aktuality/jindezprava/",
        f"http://{OTHER_HOST}/akce/jindeakce/",
    }
    for word in ("verejnenews", "verejnaorganizace"):
        assert soup(client.get("/hledat/", {"q": word})).select(".result") == []
    assert soup(client.get("/hledat/", {"q": "jindezprava"})).select(".result")
