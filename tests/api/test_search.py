"""The API's search: what the search page finds and counts, told for other front ends."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.rich_text import RichText

from tests.support import searching as web
from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_program,
    make_story,
    place,
    topic,
)
from volunteering.search.models import MissedQuery, PromotedResult

pytestmark = pytest.mark.django_db

API = "/api/v1/search"
KINDS = {"aktuality": "news", "pribehy": "stories", "akce": "events", "organizace": "organizations"}


def ask(words: str = "bylinky", status: int = 200, /, **query) -> dict:
    """Return the answer to a question."""
    response = Client().get(API, {"q": words, **query})
    assert response.status_code == status, response.content.decode()
    return response.json()


def titles(words: str = "bylinky", **query) -> list[str]:
    """Return the titles of the results, in order."""
    return [item["title"] for item in ask(words, **query)["items"]]


def marked(parts: list[dict]) -> str:
    """Return a text with brackets around the words that counted."""
    return "".join(f"[{one['text']}]" if one["is_match"] else one["text"] for one in parts)


def counts(told: dict, name: str) -> dict[str, int]:
    """Return the number beside each value of a facet."""
    return {one["value"]: one["count"] for one in told["facets"][name]}


@pytest.fixture
def herbs() -> None:
    """Make news, stories and events about herbs that differ by place, topic and year."""
    turnov, lipa = [place("turnov")], [place("ceska-lipa")]
    seniors, nature = [topic("seniori")], [topic("zdravi")]
    make_news("Bylinky jedna", places=turnov, topics=seniors)
    make_news("Bylinky dvě", places=turnov, topics=nature)
    make_story("Bylinky tři", places=lipa, topics=nature)
    both = {"municipality": place("ceska-lipa"), "topics": [*seniors, *nature]}
    make_event("Bylinky čtyři", **both, starts_at=web.at(2031))
    make_news("Bylinky pět", first_published_at=web.at(2022))


# What the API is asked for, and the same question to the web.
QUESTIONS = (
    ({}, {}),
    ({"topic": "zdravi"}, {"tema": "zdravi"}),
    ({"place": "okres-semily"}, {"misto": "okres-semily"}),
    ({"year": 2031}, {"rok": "2031"}),
    ({"kind": "news", "place": "turnov"}, {"druh": "aktuality", "misto": "turnov"}),
    ({"kind": "events", "topic": "zdravi"}, {"druh": "akce", "tema": "zdravi"}),
)


def test_results_and_counts_are_those_of_the_search_page(herbs):
    for query, same in QUESTIONS:
        page, told = web.ask(**same), ask(**query)
        addresses = [item["url"].removeprefix("http://testserver") for item in told["items"]]
        assert addresses == web.found(page), query
        assert told["paging"]["total"] == told["complete"] == len(addresses)
        tabs = {KINDS[kind]: count for kind, count in web.tabs(page).items() if kind}
        assert {name: n for name, n in counts(told, "kind").items() if n} == tabs
        for name, label in (("topic", "Obor"), ("year", "Rok"), ("place", "Místo")):
            values = {one["label"]: one["count"] for one in told["facets"][name]}
            assert web.choices(page, label).items() <= values.items(), (query, label)
    told = ask(topic="zdravi", kind="news")
    chosen = {
        name: [one["value"] for one in values if one["is_chosen"]]
        for name, values in told["facets"].items()
    }
    assert chosen == {"kind": ["news"], "place": [], "topic": ["zdravi"], "year": []}


def test_values_of_a_filter_are_alternatives_and_everyday_names_are_known(herbs):
    assert set(titles(year=[2022, 2031])) == {"Bylinky čtyři", "Bylinky pět"}
    both = titles(place=["Turnovsko", "Česká Lípa"])
    assert set(both) == {"Bylinky jedna", "Bylinky dvě", "Bylinky tři", "Bylinky čtyři"}
    assert titles(place=["turnov", "ceska-lipa"], topic="seniori", kind="events") == [
        "Bylinky čtyři"
    ]
    told = ask(place="turnov", year=2031)
    assert (told["items"], told["paging"]["total"]) == ([], 0)
    # What taking off one filter would bring; what is chosen is told even when it leaves nothing.
    assert counts(told, "year") == {str(timezone.localdate().year): 2, "2031": 0}
    assert counts(told, "place")["ceska-lipa"] == 1
    assert ask(facets="false")["facets"] is None


def test_results_have_what_their_lists_tell_and_show_where_the_words_stand():
    make_news(
        "Zpráva o sousedech",
        body=[
            ("text", RichText("<p>Úvod.</p>")),
            (
                "text",
                RichText("<h2>Co roste</h2><p>U <b>zdi</b>, kde voní bylinkami &amp; sejí.</p>"),
            ),
        ],
    )
    organization = make_organization("Spolek", description="Učíme.\n\nSušíme bylinky pro děti.")
    make_program(organization, "Bylinková dílna")
    document = get_document_model().objects.create(
        title="Bylinky v květináči", file=ContentFile(b"a", name="navod.csv")
    )
    call_command("rebuild_read_models", verbosity=0)

    told = {item["kind"]: item for item in ask()["items"]}

    passage = marked(told["news"]["passage"])
    assert passage == "Co roste U zdi, kde voní [bylinkami] & sejí."
    assert marked(told["organizations"]["passage"]) == "Učíme. Sušíme [bylinky] pro děti."
    assert marked(told["programs"]["title_parts"]) == "[Bylinková] dílna"
    assert marked(told["documents"]["title_parts"]) == "[Bylinky] v květináči"
    for kind, item in told.items():
        assert Client().get(item["api_url"]).status_code == 200, kind
        listed = Client().get(f"/api/v1/{kind}").json()["items"]
        # Only what depends on the clock is left to the lists.
        assert item["item"].items() <= listed[0].items()
        assert item["url"] == item["item"]["url"]
        assert item["title"] == "".join(part["text"] for part in item["title_parts"])
    assert told["documents"]["item"]["id"] == document.pk


def test_mistakes_are_repaired_unless_that_is_not_wanted():
    make_news("Dobrovolník roku")

    told = ask("dobrovolnyk")
    assert told["repairs"] == [{"typed": "dobrovolnyk", "read": "dobrovolnik"}]
    assert marked(told["items"][0]["title_parts"]) == "[Dobrovolník] roku"
    exactly = ask("dobrovolnyk", exactly="true")
    assert (exactly["items"], exactly["repairs"]) == ([], [])
    assert ask("dobrovolník")["repairs"] == []


def test_words_are_kept_together_left_out_and_found_in_part():
    make_news("Letní tábor u vody")
    make_news("Tábor v zimě u lesa")
    make_news("Voda")

    assert titles('"letní tábor"') == ["Letní tábor u vody"]
    assert titles("tábor -letní") == ["Tábor v zimě u lesa"]
    told = ask("letní tábor vody")
    whole = [item["title"] for item in told["items"] if item["is_complete"]]
    assert whole == ["Letní tábor u vody"]
    assert told["complete"] == 1 < told["paging"]["total"] == len(told["items"])
    assert (told["is_one_word"], ask("tábor")["is_one_word"]) == (False, True)
    for nothing in ("", "   ", "🐝", '"', "\u202e"):
        told = ask(nothing)
        assert (told["items"], told["similar"], told["paging"]["total"]) == ([], [], 0)


def test_pages_of_results_fit_together():
    for number in range(7):
        make_news(f"Bylinky {number}")
    whole = titles()
    assert len(whole) == 7

    asked, seen = ask(limit=3), []
    while True:
        seen += [item["title"] for item in asked["items"]]
        if not asked["paging"]["next"]:
            break
        asked = Client().get(asked["paging"]["next"]).json()
    assert seen == whole
    assert asked["paging"]["offset"] == 6
    assert titles(offset=50) == []


def test_promoted_results_stand_above_a_question_that_nothing_narrows(region):
    make_news("Registrace dobrovolníků")
    PromotedResult.objects.create(
        region=region, terms="registrace", address="/chci-pomahat/", title="Přihlaste se"
    )

    (one,) = ask("registrace")["promoted"]

    assert (one["title"], one["url"]) == ("Přihlaste se", "http://testserver/chci-pomahat/")
    for narrowed in ({"kind": "news"}, {"year": 2026}, {"offset": 1}, {"exactly": "true"}):
        assert ask("registrace", **narrowed)["promoted"] == []


def test_what_is_missed_is_noted_as_on_the_page():
    make_news("Bylinky")

    ask("vorvaň")
    Client().head(API, {"q": "velryba"})
    Client().get(API, {"q": "keporkak"}, headers={"Sec-Purpose": "prefetch"})
    ask("plejtvák", kind="news")
    ask("bylinky")

    assert list(MissedQuery.objects.values_list("words", "count")) == [("vorvaň", 1)]


def test_nothing_is_found_or_suggested_that_is_not_public():
    make_news("Bylinky tajné", publish=False)
    closed = make_news("Bylinky zamčené")
    expired = make_news("Bylinky prošlé", expire_at=timezone.now() + timedelta(days=1))
    organization = make_organization("Bylinkáři")
    make_program(organization, "Bylinky v parku")
    call_command("rebuild_read_models", verbosity=0)
    assert len(titles()) >= 3

    closed.view_restrictions.create(restriction_type="login")
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    expired.unpublish()
    organization.unpublish()

    told = ask()
    assert (told["items"], told["similar"], told["paging"]["total"]) == ([], [], 0)
    assert Client().get("/api/v1/suggestions", {"q": "byli"}).json()["items"] == []


@pytest.mark.parametrize(
    ("path", "query", "named"),
    [
        ("search", {"q": "x", "druh": "akce"}, "druh"),
        ("search", {"q": "x", "kind": "aktuality"}, "kind"),
        ("search", {"q": "x", "place": "Atlantida"}, "place"),
        ("search", {"q": "x", "topic": "nesmysl"}, "topic"),
        ("search", {"q": "x", "year": "loni"}, "year"),
        ("search", {"q": "x", "year": 1066}, "year"),
        ("search", {"q": "x" * 501}, "q"),
        ("search", {"q": ["a", "b"]}, "q"),
        ("search", {"q": "x", "limit": 0}, "limit"),
        ("search", {"q": "x", "exactly": "moc"}, "exactly"),
        ("suggestions", {"q": "x", "limit": 3}, "limit"),
        ("suggestions", {"q": "x", "kind": "mista"}, "kind"),
    ],
)
def test_what_is_wrong_is_named_in_a_sentence(path, query, named):
    response = Client().get(f"/api/v1/{path}", query)

    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["parameter"].partition(".")[0] == named
    assert error["detail"].endswith(".")


@pytest.mark.any_database("the number of queries is the same on both")
def test_many_results_cost_as_many_queries_as_few():
    def queries(**query) -> int:
        ask(**query)
        with CaptureQueriesContext(connection) as asked:
            ask(**query)
        return len(asked)

    def make(number: int) -> None:
        organization = make_organization(f"Bylinkáři {number}")
        make_program(organization, f"Bylinky v parku {number}")
        make_story(f"Bylinky {number}")
        make_event(f"Bylinky {number}")
        # The word stands only in the text.
        make_news(f"Zpráva {number}", body=[("text", RichText("<p>Sušíme bylinky.</p>"))])

    make(0)
    call_command("rebuild_read_models", verbosity=0)
    few = queries(place="turnov"), queries(limit=100)
    for number in range(1, 6):
        make(number)
    call_command("rebuild_read_models", verbosity=0)

    assert (queries(place="turnov"), queries(limit=100)) == few
    assert max(few) <= 10
