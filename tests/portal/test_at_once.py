"""Organizations and moderators at the same moment (real threads, PostgreSQL): nothing lost, nothing unread published."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection
from django.test import Client

from tests.support.centre import make_organization, make_user
from tests.support.door import CORRECT, STEWARD, form_at, make_steward
from tests.support.locks import side_by_side
from tests.support.moderation import EDIT_FORM, edit_url
from tests.support.web import form_of, soup, values_of
from volunteering.directory.enums import Outcome
from volunteering.directory.models import DoorKey, Organization, Submission
from volunteering.directory.values import values_of as listing_values
from volunteering.portal.keys import begin_session
from volunteering.portal.sessions import COOKIE, PATH

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgres")]

FIRST, SECOND = "První oprava.", "Druhá oprava."


def with_steward(name: str) -> Organization:
    organization = make_organization(name)
    make_steward(organization)
    return organization


def inside(organization) -> Client:
    """Return a browser with an open session."""
    client = Client()
    key = DoorKey.objects.create(organization=organization, email=STEWARD)
    client.cookies[COOKIE] = begin_session(key)
    client.cookies[COOKIE]["path"] = PATH
    return client


def sending(organization, **changes) -> partial:
    """Return the act of sending a form that is open already."""
    client = inside(organization)
    return partial(client.post, CORRECT, form_at(client, CORRECT) | changes)


def live(organization) -> dict:
    return listing_values(Organization.objects.get(pk=organization.pk))


def draft(organization) -> dict:
    listing = Organization.objects.get(pk=organization.pk)
    return listing_values(listing.get_latest_revision_as_object())


def moderator() -> Client:
    client = Client()
    client.force_login(make_user("moderator"))
    return client


def approving_in_the_comparison(organization) -> partial:
    client = moderator()
    address = f"/admin/adresar/posoudit/{organization.pk}/"
    revision = soup(client.get(address)).select_one("input[name=revision]")["value"]
    return partial(client.post, address, {"revision": revision, "action": "approve"})


def approving_in_the_editor(organization) -> partial:
    client = moderator()
    values = values_of(form_of(client.get(edit_url(organization)), EDIT_FORM))
    button = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    return partial(client.post, edit_url(organization), values | button)


def approving_from_the_list(organization) -> partial:
    client = moderator()
    organization.refresh_from_db()
    task = organization.current_workflow_task_state
    return partial(
        client.post,
        f"/admin/snippets/volunteering/organization/workflow/action/{organization.pk}/approve/{task.pk}/",
        {"comment": ""},
    )


WAYS = [approving_in_the_comparison, approving_in_the_editor, approving_from_the_list]


def test_two_organizations_correct_at_once():
    organizations = [with_steward("Jedna"), with_steward("Druhá")]
    acts = [sending(organization, summary=FIRST) for organization in organizations]

    def act(send):
        try:
            return send().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(act, acts)) == [302, 302]
    for organization in organizations:
        assert draft(organization)["summary"] == FIRST
        assert Submission.objects.get(organization=organization).outcome == Outcome.UNDECIDED


def test_two_colleagues_correct_at_once():
    organization = with_steward("Jedna")
    acts = [sending(organization, summary=FIRST), sending(organization, description=SECOND)]
    answers = side_by_side(*acts, holding=organization)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (draft(organization)["summary"], draft(organization)["description"]) == (FIRST, SECOND)
    outcomes = Submission.objects.values_list("outcome", flat=True)
    assert sorted(outcomes) == ["", Outcome.SUPERSEDED]


def test_a_double_click_at_once_is_one_correction():
    organization = with_steward("Jedna")
    act = sending(organization, summary=FIRST)
    other = Client()
    other.cookies = act.func.__self__.cookies
    again = partial(other.post, *act.args)
    answers = side_by_side(act, again, holding=organization)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("approving", WAYS)
def test_an_approval_that_comes_after_a_newer_correction_publishes_nothing(approving):
    organization = with_steward("Jedna")
    before = live(organization)
    sending(organization, summary=FIRST)()
    approve = approving(organization)
    side_by_side(sending(organization, summary=SECOND), approve, holding=organization)
    assert live(organization) == before
    assert draft(organization)["summary"] == SECOND
    organization.refresh_from_db()
    assert organization.workflow_in_progress
    assert Submission.objects.get(outcome=Outcome.UNDECIDED).data["summary"] == SECOND


@pytest.mark.parametrize("approving", WAYS)
def test_a_correction_that_comes_after_an_approval_waits_on_top_of_it(approving):
    organization = with_steward("Jedna")
    sending(organization, summary=FIRST)()
    approve = approving(organization)
    side_by_side(approve, sending(organization, description=SECOND), holding=organization)
    assert live(organization)["summary"] == FIRST
    assert live(organization)["description"] == ""
    assert draft(organization)["description"] == SECOND
    assert Submission.objects.get(outcome=Outcome.UNDECIDED).changed == ["description"]
    assert Submission.objects.filter(outcome=Outcome.PUBLISHED).count() == 1
