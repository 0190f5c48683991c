"""The links of our mails through the API: opening one changes nothing, its use does what the button of its page does."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Site, WorkflowState

from tests.directory.freshness.conftest import link_of, make_old, record_of, run
from tests.support.api_forms import API, FRONT, bearer, post, state_of, token_in, wrong
from tests.support.centre import make_organization
from tests.support.door import HOME, STEWARD, ask_for_key, enter, key_link, make_steward
from tests.support.listing import EVERYTHING, submitted
from tests.support.web import Visitor
from volunteering.directory.models import (
    DoorKey,
    FreshnessMail,
    Organization,
    Refusal,
    Steward,
    Submission,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


@pytest.fixture
def organization(region) -> Organization:
    """Return a published organization with a steward."""
    organization = make_organization("100% ruka")
    make_steward(organization)
    return organization


@pytest.fixture
def question(mailoutbox, region) -> tuple[Organization, str]:
    """Return a listing that has just been asked, and the token of the mail."""
    organization = make_old("Pomocná ruka", days=340, email=STEWARD)
    run()
    return organization, link_of(mailoutbox.pop()).split("/")[-2]


def use(client: Visitor, token: str, **sent):
    """Use a link; return the answer."""
    headers = sent.pop("headers", {})
    return post(client, f"{API}/links/{token}", sent, with_proof=False, **headers)


def rows() -> list:
    """Return all that a link could change."""
    kinds = (Submission, DoorKey, Steward, FreshnessMail, Organization, WorkflowState, Refusal)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


def is_discreet(response) -> bool:
    return (
        response["Cache-Control"] == "no-store"
        and response["Referrer-Policy"] == "no-referrer"
        and response["X-Robots-Tag"] == "noindex"
        and not response.cookies
    )


def test_a_submission_is_confirmed_as_by_the_page(client, mailoutbox):
    by_page = submitted(client, mailoutbox, EVERYTHING)
    token = submitted(client, mailoutbox, EVERYTHING).strip("/").split("/")[-1]
    mailoutbox.clear()
    client.post(by_page)
    page_mails = [(mail.subject, mail.to) for mail in mailoutbox]
    mailoutbox.clear()
    before = rows()
    state = client.get(f"{API}/links/{token}")
    assert is_discreet(state)
    assert client.head(f"{API}/links/{token}").status_code == 200
    assert (state.json()["purpose"], state.json()["is_open"]) == ("confirm_submission", True)
    assert state.json()["organization_name"] in state.json()["detail"]
    assert rows() == before
    first = use(client, token)
    assert is_discreet(first)
    assert (first.status_code, first.json()["purpose"]) == (200, "confirm_submission")
    assert [(mail.subject, mail.to) for mail in mailoutbox] == page_mails
    assert WorkflowState.objects.active().count() == Organization.objects.count() == 2
    after = rows()
    # Without a body, as a button sends it.
    again = client.post(f"{API}/links/{token}", content_type="application/json")
    assert again.json() == first.json()
    assert rows() == after
    assert state_of(client, token)["is_open"] is False


def test_a_key_opens_the_door_once_and_gives_a_bearer_of_a_session(
    client, organization, mailoutbox
):
    token = key_link(client, organization, mailoutbox).strip("/").split("/")[-1]
    before = rows()
    assert state_of(client, token)["purpose"] == "open_door"
    assert rows() == before
    done = use(client, token)
    assert is_discreet(done)
    session = done.json()["session"]
    assert session["organization"] == {
        "id": str(organization.uuid),
        "name": "100% ruka",
        "url": f"http://testserver{organization.get_url()}",
    }
    key = DoorKey.objects.get()
    assert key.session_until == datetime.fromisoformat(session["expires_at"])
    assert client.get(f"{API}/profile", headers=bearer(session["secret"])).status_code == 200
    again = use(client, token)
    assert (again.status_code, again.json()["title"]) == (410, "Gone")
    assert state_of(client, token)["detail"] == again.json()["detail"]
    mailoutbox.clear()
    assert use(client, token, again=True).json()["session"] is None
    (mail,) = mailoutbox
    assert mail.to == [STEWARD]
    assert use(client, token_in(mail)).json()["session"]["secret"] != session["secret"]


def test_a_key_that_is_too_old_or_revoked_opens_nothing(client, organization, mailoutbox):
    token = key_link(client, organization, mailoutbox).strip("/").split("/")[-1]
    DoorKey.objects.update(created_at=timezone.now() - timedelta(days=4))
    assert state_of(client, token)["is_open"] is False
    assert use(client, token).status_code == 410
    older = key_link(client, organization, mailoutbox).strip("/").split("/")[-1]
    ask_for_key(client, organization)
    assert use(client, older).status_code == 410, "a newer one has been mailed"
    organization.unpublish()
    assert use(client, token_in(mailoutbox[-1])).status_code == 404
    assert not DoorKey.objects.exclude(session_digest="").exists()


def test_a_new_address_is_taken_over_and_the_old_one_is_told(client, organization, mailoutbox):
    enter(client, organization, mailoutbox)
    new = "nova+a%40@organizace.example"
    client.post(f"{HOME}adresa/", {"email": new})
    token = token_in(mailoutbox[-1])
    mailoutbox.clear()
    assert new in state_of(client, token)["detail"]
    done = use(client, token)
    assert new in done.json()["next"]
    assert Steward.objects.get().email == new
    assert [mail.to for mail in mailoutbox] == [[STEWARD]]
    assert use(client, token).status_code == 410
    assert client.get(f"{API}/links/{token}").status_code == 410


def test_the_yearly_question_is_answered_once(client, question, mailoutbox):
    organization, token = question
    before = rows()
    state = state_of(client, token)
    assert (state["purpose"], state["answers"]) == (
        "yearly_question",
        ["valid", "correct", "ended", "refused"],
    )
    assert list(wrong(use(client, token))) == ["answer"]
    assert list(wrong(use(client, token, answer="ended", note="a" * 1001))) == ["note"]
    assert rows() == before
    first = use(client, token, answer="valid")
    assert (first.status_code, first.json()["session"]) == (200, None)
    record = record_of(organization)
    assert (record.confirmed_on, record.confirmed_by) == (timezone.localdate(), "organization")
    after = rows()
    for answer in ("valid", "refused", "correct", ""):
        assert use(client, token, answer=answer).json() == first.json()
    assert rows() == after
    assert state_of(client, token)["is_open"] is False
    assert not mailoutbox


def test_the_yearly_question_opens_the_door_once_and_can_still_be_answered(client, question):
    organization, token = question
    session = use(client, token, answer="correct").json()["session"]
    assert session["organization"]["id"] == str(organization.uuid)
    assert client.get(f"{API}/profile", headers=bearer(session["secret"])).status_code == 200
    assert use(client, token, answer="correct").status_code == 410
    assert DoorKey.objects.count() == 1
    assert state_of(client, token)["answers"] == ["valid", "ended", "refused"]
    assert use(client, token, answer="refused", note="Už ne.").status_code == 200
    assert Refusal.objects.get().note == "Už ne."
    organization.refresh_from_db()
    assert not organization.live
    assert client.get(f"{API}/profile", headers=bearer(session["secret"])).status_code == 401


@pytest.mark.parametrize(
    "token", ["x", "a:b:c", "WyJ4Il0:1abc:def", "%00", "%C5%99", "x" * 5000, "WzEsMl0:1tAAAA:a"]
)
def test_a_forged_link_opens_nothing(client, token):
    for response in (client.get(f"{API}/links/{token}"), use(client, token)):
        assert response.status_code == 404
        assert response.json()["detail"]
    assert client.get(f"{API}/links/{token}/listing").status_code == 404


def test_what_is_too_old_is_gone_and_another_region_knows_nothing(client, mailoutbox, settings):
    token = submitted(client, mailoutbox).strip("/").split("/")[-1]
    root = Page.objects.get(depth=1).add_child(instance=Page(title="Jinde", slug="jinde"))
    Site.objects.create(hostname="jinde.example", root_page=root, site_name="Jinde")
    assert use(client, token, headers={"host": "jinde.example"}).status_code == 404
    assert client.get(f"{API}/links/{token}/listing").status_code == 404, "it is for another use"
    settings.VOLUNTEERING_UNCONFIRMED_DAYS = -1
    for response in (client.get(f"{API}/links/{token}"), use(client, token)):
        assert (response.status_code, response["Content-Type"]) == (
            410,
            "application/problem+json",
        )
        assert response.json()["detail"]
        assert response["Cache-Control"] == "no-store"
    assert Submission.objects.get().confirmed_at is None


def test_pages_of_other_sites_use_links_only_when_they_are_allowed(
    client, organization, mailoutbox, settings
):
    token = key_link(client, organization, mailoutbox).strip("/").split("/")[-1]
    foreign = {"origin": FRONT, "sec-fetch-site": "cross-site"}
    assert use(client, token, headers=foreign).status_code == 403
    assert DoorKey.objects.get().used_at is None
    assert wrong(use(client, token, answre="valid")) != {}
    settings.VOLUNTEERING_API_ORIGINS = [FRONT]
    assert use(client, token, headers=foreign).status_code == 200
