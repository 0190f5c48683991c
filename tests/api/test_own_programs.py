"""The programs of an organization behind its own door through the API: the same corrections as by the page."""

from uuid import uuid4

import pytest

from tests.support.api_forms import API, FRONT, bearer, post, put_json, token_in, wrong
from tests.support.centre import make_organization
from tests.support.door import HOME, PROGRAM, STEWARD, ask_for_key, enter, form_at, make_steward
from tests.support.web import Visitor
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission
from volunteering.directory.values import values_of

pytestmark = pytest.mark.django_db
PROGRAMS = f"{API}/profile/programs"
NEW = {
    "name": "Čtení seniorům",
    "status": "running",
    "summary": "Čteme v domovech.",
    "description": "Jednou týdně.\n\nHodinu.",
    "website": "https://ruka.example/cteni",
    "areas": ["turnovsko"],
    "topics": ["seniori"],
}


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


@pytest.fixture
def organization(region) -> Organization:
    """Return a published organization with a steward."""
    organization = make_organization("Pomocná ruka")
    make_steward(organization)
    return organization


@pytest.fixture
def session(client, organization, mailoutbox) -> dict[str, str]:
    """Return the header of a session."""
    ask_for_key(client, organization)
    done = post(client, f"{API}/links/{token_in(mailoutbox.pop())}", {}, with_proof=False)
    return bearer(done.json()["session"]["secret"])


def add(client: Visitor, content: dict, session: dict, key=None, **headers):
    """Send a new program."""
    return post(client, PROGRAMS, content, key, with_proof=False, **session, **headers)


def programs(client: Visitor, session: dict) -> list[dict]:
    """Return the programs as their form holds them."""
    return client.get(PROGRAMS, headers=session).json()["items"]


def waiting() -> Submission:
    """Return the correction that waits."""
    return Submission.objects.get(outcome=Outcome.UNDECIDED)


def test_a_new_program_is_the_same_correction_as_by_the_page(
    client, organization, session, mailoutbox
):
    browser = Visitor()
    enter(browser, organization, mailoutbox)
    assert browser.post(PROGRAM, form_at(browser, PROGRAM) | NEW).status_code == 302
    (by_page,) = waiting().data["programs"]
    assert waiting().email == STEWARD
    browser.post(f"{HOME}vzit-zpet/")
    key = uuid4()
    first = add(client, NEW, session, key)
    assert (first.status_code, first.json()["form_key"]) == (202, str(key))
    (by_api,) = waiting().data["programs"]
    assert by_api | {"key": ""} == by_page | {"key": ""}
    assert add(client, NEW | {"name": ""}, session, key).json() == first.json()
    assert len(waiting().data["programs"]) == 1
    assert values_of(Organization.objects.get())["programs"] == []


def test_a_program_is_corrected_and_taken_off(client, organization, session):
    add(client, NEW, session)
    organization.refresh_from_db()
    organization.get_latest_revision().publish()
    add(client, NEW | {"name": "Druhý"}, session)
    first, second = programs(client, session)
    assert first["program"] == NEW | {"seeking_until": None, "target_groups": []}
    at = f"{PROGRAMS}/{first['key']}"
    sent = first["program"] | {"base": first["base"]}
    submissions = Submission.objects.count()
    unchanged = put_json(client, at, sent, **session)
    assert unchanged.status_code == 202
    for changes, name in (
        ({"name": ""}, "name"),
        ({"status": "lost"}, "status"),
        ({"areas": ["nikde"]}, "areas"),
        ({"seeking_until": "2001-01-01"}, "seeking_until"),
    ):
        assert list(wrong(put_json(client, at, sent | changes, **session))) == [name]
    changed = put_json(client, at, sent | {"summary": "Nově."}, **session)
    assert changed.status_code == 202
    assert [one["summary"] for one in waiting().data["programs"]] == ["Nově.", NEW["summary"]]
    removed = client.delete(f"{PROGRAMS}/{second['key']}", headers=session)
    assert removed.status_code == 202
    assert [one["name"] for one in waiting().data["programs"]] == [NEW["name"]]
    assert Submission.objects.count() > submissions
    assert [one["program"]["summary"] for one in programs(client, session)] == ["Nově."]


def test_what_is_not_there_or_comes_from_elsewhere_is_refused(client, organization, session):
    for response in (
        put_json(client, f"{PROGRAMS}/{uuid4()}", NEW, **session),
        client.delete(f"{PROGRAMS}/{uuid4()}", headers=session),
    ):
        assert response.status_code == 404
    assert add(client, NEW, session, origin=FRONT).status_code == 403
    foreign = session | {"origin": FRONT}
    assert client.delete(f"{PROGRAMS}/{uuid4()}", headers=foreign).status_code == 403
    assert not Submission.objects.exists()
