"""What pages say of themselves to search engines in JSON-LD.

Judged by our own table, see `rules_of_schema_org.py`; what the JSON means is compared with what was published.
"""

import json
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_program,
    make_story,
    place,
    topic,
)
from tests.support.editing import Editor, prague
from tests.support.web import soup
from volunteering.directory.models import OrganizationContact
from volunteering.offices.models import HoursException, Office, WeeklyHours
from volunteering.pages.models import SiteDetails

from .rules_of_schema_org import judged

pytestmark = pytest.mark.django_db

NASTY = 'Říká: „Ano" <b> & </script><script>alert(1)</script> ]]> \u2028, 🎈'


def said(path: str) -> dict[str, dict]:
    """Return the things that a page says, by their types; it says everything in one block."""
    blocks = soup(Client().get(path)).select('head > script[type="application/ld+json"]')
    assert len(blocks) == 1, path
    told = json.loads(blocks[0].string)
    assert told["@context"] == "https://schema.org"
    judged(told["@graph"])
    return {thing["@type"]: thing for thing in told["@graph"]}


def trail(things: dict) -> list[str]:
    items = things["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    return [urlsplit(item["item"]).path for item in items]


def test_an_organization_and_its_program_say_what_their_pages_show():
    organization = make_organization(
        NASTY,
        ico="70891508",
        street="Dlouhá 1",
        postal_code="51101",
        latitude="50.58",
        longitude="15.15",
        logo=make_image(),
    )
    town = make_organization("Město", legal_form="municipality", seat=place("turnov"))
    program = make_program(organization, "Předčítání </script>", groups=["seniori"])

    page = Client().get(organization.get_url())
    # One element, although its text would end it: the rest of the page is where it belongs.
    assert soup(page).select_one("h1").get_text() == NASTY
    assert b"<script>alert" not in page.content
    things = said(organization.get_url())
    told = things["NGO"]
    assert told["name"] == NASTY
    assert told["@id"] == organization.uuid.urn
    assert told["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "IČO",
        "value": "70891508",
    }
    assert told["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Dlouhá 1",
        "postalCode": "51101",
        "addressLocality": "Turnov",
        "addressCountry": "CZ",
    }
    assert told["location"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 50.58,
        "longitude": 15.15,
    }
    assert told["contactPoint"][0]["email"] == "verejna@organizace.example"
    assert told["logo"]["url"].startswith("http://testserver/media/")
    assert trail(things) == ["/", "/adresar/", organization.get_url()]
    assert "GovernmentOrganization" in said(town.get_url())
    things = said(program.get_url())
    assert things["Service"]["provider"]["@id"] == told["@id"]
    assert trail(things) == ["/", "/adresar/", organization.get_url(), program.get_url()]
    head = soup(Client().get(program.get_url()))
    assert head.select_one('meta[property="og:title"]')["content"] == program.name


def test_a_hidden_address_and_contact_stay_hidden_and_drafts_say_nothing(rf):
    organization = make_organization(
        "Úkryt",
        street="tajnaulice 7",
        postal_code="46777",
        latitude="50.76512",
        longitude="15.06512",
        hide_address=True,
    )
    organization.contacts.add(OrganizationContact(name="tajnaosoba", is_public=False))
    organization.save_revision().publish()
    told = said(organization.get_url())["NGO"]
    assert set(told["address"]) == {"@type", "addressLocality", "addressCountry"}
    assert "location" not in told
    whole = json.dumps(told)
    assert not [word for word in ("tajna", "46777", "50.765", "15.065") if word in whole]

    page = make_news("Jednou veřejná")
    page.title = "Jen koncept"
    page.save_revision()
    assert said(page.url)["NewsArticle"]["headline"] == "Jednou veřejná"
    draft = page.get_latest_revision_as_object().make_preview_request(rf.get("/"), "")
    assert "Jen koncept" in draft.rendered_content
    assert "ld+json" not in draft.rendered_content
    # Behind a login, for somebody who may read it.
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    response = Editor("editor").client.get(page.url)
    assert response.status_code == 200
    assert b"ld+json" not in response.content


def test_articles_name_their_publisher_and_what_they_are_about():
    organization = make_organization("Domov U Lípy")
    news = make_news(NASTY, lead_image=make_image(), organizations=[organization])
    story = make_story("p" * 255, person_name=NASTY, topics=[topic("seniori")])

    told = said(news.url)["NewsArticle"]
    assert told["headline"] == NASTY
    assert told["publisher"]["name"] == "Centrum Libereckého kraje"
    assert told["about"][0]["@id"] == organization.uuid.urn
    assert (told["image"][0]["width"], told["image"][0]["height"]) == (1200, 800)
    assert datetime.fromisoformat(told["datePublished"]) == news.first_published_at
    assert trail(said(news.url)) == ["/", "/aktuality/", news.url]
    told = said(story.url)["Article"]
    assert told["about"][0] == {"@type": "Person", "name": NASTY}
    assert told["keywords"] == ["Senioři"]


@pytest.mark.parametrize(
    ("fields", "kind", "status", "attendance", "places"),
    [
        ({"kind": "training"}, "EducationEvent", "Scheduled", "Offline", ["Place"]),
        ({"kind": "festival", "status": "cancelled"}, "Festival", "Cancelled", "Offline", ["Place"]),
        ({"online_url": "https://x.example/a?b=1&c=2"}, "Event", "Scheduled", "Mixed",
         ["Place", "VirtualLocation"]),
        ({"online_url": "https://x.example/", "municipality": None}, "Event", "Scheduled", "Online",
         ["VirtualLocation"]),
        ({"status": "moved_online"}, "Event", "MovedOnline", "Online", ["VirtualLocation"]),
        ({"status": "postponed", "venue_name": NASTY}, "Event", "Postponed", "Offline", ["Place"]),
        ({"status": "rescheduled"}, "Event", "Rescheduled", "Offline", ["Place"]),
    ],
)  # fmt: skip
def test_events_say_whether_and_where_they_are(fields, kind, status, attendance, places):
    page = make_event(NASTY, **fields)

    told = said(page.url)[kind]
    assert told["name"] == NASTY
    assert told["eventStatus"] == f"https://schema.org/Event{status}"
    assert told["eventAttendanceMode"] == f"https://schema.org/{attendance}EventAttendanceMode"
    assert [location["@type"] for location in told["location"]] == places
    assert told["organizer"][0]["name"] == "Centrum Libereckého kraje"
    # Nobody has said what it costs.
    assert "offers" not in told


def test_events_say_when_they_are_and_who_holds_them():
    organization = make_organization("Domov U Lípy")
    summer, winter = prague(2030, 7, 1, 18, 0), prague(2030, 12, 1, 18, 0)
    timed = make_event(
        starts_at=summer, ends_at=winter, organizer_name="Klub", organizations=[organization]
    )
    days = make_event("Dny", starts_at=summer, ends_at=prague(2030, 7, 3, 0, 0), is_all_day=True)

    told = said(timed.url)["Event"]
    assert (told["startDate"], told["endDate"]) == (
        "2030-07-01T18:00:00+02:00",
        "2030-12-01T18:00:00+01:00",
    )
    assert [one["name"] for one in told["organizer"]] == ["Domov U Lípy", "Klub"]
    told = said(days.url)["Event"]
    assert (told["startDate"], told["endDate"]) == ("2030-07-01", "2030-07-03")


def test_the_front_page_says_who_the_centre_is_and_when_its_offices_are_open(region):
    details = SiteDetails.objects.get(site=region.site)
    details.short_name, details.email = "Centrum", "a@centrum.example"
    details.save()
    office = Office.objects.create(
        region=region,
        name=f"Dobropoint {NASTY}"[:100],
        slug="turnov",
        street="Skálova 12",
        postal_code="51101",
        place=place("turnov"),
    )
    WeeklyHours.objects.create(office=office, weekday=0, opens=time(9), closes=time(17))
    first = timezone.localdate() + timedelta(days=3)
    HoursException.objects.create(office=office, first_day=first)

    things = said("/")
    assert things["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        "http://testserver/hledat/?q={search_term_string}"
    )
    assert things["WebSite"]["publisher"] == {"@id": things["NGO"]["@id"]}
    assert things["NGO"]["email"] == "a@centrum.example"
    told = things["LocalBusiness"]
    assert told["parentOrganization"] == {"@id": things["NGO"]["@id"]}
    assert told["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Monday",
            "opens": "09:00",
            "closes": "17:00",
        }
    ]
    closed = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}
    special = told["specialOpeningHoursSpecification"]
    day = first.isoformat()
    assert special[0] == closed | {"validFrom": day, "validThrough": day}
    # The state holidays of this and the next year.
    assert len(special) > 10
    # A change is said at once.
    office.name = "Jinde"
    office.save()
    assert said("/")["LocalBusiness"]["name"] == "Jinde"
    office.closes_on = timezone.localdate() - timedelta(days=1)
    office.save()
    assert "LocalBusiness" not in said("/")


@pytest.mark.any_database(
    "the head of a document is made of what other tests read from each database"
)
def test_a_page_costs_one_more_query_and_no_inline_script_may_run():
    page = make_news("Novinka", lead_image=make_image(size=(2000, 1500)))
    Client().get(page.url)
    with CaptureQueriesContext(connection) as asked:
        response = Client().get(page.url)
    assert not [query for query in asked if "volunteering_readmodel" in query["sql"]]
    policy = response["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    assert directives["script-src"] == "'self'"
    # Every other script is a file: the browser does not run a data block, and so does not ask the policy about it.
    assert all(
        script.get("src") or script["type"] == "application/ld+json"
        for script in soup(response).select("script")
    )
    for address in ("/aktuality/", "/pribehy/", "/akce/", "/adresar/"):
        assert trail(said(address)) == ["/", address]
