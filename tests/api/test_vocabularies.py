"""The API's vocabularies: places, topics and target groups, as filters take them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.centre import make_news, make_organization, place, topic
from volunteering.core.collation import czech_key
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

pytestmark = pytest.mark.django_db


def ask(path: str, **query):
    """Return what an address answers."""
    response = Client().get(f"/api/v1/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def slugs(path: str, **query) -> list[str]:
    """Return the slugs of a list, in order."""
    return [item["slug"] for item in ask(path, **query)["items"]]


def test_all_of_a_place_is_told():
    turnov = place("turnov")

    told = ask("places/turnov")

    assert told == {
        "slug": "turnov",
        "name": "Turnov",
        "kind": "obec",
        "id": str(turnov.uuid),
        "official_name": "Turnov",
        "code": "577626",
        "is_town": True,
        "kraj": {"slug": "liberecky-kraj", "name": "Liberecký kraj", "kind": "kraj"},
        "okres": {"slug": "okres-semily", "name": "okres Semily", "kind": "okres"},
        "orp": {"slug": "orp-turnov", "name": "Turnov a okolí", "kind": "orp"},
        "position": {
            "latitude": float(turnov.latitude),
            "longitude": float(turnov.longitude),
        },
        "covers": [],
    }
    area = ask("places/turnovsko")
    assert (area["code"], area["position"]) == ("", None)
    assert [part["slug"] for part in area["covers"]] == ["orp-turnov"]


def test_places_are_found_by_the_beginnings_of_their_words():
    assert slugs("places", q="turn") == ["turnov", "orp-turnov", "turnovsko"]
    assert slugs("places", q="TURN okoli") == ["orp-turnov"]
    assert slugs("places", q="nisou jab", kind="okres") == ["okres-jablonec-nad-nisou"]
    assert slugs("places", q="ceska l", kind=["okres", "obec"]) == [
        "ceska-lipa",
        "okres-ceska-lipa",
    ]
    assert slugs("places", q="urnov") == []
    assert len(slugs("places", kind="kraj")) == Place.objects.filter(kind="kraj").count()


def test_all_places_come_in_pages_in_czech_order():
    asked, names = "places?limit=30", []
    while asked:
        answer = ask(asked)
        names += [item["name"] for item in answer["items"]]
        asked = (answer["paging"]["next"] or "").partition("/api/v1/")[2]

    assert len(names) == answer["paging"]["total"] == Place.objects.count() > 60
    assert names == sorted(names, key=czech_key)
    assert names.index("Hodkovice nad Mohelkou") < names.index("Chrastava")


def test_topics_and_target_groups_come_in_the_order_of_the_centre():
    topics = ask("topics")

    assert [item["slug"] for item in topics["items"]] == [one.slug for one in Topic.objects.all()]
    assert slugs("target-groups") == [one.slug for one in TargetGroup.objects.all()]
    assert topics["items"][0].keys() == {"id", "slug", "name", "ofn_iri"}
    assert topics["paging"]["total"] == Topic.objects.count()
    assert slugs("topics", limit=2, offset=1) == slugs("topics")[1:3]


def test_only_what_finds_something_public_is_used():
    group = TargetGroup.objects.all()[3]
    make_news("Zpráva", topics=[topic("sport")], places=[place("turnovsko")], target_groups=[group])
    make_news("Návrh", topics=[topic("zdravi")], places=[place("ceska-lipa")], publish=False)
    make_organization("Tajná", publish=False, topics=["seniori"])

    assert slugs("topics", is_used="true") == ["sport"]
    assert slugs("target-groups", is_used="true") == [group.slug]
    used = slugs("places", is_used="true")
    # What shares ground with the area finds the news, too.
    assert {"turnovsko", "turnov", "okres-semily", "liberecky-kraj"} <= set(used)
    assert not {"ceska-lipa", "okres-ceska-lipa"} & set(used)
    assert all(Client().get("/api/v1/news", {"place": slug}).json()["items"] for slug in used[:5])


def test_a_change_is_told_at_once(django_capture_on_commit_callbacks):
    assert ask("topics")["items"][0]["name"] != "Nové jméno"
    first = Topic.objects.first()
    first.name = "Nové jméno"
    first.save()
    assert ask("topics")["items"][0]["name"] == "Nové jméno"

    assert ask("places/turnov")["is_town"] is True
    turnov = place("turnov")
    turnov.is_town = False
    turnov.save()
    assert ask("places/turnov")["is_town"] is False
    ask("places/turnovsko")
    with django_capture_on_commit_callbacks(execute=True):
        place("turnovsko").covers.add(place("semily"))
    assert "semily" in {part["slug"] for part in ask("places/turnovsko")["covers"]}


def test_a_list_costs_as_many_queries_however_long():
    def queries(path: str, **query) -> int:
        ask(path, **query)
        with CaptureQueriesContext(connection) as asked:
            ask(path, **query)
        return len(asked)

    assert queries("places", limit=100) == queries("places/turnov") == queries("topics") == 1
    assert queries("places", limit=100, is_used="true") <= 10
    response = Client().get("/api/v1/topics")
    again = Client().get("/api/v1/topics", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "status", "named"),
    [
        ("places?kind=mesto", 400, "kind"),
        ("places?limit=101", 400, "limit"),
        ("places?is_used=snad", 400, "is_used"),
        ("topics?q=x", 400, "q"),
        ("places/nikde", 404, None),
    ],
)
def test_what_is_wrong_is_named(address, status, named):
    response = Client().get(f"/api/v1/{address}")

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert [one["parameter"] for one in response.json()["errors"]] == ([named] if named else [])
