"""HSDS as a directory of services that takes ours over reads it.

Judged by our own tables, see `rules_of_hsds.py`.
"""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator

from tests.support.centre import make_image, make_organization, make_program
from tests.support.strangers import plant
from tests.support.telling import make_ready
from volunteering.directory.models import OrganizationContact
from volunteering.topics.models import TargetGroup, Topic

from .rules_of_hsds import (
    MINIMAL,
    ORGANIZATION,
    ORGANIZATION_IN_LIST,
    SERVICE,
    SERVICE_IN_LIST,
    TAXONOMY,
    TERM,
    page,
)

pytestmark = pytest.mark.django_db

HSDS = "/hsds/v3"
NASTY = 'Říká: „Ano" <b> & </script> ]]> \u2028, 🎈'


def get(path: str, schema: dict | None = None, **query) -> dict:
    """Return the JSON at an address; it is open to scripts of all sites and keeps to its schema."""
    response = Client().get(f"{HSDS}{path}", query)
    assert response.status_code == 200, (path, response.content)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    told = response.json()
    if schema:
        checker = Draft202012Validator.FORMAT_CHECKER
        Draft202012Validator(schema, format_checker=checker).validate(told)
    return told


def names(path: str, **query) -> list[str]:
    return [one["name"] for one in get(path, **query)["contents"]]


def test_an_organization_and_its_program_are_told_whole():
    organization = make_organization(
        NASTY,
        ico="70891508",
        legal_form="association",
        street="Dlouhá 1",
        postal_code="51101",
        latitude="50.58",
        longitude="15.15",
        logo=make_image(),
        description="O nás",
    )
    organization.contacts.add(OrganizationContact(name="Petr", phone="+420 485 000 000"))
    organization.save_revision().publish()
    program = make_program(organization, NASTY, status="running", groups=["seniori"])

    told = get(f"/organizations/{organization.uuid}", ORGANIZATION)
    assert (told["name"], told["description"]) == (NASTY, f"Co dělá {NASTY}.\n\nO nás")
    assert [one["identifier_scheme"] for one in told["organization_identifiers"]] == ["CZ-ICO"]
    assert told["organization_identifiers"][0]["identifier"] == "70891508"
    (place,) = told["locations"]
    assert (place["latitude"], place["longitude"]) == (50.58, 15.15)
    (address,) = place["addresses"]
    assert (address["address_1"], address["city"], address["postal_code"], address["country"]) == (
        "Dlouhá 1",
        "Turnov",
        "51101",
        "CZ",
    )
    assert address["state_province"] == "Liberecký kraj"
    assert told["phones"][0]["number"] == "+420 485 000 000"
    assert told["attributes"][0]["taxonomy_term_id"] == str(Topic.objects.get(slug="seniori").uuid)

    service = get(f"/services/{program.uuid}", SERVICE)
    assert (service["name"], service["status"]) == (NASTY, "active")
    assert service["organization"] == told
    assert service["service_areas"][0]["name"] == "Turnov"
    assert service["service_at_locations"][0]["location"] == place
    group = TargetGroup.objects.get(slug="seniori")
    terms = [one["taxonomy_term"] for one in service["attributes"]]
    assert {one["id"] for one in terms} > {str(group.uuid)}
    for one in terms:
        assert get(f"/taxonomy_terms/{one['id']}", TERM) == one
        assert get(f"/taxonomies/{one['taxonomy_id']}", TAXONOMY) == one["taxonomy_detail"]
    # The same identifiers next time.
    assert get(f"/services/{program.uuid}") == service
    assert get("/services", page(SERVICE), full="true")["contents"] == [service]
    brief = get("/services", page(SERVICE_IN_LIST))["contents"][0]
    assert brief.items() <= (service | {"organization": brief["organization"]}).items()
    get("/organizations", page(ORGANIZATION), full="1")
    get("/organizations", page(ORGANIZATION_IN_LIST))


def test_a_hidden_address_is_nowhere_and_only_a_confirmation_assures():
    day = timezone.localdate() - timedelta(days=10)
    organization = make_organization(
        "Úkryt", street="tajnaulice 7", postal_code="46777", latitude="50.76512", hide_address=True
    )
    organization.contacts.add(
        OrganizationContact(name="tajnaosoba", email="t@x.example", is_public=False)
    )
    organization.save_revision().publish()
    program = make_program(organization)
    for path in (f"/organizations/{organization.uuid}", f"/services/{program.uuid}"):
        response = Client().get(f"{HSDS}{path}").content.decode()
        assert not [w for w in ("tajna", "46777", "50.765", "locat") if w in response], path
    assert "assured_date" not in get(f"/services/{program.uuid}", SERVICE)
    organization.record.confirmed_on, organization.record.confirmed_by = day, "centre"
    organization.record.save()
    assert get(f"/services/{program.uuid}", SERVICE)["assured_date"] == day.isoformat()


