"""The to-do on the admin home: what waits, for whom, where it leads, and at what price."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.centre import make_organization, make_user
from tests.support.web import Visitor, soup
from volunteering.core.models import Region
from volunteering.directory.models import Suggestion
from volunteering.pages.models import ContactMessage

pytestmark = pytest.mark.django_db

HOME = "/admin/"
LISTINGS = "/admin/snippets/volunteering/organization/?waiting=true"
SUGGESTIONS = "/admin/volunteering/suggestion/?state=open"
MESSAGES = "/admin/volunteering/contactmessage/?is_handled__exact=0"


def signed_in(role: str) -> Visitor:
    visitor = Visitor()
    visitor.force_login(make_user(role))
    return visitor


def lines(visitor: Visitor) -> dict[str, int]:
    """Return the numbers in the panel by the address that they lead to."""
    panel = soup(visitor.get(HOME)).select_one("#todo-content")
    return {
        link["href"]: int(link.select_one("strong").get_text()) for link in panel.select("a[href]")
    }


def send_to_moderation(name: str) -> None:
    organization = make_organization(name, publish=False)
    organization.get_workflow().start(organization, None)


def suggest(organization, **fields) -> Suggestion:
    return Suggestion.objects.create(
        region=organization.region,
        organization=organization,
        topic="contact",
        message="Telefon už neplatí.",
        form_key=uuid.uuid4(),
        **fields,
    )


def write(**fields) -> ContactMessage:
    return ContactMessage.objects.create(
        region=Region.objects.get(),
        name="Zdeňka",
        email="z@soukroma.example",
        text="Dobrý den",
        form_key=uuid.uuid4(),
        **fields,
    )


@pytest.fixture
def _waiting(db) -> None:
    """Let two listings, one suggestion and three messages wait, and as many be done."""
    send_to_moderation("Čekající")
    send_to_moderation("Také čekající")
    public = make_organization("Veřejná")
    suggest(public)
    suggest(public, done_at=timezone.now())
    for is_handled in (False, False, False, True):
        write(is_handled=is_handled)


@pytest.mark.usefixtures("_waiting")
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("administrator", {LISTINGS: 2, SUGGESTIONS: 1, MESSAGES: 3}),
        # Who may not approve is not told to; who may not read messages learns nothing of them.
        ("editor", {SUGGESTIONS: 1, MESSAGES: 3}),
        ("moderator", {LISTINGS: 2, SUGGESTIONS: 1}),
    ],
)
def test_everybody_sees_what_waits_for_them(role, expected):
    assert lines(signed_in(role)) == expected


@pytest.mark.usefixtures("_waiting")
def test_each_line_leads_to_a_list_of_as_many():
    administrator = signed_in("administrator")
    for address, count in lines(administrator).items():
        page = soup(administrator.get(address))
        rows = page.select("table.listing tbody tr")
        assert len(rows) == count, address


@pytest.mark.usefixtures("_waiting")
def test_the_list_of_waiting_listings_can_be_searched_too():
    moderator = signed_in("moderator")
    page = soup(moderator.get(f"{LISTINGS}&q=Také"))
    assert len(page.select("table.listing tbody tr")) == 1
    assert "Také čekající" in page.select_one("table.listing").get_text()


def test_a_sentence_stands_there_when_nothing_waits():
    panel = soup(signed_in("administrator").get(HOME)).select_one("#todo-content")
    assert not panel.select("a, ul, li")
    assert panel.get_text(strip=True)


def test_the_panel_costs_the_same_whatever_waits():
    administrator = signed_in("administrator")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get(HOME)
        asked = ("suggestion", "contactmessage")
        return len([query for query in captured if any(word in query["sql"] for word in asked)])

    administrator.get(HOME)
    before = queries()
    public = make_organization("Veřejná")
    for _turn in range(15):
        suggest(public)
        write()
    assert before == queries() == 2
