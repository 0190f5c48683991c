"""What a feed may be asked for: narrowed, in pages, kept by caches, named by pages."""

import json
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    place,
    topic,
)
from tests.support.doors import read
from tests.support.telling import make_ready
from tests.support.web import soup
from tests.syndication.reading_feeds import ENDINGS, everything, get, json_feed, parsed, titles
from volunteering.core.models import Region
from volunteering.topics.models import TargetGroup

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("a format only says what the API tells"),
]


def test_a_feed_is_narrowed_by_everything_and_says_so():
    lipa, brizka = make_organization("Lípa", slug="lipa"), make_organization("Bříza")
    group, other = TargetGroup.objects.order_by("pk")[:2]
    make_news("A", places=[place("turnov")], topics=[topic("seniori")], organizations=[lipa])
    make_news("B", places=[place("semily")], target_groups=[group], organizations=[brizka])
    make_event("C", topics=[topic("seniori")], target_groups=[other])
    centre = Region.objects.get().centre_name

    for query, wanted in (
        ({"misto": "turnovsko"}, {"A"}),
        ({"misto": "Turnovsko"}, {"A"}),
        ({"misto": ["turnov", "semily"]}, {"A", "B"}),
        ({"tema": "seniori"}, {"A", "C"}),
        ({"komu": group.slug}, {"B"}),
        ({"komu": [group.slug, other.slug]}, {"B", "C"}),
        ({"organizace": str(lipa.uuid)}, {"A"}),
        ({"organizace": ["lipa", brizka.slug]}, {"A", "B"}),
        ({"organizace": "lipa", "tema": "seniori", "misto": "turnovsko"}, {"A"}),
        ({"organizace": "lipa", "komu": group.slug}, set()),
    ):
        assert titles(**query) == wanted, query
    assert titles("akce", tema="seniori") == {"C"}

    told = json_feed("aktuality", misto="Turnovsko", organizace="lipa")
    assert told["title"] == f"Aktuality – Turnovsko – Lípa – {centre}"
    assert parsed(get("rss", misto="turnovsko")).feed.title == f"Turnovsko – {centre}"
    # Its own address names the same in words that do not change.
    own = {"misto": "turnovsko", "organizace": str(lipa.uuid)}
    assert told["feed_url"] == f"http://testserver/kanaly/aktuality.json?{urlencode(own)}"
    assert json_feed("aktuality", **own) == told
    lipa.slug = "lipa-nova"
    lipa.save_revision().publish()
    assert json_feed("aktuality", misto="turnovsko", organizace="lipa")["title"] == told["title"]


def test_what_is_not_known_is_refused_in_a_sentence():
    hidden = make_organization("Skrytá", slug="skryta", publish=False)
    for ending in ENDINGS:
        for query in (
            {"topic": "seniori"},
            {"q": "lípa"},
            {"misto": "Atlantida"},
            {"misto": ["turnov", "neni"]},
            {"tema": "<b>"},
            {"komu": ""},
            {"organizace": "neni"},
            {"organizace": "skryta"},
            {"organizace": str(hidden.uuid)},
            {"strana": "0"},
            {"strana": ["1", "2"]},
        ):
            answer = get(ending, **query)
            assert answer.status_code == 400, query
            assert answer["Content-Type"] == "text/plain; charset=utf-8"
            assert answer["Access-Control-Allow-Origin"] == "*"
            (name,) = query
            assert answer.content.decode().startswith(f"{name}: ")
            assert "Skrytá" not in answer.content.decode()
    assert get("atom", "neni").status_code == get("json", strana="2").status_code == 404
    assert Client().post("/kanaly/vse.json").status_code == 405


def test_pages_lead_from_the_first_to_the_last_and_show_everything_once():
    for number in range(31):
        make_news(f"Zpráva {number}", first_published_at=timezone.now() - timedelta(hours=number))

    first = json_feed("aktuality")
    assert [item["title"] for item in first["items"]] == [f"Zpráva {n}" for n in range(30)]
    second = json.loads(read(first["next_url"].removeprefix("http://testserver")))
    assert [item["title"] for item in second["items"]] == ["Zpráva 30"]
    assert "next_url" not in second
    for ending in ("rss", "atom"):
        told = parsed(get(ending, "aktuality", strana="2")).feed
        links = {link.rel: link.href for link in told.links}
        address = f"http://testserver/kanaly/aktuality.{ending}"
        assert links["previous"] == links["first"] == address
        assert links["self"] == links["last"] == f"{address}?strana=2"
        assert "next" not in links
    assert (
        parsed(get("atom", "aktuality", strana="2")).feed.id
        == "http://testserver/kanaly/aktuality.atom"
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_reader_that_has_it_already_is_told_so_until_something_changes(ending):
    page = make_news("Zpráva")
    path = f"/kanaly/vse.{ending}"
    first = Client().get(path)
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Cache-Control"].startswith("public, max-age=0, s-maxage=")
    assert first.cookies == {}
    head = Client().head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])

    again = Client().get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"

    page.title = "Jiná"
    page.save_revision().publish()
    changed = Client().get(path, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert "Jiná" in changed.content.decode()
    # An empty one does not change with every second either.
    assert (
        Client().get("/kanaly/pribehy.atom")["ETag"] == Client().get("/kanaly/pribehy.atom")["ETag"]
    )
    zipped = Client().get(path, headers={"accept-encoding": "gzip"})
    assert zipped["Vary"] == "Accept-Encoding"


def test_a_feed_costs_the_same_few_queries_with_one_post_and_with_many():
    def questions(**query) -> int:
        make_ready()
        assert get("json", **query).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            assert get("json", **query).status_code == 200
        return len(asked)

    everything()
    few = questions(), questions(misto="turnovsko", tema="seniori")
    for _number in range(3):
        everything()
    cache.clear()

    assert (questions(), questions(misto="turnovsko", tema="seniori")) == few
    assert max(few) <= 8


def test_pages_name_their_feeds_in_every_format_with_what_they_are_narrowed_to():
    organization = make_organization("Lípa", topics=["seniori"])
    page = make_news(
        "Zpráva",
        topics=[topic("seniori")],
        places=[place("turnov")],
        organizations=[organization],
    )
    for path, channel, query in (
        ("/", "vse", ""),
        ("/akce/", "akce", ""),
        ("/aktuality/?tema=seniori&misto=turnov&mesic=", "aktuality", "?misto=turnov&tema=seniori"),
        ("/aktuality/?tema=neni", "aktuality", ""),
        (urlsplit(page.full_url).path, "aktuality", ""),
        (organization.get_url(), "vse", f"?organizace={organization.uuid}"),
    ):
        links = soup(Client().get(path)).select('head link[rel="alternate"]')
        found = {link["type"]: link["href"] for link in links if "/kanaly/" in link["href"]}
        assert found == {
            kind.partition(";")[0]: f"/kanaly/{channel}.{ending}{query}"
            for ending, kind in ENDINGS.items()
        }
        for address in found.values():
            assert Client().get(address).status_code == 200