def test_lists_are_narrowed_by_all_filters_together_and_paged():
    first = make_organization("Alfa", topics=["seniori"])
    second = make_organization("Beta", topics=["sport"])
    for name, owner, topics, status in (
        ("Čtení", first, ["seniori"], "running"),
        ("Hry", first, ["sport"], "prepared"),
        ("Závody", second, ["sport"], "ended"),
    ):
        make_program(owner, name, topics=topics, status=status, groups=["seniori"])
    sport = str(Topic.objects.get(slug="sport").uuid)
    topics, groups = get("/taxonomies", page(TAXONOMY))["contents"]
    assert names("/services") == ["Čtení", "Hry", "Závody"]
    assert [one["status"] for one in get("/services")["contents"]] == [
        "active", "inactive", "defunct",
    ]  # fmt: skip
    assert names("/services", taxonomy_term_id=sport) == ["Hry", "Závody"]
    assert names("/services", taxonomy_term_id=sport, organization_id=str(first.uuid)) == ["Hry"]
    assert names("/services", taxonomy_id=groups["id"], search="čtením") == ["Čtení"]
    assert names("/organizations", taxonomy_id=groups["id"]) == []
    assert names("/organizations", taxonomy_id=topics["id"]) == ["Alfa", "Beta"]
    assert names("/organizations", organization_id=str(second.uuid)) == ["Beta"]
    # What nothing is called finds nothing.
    for name in ("taxonomy_id", "taxonomy_term_id", "organization_id"):
        assert names("/services", **{name: str(UUID(int=7))}) == [], name
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert names("/services", modified_after=tomorrow) == []
    assert len(names("/services", modified_after=timezone.localdate().isoformat())) == 3
    assert len(get("/services", page(MINIMAL), minimal="true")["contents"]) == 3

    def header(**query):
        told = get("/services", **query)
        told["contents"] = len(told["contents"])
        return list(told.values())

    assert header(per_page=2) == [3, 2, 1, 2, True, False, False, 2]
    assert header(per_page=2, page=2) == [3, 2, 2, 1, False, True, False, 1]
    assert header(per_page=2, page=9) == [3, 2, 9, 0, False, True, True, 0]
    assert header(search="nicnenajde") == [0, 0, 1, 0, True, True, True, 0]
    count = Topic.objects.count()
    assert get("/taxonomy_terms", page(TERM), taxonomy_id=topics["id"])["total_items"] == count
    assert names("/taxonomy_terms", search="senio", taxonomy_id=topics["id"]) == ["Senioři"]


@pytest.mark.any_database("HTTP lies above it")
def test_it_is_spoken_over_http_as_the_api_is():
    make_program(make_organization())
    told = get("/")
    assert told["version"] == "3.0"
    first = Client().get(f"{HSDS}/services")
    again = Client().get(f"{HSDS}/services", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert "s-maxage=60" in first["Cache-Control"]
    assert Client().head(f"{HSDS}/services").status_code == 200
    wrong = (
        "neznamy=1", "page=0", "page=x", "per_page=101", "page=²", "full=ano", "format=ndjson", "modified_after=vcera",
        "taxonomy_id=x", "page=1&page=2", "search=%00",
    )  # fmt: skip
    for query in wrong:
        response = Client().get(f"{HSDS}/services?{query}")
        assert response.status_code == 400, query
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["detail"]
    for path in (f"/services/{UUID(int=1)}", "/services/x", "/nic", f"/taxonomies/{UUID(int=1)}"):
        response = Client().get(f"{HSDS}{path}")
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
        assert response["Access-Control-Allow-Origin"] == "*"
    assert Client().post(f"{HSDS}/services").status_code == 405


def test_lists_cost_the_same_with_one_and_with_many():
    def cost() -> dict[str, int]:
        make_ready()
        costs = {}
        for path in ("/services?full=true", "/organizations?full=true", "/services?minimal=true"):
            Client().get(f"{HSDS}{path}")
            with CaptureQueriesContext(connection) as asked:
                assert Client().get(f"{HSDS}{path}").json()["contents"]
            costs[path] = len(asked)
        return costs

    make_program(make_organization())
    few = cost()
    for number in range(4):
        make_program(make_organization(f"Spolek {number}", street="Dlouhá 1"), f"Program {number}")
    assert cost() == few
    assert max(few.values()) <= 8


def test_nothing_that_is_not_public_gets_out():
    planted = plant()
    for path in ("/services", "/organizations"):
        for query in ("full=true&per_page=100", "per_page=100", "minimal=true"):
            if "minimal" in query and path != "/services":
                continue
            answer = Client().get(f"{HSDS}{path}?{query}").content.decode().lower()
            assert "contents" in answer
            strangers = [w for w in (*planted.hidden, *planted.elsewhere) if w in answer]
            assert strangers == [], (path, query)
    assert "zivotspolek" in str(
        get("/organizations", page(ORGANIZATION), full="true", per_page=100)
    )
    get("/services", page(SERVICE), full="true", per_page=100)
