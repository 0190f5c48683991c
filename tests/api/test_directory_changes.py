"""The API's directory as time goes by: what is not public yet or any more, changes, old names, and the queries that it takes."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.api.test_directory import API, DAY, ask, found
from tests.directory.freshness.test_command import other_region
from tests.support.centre import (
    make_image,
    make_organization,
    make_program,
    make_user,
    place,
    topic,
)
from tests.support.listing import confirmed, submitted
from tests.support.merging import merge
from tests.support.moderation import approve, edit_url, reject
from tests.support.records import make_record
from tests.support.web import Visitor
from volunteering.directory.enums import Answer, Confirmer
from volunteering.directory.freshness.actions import confirm_listing, withdraw
from volunteering.directory.models import (
    DirectorySettings,
    Organization,
    OrganizationContact,
    Program,
)
from volunteering.directory.pages import DirectoryPage
from volunteering.readmodels.models import ReadModel

pytestmark = pytest.mark.django_db


def make_ready() -> None:
    """Make all texts, as the background does after every change."""
    call_command("rebuild_read_models", stdout=StringIO())


def changed(organization: Organization, **values) -> Organization:
    """Publish an organization with other values, as the admin does."""
    draft = Organization.objects.get(pk=organization.pk)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return draft


@pytest.fixture
def moderator() -> Visitor:
    """Return a moderator at the admin."""
    visitor = Visitor()
    visitor.force_login(make_user("moderator"))
    return visitor


def test_what_is_not_public_is_told_nowhere(mailoutbox, moderator):
    visitor = Visitor()
    submitted(visitor, mailoutbox, name="Tajnonepotvrzená")
    rejected = confirmed(visitor, mailoutbox, name="Tajnovrácená")
    reject(moderator, rejected, "Chybí popis.")
    waiting = confirmed(visitor, mailoutbox, name="Tajnočekající")
    expired = make_organization("Tajnoprošlá", expire_at=timezone.now() + DAY)
    make_program(expired, "Tajnoprošlý program")
    make_ready()
    Organization.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - DAY)
    draft = make_organization("Tajnorozepsaná", publish=False)
    foreign = make_organization("Tajnocizí", region=other_region())
    hidden = make_organization(
        "Azylový dům",
        hide_address=True,
        street="Tajná 7",
        postal_code="46099",
        latitude="50.76543",
        longitude="15.06543",
        source_note="Tajněřečeno",
    )
    hidden.contacts.add(
        OrganizationContact(name="Tajnoosoba", email="tajna@osoba.example", is_public=False)
    )
    hidden.save_revision().publish()
    public = make_program(hidden, "Doučování")
    pending = Organization.objects.get(pk=hidden.pk)
    pending.name, pending.summary = "Tajnozměněná", "Tajnozměněné shrnutí."
    pending.programs.add(Program(name="Tajnonový program", summary="Tajnonový."))
    pending.save_revision()
    pending.get_workflow().start(pending, make_user("editor"))

    for _ in ("as they are made", "as they are kept"):
        answers = [
            ask("/organizations", limit=100, facets="true"),
            ask("/organizations", q="tajně"),
            ask("/organizations", place="turnov", changed_since="2020-01-01"),
            ask("/programs", limit=100, facets="true"),
            ask(f"/organizations/{hidden.uuid}"),
            ask(f"/programs/{public.uuid}"),
            ask("/counters"),
        ]
        told = str(answers).casefold()
        assert not [word for word in ("tajn", "460", "50.76", "15.06") if word in told]
        assert found("/organizations") == ["Azylový dům"]
        assert found("/programs") == ["Doučování"]
        assert (answers[-1]["organizations"], answers[-1]["programs"]) == (1, 1)
        for one in (rejected, waiting, expired, draft, foreign):
            for name in (one.uuid, one.slug):
                assert ask(f"/organizations/{name}", 404)["status"] == 404
        assert ask(f"/programs/{Program.objects.get(organization=expired).uuid}", 404)
        make_ready()
    assert ask(f"/organizations/{hidden.uuid}")["address"] == {
        "street": "",
        "postal_code": "",
        "municipality": {"slug": "turnov", "name": "Turnov", "kind": place("turnov").kind},
        "latitude": None,
        "longitude": None,
        "hides_address": True,
    }


@pytest.mark.any_database("the number of queries is the same on both")
def test_a_hundred_rows_take_as_many_queries_as_two_and_at_most_ten():
    logo, areas = make_image(), [place("turnov"), place("semily")]
    for number in range(2):
        organization = make_organization(f"Spolek {number}", logo=logo, areas=["turnov", "semily"])
        make_program(organization, "Program", seeking_until=timezone.localdate())
    query = {"limit": 100, "facets": "true", "place": "turnovsko", "seeking": "true"}

    def counted(size: int) -> list[int]:
        """Return how many queries each list takes: not ready, and ready."""
        numbers = []
        for prepare in (ReadModel.objects.all().delete, make_ready):
            prepare()
            for path in ("/organizations", "/programs"):
                ask(path, **query)
                with CaptureQueriesContext(connection) as queries:
                    assert len(ask(path, **query)["items"]) == size
                numbers.append(len(queries))
        return numbers

    make_ready()
    of_two = counted(2)
    copies = Organization.objects.bulk_create(
        Organization(
            region=organization.region,
            name=f"Kopie {number}",
            slug=f"kopie-{number}",
            seat=areas[0],
            logo=logo,
            live=True,
            last_published_at=timezone.now(),
            seeking_until=timezone.localdate(),
        )
        for number in range(98)
    )
    programs = Program.objects.bulk_create(
        Program(
            organization=copy,
            name="Kopie",
            slug="kopie",
            seeking_until=timezone.localdate(),
        )
        for copy in copies
    )
    for relation, things in ((Organization.areas, copies), (Program.areas, programs)):
        owner = relation.field.m2m_field_name()
        relation.through.objects.bulk_create(
            relation.through(**{owner: thing, "place": area}) for thing in things for area in areas
        )
    # Rows that are made in bulk send no signals.
    changed(organization, name="Poslední")
    make_ready()
    assert counted(100) == of_two
    assert max(of_two) <= 10


def test_every_change_is_told_at_once(region):
    logo = make_image(alt="Staré logo")
    organization = make_organization("Stará", logo=logo)
    program = make_program(organization, "Starý program")
    addresses = (
        f"/organizations/{organization.uuid}",
        f"/programs/{program.uuid}",
        "/organizations",
        "/programs",
    )

    def told() -> list[str]:
        return [str(ask(address)) for address in addresses]

    def assert_told(new: str, by: str) -> None:
        answers = told()
        assert [new in answer for answer in answers] == [sign == "+" for sign in by], new
        make_ready()
        assert told() == answers

    make_ready()
    changed(organization, name="Nová organizace")
    assert_told("Nová organizace", "++++")
    contact = OrganizationContact.objects.get()
    contact.name = "Nový kontakt"
    contact.save()
    assert_told("Nový kontakt", "+---")
    row = Program.objects.get(pk=program.pk)
    row.name = "Nový program"
    row.save()
    assert_told("Nový program", "++-+")
    logo.description = "Nové logo"
    logo.save()
    assert_told("Nové logo", "+-+-")
    term = topic("seniori")
    term.name = "Nové téma"
    term.save()
    assert_told("Nové téma", "++++")
    confirm_listing(organization, Confirmer.ORGANIZATION)
    assert_told("'confirmed_by': 'organization'", "+---")
    type(organization.record).objects.update(counted_from=timezone.localdate() - 200 * DAY)
    DirectorySettings.objects.update_or_create(
        site=region.site, defaults={"confirm_after_days": 100}
    )
    assert_told("'is_overdue': True", "+---")
    directory = DirectoryPage.objects.get()
    directory.slug = "nova-adresa"
    directory.save_revision().publish()
    assert_told("/nova-adresa/", "++++")
    draft = Organization.objects.get(pk=organization.pk)
    draft.programs.set([])
    draft.save_revision().publish()
    assert ask(addresses[0])["programs"] == ask(addresses[3])["items"] == []
    assert ask(addresses[2])["items"][0]["program_count"] == 0
    assert ask(addresses[1], 404)
    Organization.objects.get(pk=organization.pk).unpublish()
    assert ask(addresses[0], 404)
    assert ask(addresses[2])["items"] == []


def test_a_text_that_depends_on_the_day_holds_till_midnight():
    today = timezone.localdate()
    organization = make_organization("Hledá", seeking_until=today)
    other = make_organization("Má akreditaci", accreditation_until=today + 3 * DAY)
    make_program(other, seeking_until=today + DAY)
    third = make_organization("Stálá")
    make_ready()
    midnights = {
        row.object_id: row.valid_until and timezone.localtime(row.valid_until)
        for row in ReadModel.objects.filter(kind="organizations")
    }
    assert (midnights[organization.pk].date(), midnights[other.pk].date()) == (
        today + DAY,
        today + 2 * DAY,
    )
    # A year after it came to the directory its data count as old.
    assert midnights[third.pk].date() == today + 365 * DAY
    assert {moment.hour for moment in midnights.values()} == {0}
    response = Client().get(f"{API}/organizations")
    assert response["Cache-Control"].startswith("public, max-age=0, s-maxage=")


def test_old_names_lead_to_where_it_is_now(moderator):
    one = make_record("Pomocná ruka", programs=("Předčítání",))
    two = make_record("Pomocná ruka", programs=("Předčítání",))
    gone = Program.objects.get(organization=two)
    make_ready()
    merge(moderator, one, two)
    present = Organization.objects.get()
    assert found("/organizations") == ["Pomocná ruka"]

    def led(path: str) -> str:
        response = Client().get(f"{API}{path}")
        assert response.status_code == 308, response.content
        assert Client().head(f"{API}{path}").status_code == 308
        return response["Location"].removeprefix(f"http://testserver{API}")

    absent = two if present.pk == one.pk else one
    assert led(f"/organizations/{absent.uuid}") == f"/organizations/{present.uuid}"
    assert led(f"/organizations/{absent.slug}") == f"/organizations/{present.slug}"
    (kept,) = ask(f"/organizations/{present.uuid}")["programs"]
    assert led(f"/programs/{gone.uuid}") == f"/programs/{kept['id']}"

    former = present.slug
    changed(present, slug="nova-adresa")
    assert led(f"/organizations/{former}") == "/organizations/nova-adresa"
    withdraw(present, Answer.ENDED)
    for name in (former, "nova-adresa", absent.uuid, present.uuid):
        assert ask(f"/organizations/{name}", 404)["detail"]


def test_an_approved_listing_is_told_with_the_next_request(mailoutbox, moderator):
    listing = confirmed(Visitor(), mailoutbox, name="Čerstvá")
    assert moderator.get(edit_url(listing)).status_code == 200
    assert found("/organizations") == []
    approve(moderator, listing)
    assert found("/organizations") == ["Čerstvá"]
    told = ask(f"/organizations/{listing.uuid}")
    assert told["freshness"]["confirmed_by"] == "organization"
