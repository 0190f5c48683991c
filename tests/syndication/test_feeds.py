"""RSS as feed readers see it, and the sitemap."""

from datetime import timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_story,
    topic,
)
from tests.support.doors import FEEDS, read, sitemap
from tests.support.editing import Editor, page_titled, path_of, text
from volunteering.posts.pages import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db

NASTY = [
    "Ryby & čipsy",
    "5 < 6 > 4",
    "Říká: „Ano“, \"ne\" a 'možná'",
    "<script>alert(1)</script>",
    "]]> konec",
    "&amp; už jednou",
    "Emoji 🎈 a ř",
]


def feed(path: str):
    """Return the feed as a reader of feeds understands it; it must be well-formed."""
    response = Client().get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/rss+xml")
    parsed = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize("path", FEEDS)
def test_an_empty_feed_is_a_valid_one(path):
    parsed = feed(path)

    assert parsed.version == "rss20"
    assert parsed.entries == []
    assert parsed.feed.title
    assert parsed.feed.language == "cs"


def test_each_channel_carries_its_kind_newest_first():
    now = timezone.now()
    pages = {
        "aktuality": make_news("Zpráva", first_published_at=now - timedelta(days=3)),
        "pribehy": make_story("Příběh", first_published_at=now - timedelta(days=1)),
        "akce": make_event("Akce", first_published_at=now - timedelta(days=2)),
    }

    for channel, page in pages.items():
        assert [entry.title for entry in feed(f"/kanaly/{channel}.rss").entries] == [page.title]
    assert [entry.title for entry in feed("/kanaly/vse.rss").entries] == [
        "Příběh",
        "Akce",
        "Zpráva",
    ]
    titles = {feed(path).feed.title for path in FEEDS}
    assert len(titles) == 4


@pytest.mark.parametrize("channel", ["neni", "vse.xml", "AKTUALITY", "adresar"])
def test_an_unknown_channel_is_not_there(channel):
    assert Client().get(f"/kanaly/{channel}.rss").status_code == 404


@pytest.mark.parametrize("title", NASTY)
def test_signs_in_a_title_come_through_as_they_are(title):
    make_news(title)

    source = read("/kanaly/aktuality.rss")
    root = ElementTree.fromstring(source)

    assert [item.findtext("title") for item in root.iter("item")] == [title]
    feed("/kanaly/aktuality.rss")


def test_an_entry_is_identified_by_what_never_changes():
    page = make_news("Zpráva")
    before = feed("/kanaly/aktuality.rss").entries[0]
    assert before.id == page.uuid.urn
    assert before.guidislink is False

    page.title, page.slug = "Jiný titulek", "jina-adresa"
    page.save_revision().publish()

    after = feed("/kanaly/aktuality.rss").entries[0]
    assert (after.id, after.published) == (before.id, before.published)
    assert after.title == "Jiný titulek"
    assert after.link.endswith("/jina-adresa/")


def test_the_same_page_is_the_same_entry_in_both_of_its_feeds():
    make_story("Příběh")

    assert feed("/kanaly/vse.rss").entries[0].id == feed("/kanaly/pribehy.rss").entries[0].id


def test_every_address_in_a_feed_is_a_full_one():
    image = make_image(alt="Kniha")
    related = make_news("Souvislost")
    organization = make_organization("Spolek")
    editor = Editor()
    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Odkazy",
        slug="odkazy",
        lead="Vede všude možně.",
        lead_image=image,
        organizations=[organization],
        body=[
            text(
                f'<p><a id="{related.pk}" linktype="page">uvnitř</a> <a href="/adresar/?tema=seniori">adresář</a>'
                ' <a href="https://example.org/x">venku</a> <a href="mailto:a@b.example">pošta</a></p>'
            ),
            (
                "call_to_action",
                {
                    "heading": "Pojďte",
                    "text": "",
                    "label": "Jdu",
                    "page": "",
                    "link": "/kontakt/",
                },
            ),
        ],
    )

    root = ElementTree.fromstring(read("/kanaly/vse.rss"))
    addresses = [element.text for element in root.iter("link")]
    addresses += [
        element.attrib["href"] for element in root.iter("{http://www.w3.org/2005/Atom}link")
    ]
    html = " ".join(element.text for element in root.iter("description") if element.text)
    page = BeautifulSoup(html, "lxml")
    addresses += [element["href"] for element in page.select("[href]")]
    addresses += [element["src"] for element in page.select("[src]")]

    assert len(addresses) > 8
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme in ("http", "https", "mailto"), address
        assert parts.scheme == "mailto" or parts.netloc in ("testserver", "example.org"), address
    assert {"http://testserver/kontakt/", related.full_url} <= set(addresses)
    assert page.select("[srcset], [class], [style], script, svg") == []
    assert page.select_one("img")["alt"] == "Kniha"


