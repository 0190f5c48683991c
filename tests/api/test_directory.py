"""The API's organizations and programs: what the directory shows, told for other front ends."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone

from tests.directory.test_filter import choices, names, organizations, total
from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_program,
    place,
)
from volunteering.directory.models import (
    OrganizationLink,
    OrganizationPhoto,
)

# The fixture of the other file is used by its name.
__all__ = ["organizations"]

pytestmark = pytest.mark.django_db

API = "/api/v1"
DAY = timedelta(days=1)


def ask(path: str, status: int = 200, /, **query) -> dict:
    """Return the answer to a question."""
    response = Client().get(f"{API}{path}", query)
    assert response.status_code == status, response.content.decode()
    return response.json()


def found(path: str, **query) -> list[str]:
    """Return the names in a list, in order."""
    told = ask(path, **query)
    assert told["paging"]["total"] == len(told["items"])
    return [item["name"] for item in told["items"]]


# What the API is asked for, and the same question to the web.
QUESTIONS = (
    ({}, ""),
    ({"place": "turnovsko"}, "misto=turnovsko"),
    ({"topic": "sport", "place": "turnov"}, "tema=sport&misto=turnov"),
    ({"target_group": "deti"}, "skupina=deti"),
    ({"seeking": "true"}, "hleda=1"),
    ({"seeking": "true", "place": "doksy"}, "hleda=1&misto=doksy"),
    ({"q": "semily", "topic": "seniori"}, "q=semily&tema=seniori"),
    ({"topic": "sport", "place": "doksy"}, "tema=sport&misto=doksy"),
)
FACETS = {"misto": "place", "tema": "topic", "skupina": "target_group"}


def test_lists_and_their_counts_are_those_of_the_directory(organizations, client):
    for path, kind in (("/organizations", ""), ("/programs", "druh=programy&")):
        for query, web in QUESTIONS:
            page = client.get(f"/adresar/?{kind}{web}")
            told = ask(path, facets="true", **query)
            assert [item["name"] for item in told["items"]] == names(page), web
            assert told["paging"]["total"] == total(page)
            counts = {
                (name, value["value"]): value["count"]
                for name, values in told["facets"].items()
                for value in values
                if not value["is_chosen"]
            }
            shown = {
                (FACETS[name], values[0]): count
                for link, count in choices(page).items()
                for name, values in parse_qs(link.partition("?")[2]).items()
                if name in FACETS and f"{name}={values[0]}" not in web
            }
            assert shown.items() <= counts.items(), web
            # The web offers only some of the villages.
            assert {key for key in counts if key[0] != "place"} <= shown.keys()
    counters = ask("/counters")
    assert (counters["organizations"], counters["programs"]) == (5, 2)


def test_lists_are_narrowed_put_in_order_and_refuse_what_they_do_not_know():
    make_organization("Čmelák", legal_form="association", is_sending=True)
    make_organization("Chaloupka", legal_form="institute", is_volunteer_centre=True)
    cypris = make_organization("Cypřiš", legal_form="municipality", is_receiving=True)
    first = make_program(cypris, "Hřiště", status="prepared")
    make_program(cypris, "Chodník", status="running")
    ended = make_program(cypris, "Skončilo", status="ended")
    make_news("Zpráva")
    make_event("Bude")
    make_event("Bylo", starts_at=timezone.now() - 9 * DAY, ends_at=timezone.now() - 8 * DAY)

    assert found("/organizations") == ["Cypřiš", "Čmelák", "Chaloupka"]
    assert found("/organizations", order="-modified_at") == ["Cypřiš", "Chaloupka", "Čmelák"]
    assert found("/organizations", legal_form=["institute", "association"]) == [
        "Čmelák",
        "Chaloupka",
    ]
    assert found("/organizations", role=["centre", "sending"]) == ["Čmelák", "Chaloupka"]
    assert found("/organizations", role="receiving", legal_form="institute") == []
    assert found("/programs", organization=cypris.uuid) == ["Hřiště", "Chodník"]
    assert found("/programs", organization=first.uuid) == []
    assert found("/programs", changed_since=(timezone.localdate() + DAY).isoformat()) == []
    # Its page stays for whoever has the link.
    assert ask(f"/programs/{ended.uuid}")["status"] == "ended"
    assert ask("/counters") == {
        "as_of": timezone.localdate().isoformat(),
        "organizations": 3,
        "programs": 2,
        "news": 1,
        "stories": 0,
        "events": 1,
    }
    for path, name, value in (
        ("/organizations", "role", "boss"),
        ("/organizations", "legal_form", "x"),
        ("/organizations", "order", "sort_key"),
        ("/organizations", "organization", cypris.uuid),
        ("/programs", "organization", "cypris"),
        ("/programs", "status", "ended"),
        ("/programs", "topic", "nesmysl"),
    ):
        problem = ask(path, 400, **{name: value})
        assert [error["parameter"].partition(".")[0] for error in problem["errors"]] == [name]
    assert ask(f"/programs/{first.slug}", 404)["status"] == 404


def test_all_of_a_profile_is_told_at_its_address():
    today = timezone.localdate()
    logo, photo = make_image(alt="Modrý kruh"), make_image(alt="Na zahradě")
    organization = make_organization(
        "Domov U Lípy",
        alternate_name="Lípa",
        ico="70891508",
        legal_form="association",
        street="Skálova 12",
        postal_code="51101",
        latitude="50.58700",
        longitude="15.15700",
        description="První odstavec.\n\nDruhý.",
        opening_hours="Po–Čt 8–16",
        accreditation_until=today,
        seeking_until=today - DAY,
        is_receiving=True,
        logo=logo,
        publish=False,
    )
    draft = organization.get_latest_revision_as_object()
    draft.links.add(OrganizationLink(kind="facebook", url="https://www.facebook.com/lipa"))
    draft.links.add(OrganizationLink(kind="website", url="https://lipa.example/"))
    draft.photos.add(OrganizationPhoto(image=photo))
    draft.save_revision().publish()
    make_program(organization, "Skončilo", status="ended", seeking_until=today + DAY)
    program = make_program(
        organization,
        "Předčítání",
        seeking_until=today + 9 * DAY,
        website="https://lipa.example/cteni",
        description="Čteme.",
        groups=["seniori"],
    )

    told = ask(f"/organizations/{organization.uuid}")
    assert told == ask(f"/organizations/{organization.slug}")
    url = f"http://testserver/adresar/{organization.slug}/"
    plain = (
        "id kind slug url name alternate_name ico legal_form summary is_volunteer_centre is_sending is_receiving"
        " is_accredited accreditation_until is_seeking seeking_until program_count description address opening_hours"
        " website links contacts"
    )
    turnov = {"slug": "turnov", "name": "Turnov", "kind": place("turnov").kind}
    assert {name: told[name] for name in plain.split()} == {
        "id": str(organization.uuid),
        "kind": "organizations",
        "slug": organization.slug,
        "url": url,
        "name": "Domov U Lípy",
        "alternate_name": "Lípa",
        "ico": "70891508",
        "legal_form": {"value": "association", "label": "spolek"},
        "summary": "Co dělá Domov U Lípy.",
        "is_volunteer_centre": False,
        "is_sending": False,
        "is_receiving": True,
        "is_accredited": True,
        "accreditation_until": today.isoformat(),
        # One of its programs does; what it looked for itself is over.
        "is_seeking": True,
        "seeking_until": None,
        "program_count": 1,
        "description": "První odstavec.\n\nDruhý.",
        "address": {
            "street": "Skálova 12",
            "postal_code": "51101",
            "municipality": turnov,
            "latitude": 50.587,
            "longitude": 15.157,
            "hides_address": False,
        },
        "opening_hours": "Po–Čt 8–16",
        "website": "https://lipa.example/",
        "links": [
            {"kind": "facebook", "label": "Facebook", "url": "https://www.facebook.com/lipa"},
            {"kind": "website", "label": "web", "url": "https://lipa.example/"},
        ],
        "contacts": [
            {"name": "Jana Veřejná", "role": "", "email": "verejna@organizace.example", "phone": ""}
        ],
    }
    assert told["seat"] == turnov
    assert told["areas"] == [turnov]
    assert [term["slug"] for term in told["topics"]] == ["seniori"]
    assert told["target_groups"] == []
    assert told["logo"]["alt"] == "Modrý kruh"
    assert told["logo"]["sizes"][0]["url"].startswith("http://testserver/media/")
    assert [picture["alt"] for picture in told["photos"]] == ["Na zahradě"]
    assert told["freshness"]["confirmed_on"] is None
    assert told["freshness"]["since"] == today.isoformat()

    (line,) = told["programs"]
    full = ask(f"/programs/{program.uuid}")
    assert full == line | {"description": "Čteme."}
    assert ask("/programs")["items"] == [line]
    assert line["organization"] == {
        "id": str(organization.uuid),
        "name": "Domov U Lípy",
        "url": url,
    }
    assert (line["kind"], line["url"]) == ("programs", f"{url}{program.slug}/")
    assert (line["status"], line["website"]) == ("running", "https://lipa.example/cteni")
    assert (line["is_seeking"], line["seeking_until"]) == (True, (today + 9 * DAY).isoformat())
    assert [term["name"] for term in line["target_groups"]] == ["Senioři"]
    (summary,) = ask("/organizations")["items"]
    assert summary == {name: told[name] for name in summary}
    assert "contacts" not in summary