def test_an_entry_holds_the_whole_text_topics_and_dates():
    body = '[{"type": "text", "value": "<p>Poslední <b>věta</b>.</p>"}]'
    page = make_news("Zpráva", body=body, topics=[topic("seniori"), topic("zdravi")])

    entry = feed("/kanaly/aktuality.rss").entries[0]

    assert "Poslední <b>věta</b>." in entry.description
    assert page.lead in entry.description
    assert {tag.term for tag in entry.tags} == {"Senioři", topic("zdravi").name}
    assert entry.published_parsed[:3] == timezone.now().utctimetuple()[:3]


def test_an_event_says_when_and_where():
    make_event("Akce", venue_name="Sokolovna")

    assert "Sokolovna" in feed("/kanaly/akce.rss").entries[0].description


def test_a_feed_ends_somewhere():
    for number in range(33):
        make_news(f"Zpráva {number}")

    assert len(feed("/kanaly/aktuality.rss").entries) == 30


def test_a_change_moves_no_entry_forward():
    now = timezone.now()
    old = make_news("Stará", first_published_at=now - timedelta(days=9))
    make_news("Nová", first_published_at=now - timedelta(days=1))

    old.lead = "Opraveno."
    old.save_revision().publish()

    assert [entry.title for entry in feed("/kanaly/aktuality.rss").entries] == ["Nová", "Stará"]


def test_pages_tell_browsers_where_their_feed_is():
    for path, channel in (
        ("/", "vse"),
        ("/aktuality/", "aktuality"),
        ("/pribehy/", "pribehy"),
        ("/akce/", "akce"),
    ):
        assert f'href="/kanaly/{channel}.rss"' in read(path)


# ---- sitemap ----

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries() -> dict[str, str | None]:
    """Return the addresses of the sitemap with the day of their last change."""
    root = ElementTree.fromstring(sitemap())
    return {
        entry.findtext(f"{NAMESPACE}loc"): entry.findtext(f"{NAMESPACE}lastmod")
        for entry in root.iter(f"{NAMESPACE}url")
    }


def test_the_sitemap_knows_pages_profiles_and_the_form_with_the_day_of_their_change():
    organization = make_organization("Spolek")
    page = make_news("Zpráva")
    type(page).objects.filter(pk=page.pk).update(
        last_published_at=timezone.now() - timedelta(days=40)
    )

    found = entries()

    page.refresh_from_db()
    assert found[page.full_url][:10] == timezone.localdate(page.last_published_at).isoformat()
    organization.refresh_from_db()
    day = timezone.localdate(organization.last_published_at).isoformat()
    assert found[f"http://testserver/adresar/{organization.slug}/"][:10] == day
    assert "http://testserver/adresar/pridat/" in found
    for path in (
        "/",
        "/aktuality/",
        "/pribehy/",
        "/akce/",
        "/adresar/",
        "/kontakt/",
        "/chci-pomahat/",
    ):
        assert f"http://testserver{path}" in found


def test_every_address_of_the_sitemap_answers_and_is_there_once():
    make_organization("Spolek")
    make_news("Zpráva")
    make_event("Akce")
    cache.clear()
    locations = [
        element.text for element in ElementTree.fromstring(sitemap()).iter(f"{NAMESPACE}loc")
    ]

    assert len(locations) == len(set(locations))
    for location in locations:
        assert Client().get(urlsplit(location).path).status_code == 200, location


def test_robots_txt_leads_to_the_sitemap():
    robots = read("/robots.txt")

    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Disallow: /admin/" in robots


def test_a_page_published_by_an_editor_is_in_the_sitemap_at_once():
    editor = Editor()
    before = entries()

    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Čerstvá",
        slug="cerstva",
        lead="Nová.",
        body=[],
    )

    page = page_titled("Čerstvá")
    assert set(entries()) - set(before) == {f"http://testserver{path_of(page)}"}
