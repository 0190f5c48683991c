"""A moderator reads, corrects, approves or publishes in the real admin; the submitter gets one mail."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Revision, TaskState, WorkflowState

from tests.support.centre import make_organization
from tests.support.listing import EVERYTHING, SENDER, confirmed, pictures
from tests.support.moderation import (
    EDIT_FORM,
    LIST,
    approve,
    edit_url,
    mails_to_submitter,
    press,
    rejection_url,
)
from tests.support.web import form_of, link_in, soup, values_of
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission, SubmittedFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(visitor, mailoutbox) -> Organization:
    organization = confirmed(visitor, mailoutbox, EVERYTHING, **pictures())
    mailoutbox.clear()
    return organization


def test_a_moderator_sees_it_waiting_on_the_admin_home(listing, moderator):
    home = soup(moderator.get("/admin/"))
    links = [link["href"] for link in home.select("a[href]") if "Pomocná ruka" in link.get_text()]
    assert edit_url(listing) in links


def test_the_edit_view_shows_the_filled_form_and_who_sent_it(listing, moderator):
    page = moderator.get(edit_url(listing))
    assert page.status_code == 200
    form = values_of(form_of(page, EDIT_FORM))
    assert form["name"] == EVERYTHING["name"]
    assert form["ico"] == "70891508"
    assert form["contacts-1-email"] == EVERYTHING["contact_2_email"]
    assert "contacts-1-is_public" not in form
    assert form["photos-TOTAL_FORMS"] == "2"
    html = page.content.decode()
    for value in SENDER.values():
        assert value in html


def test_correcting_and_approving_publishes_and_mails_once_with_a_reply_address(
    listing, moderator, visitor, mailoutbox, region
):
    approve(moderator, listing, name="Pomocná ruka z Turnova")
    listing.refresh_from_db()
    assert (listing.live, listing.name) == (True, "Pomocná ruka z Turnova")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    (mail,) = mails_to_submitter(mailoutbox)
    assert region.reply_to in mail.reply_to[0]
    assert visitor.get(link_in(mail)).status_code == 200
    assert "Pomocná ruka z Turnova" in visitor.get("/adresar/").content.decode()
    submission = Submission.objects.get()
    assert submission.outcome == Outcome.PUBLISHED
    assert submission.decided_at is not None


def test_publishing_instead_of_approving_also_mails_once(listing, moderator, mailoutbox):
    press(moderator, listing, {"action-publish": "action-publish"})
    listing.refresh_from_db()
    assert listing.live
    assert len(mails_to_submitter(mailoutbox)) == 1
    assert Submission.objects.get().outcome == Outcome.PUBLISHED


def test_publishing_again_later_sends_no_mail(listing, moderator, mailoutbox):
    approve(moderator, listing)
    for summary in ("Poprvé změněno", "Podruhé změněno"):
        press(moderator, listing, {"action-publish": "action-publish"}, summary=summary)
    moderator.post(f"{LIST}unpublish/{listing.pk}/")
    press(moderator, listing, {"action-publish": "action-publish"}, summary="Zase zpět")
    listing.refresh_from_db()
    assert (listing.live, listing.summary) == (True, "Zase zpět")
    assert len(mails_to_submitter(mailoutbox)) == 1


def test_saving_a_draft_sends_no_mail(listing, moderator, mailoutbox):
    press(moderator, listing, {}, summary="Rozpracováno")
    assert not mails_to_submitter(mailoutbox)
    assert Submission.objects.get().outcome == Outcome.UNDECIDED


def test_two_moderators_approving_one_listing_break_nothing(
    listing, moderator, second_moderator, mailoutbox
):
    page = second_moderator.get(edit_url(listing))
    values = values_of(form_of(page, EDIT_FORM))
    approve(moderator, listing)
    button = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = second_moderator.post(edit_url(listing), values | button, follow=True)
    assert response.status_code == 200
    listing.refresh_from_db()
    assert listing.live
    assert len(mails_to_submitter(mailoutbox)) == 1
    assert Organization.objects.count() == 1
    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count() == 1


def test_a_second_rejection_page_that_stayed_open_is_answered_with_a_message(
    listing, moderator, second_moderator, mailoutbox
):
    page = rejection_url(listing)
    approve(moderator, listing)
    response = second_moderator.post(page, {"comment": "Pozdě"}, follow=True)
    assert response.status_code == 200
    assert soup(response).select_one(".messages li")
    listing.refresh_from_db()
    assert listing.live
    assert len(mails_to_submitter(mailoutbox)) == 1


def test_personal_data_of_the_submitter_are_in_no_revision_and_on_no_page(
    listing, moderator, visitor
):
    approve(moderator, listing)
    revisions = " ".join(
        json.dumps(revision.content, ensure_ascii=False) for revision in Revision.objects.all()
    )
    assert "Pomocná ruka" in revisions
    profile = visitor.get("/adresar/pomocna-ruka-z-s/").content.decode()
    for value in SENDER.values():
        assert value not in revisions
        assert value not in profile


def test_a_member_of_the_approval_group_without_the_right_to_publish_cannot_approve(
    listing, moderator
):
    for group in moderator.user.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="publish_organization"))
    response = approve(moderator, listing)
    assert response.status_code == 200
    listing.refresh_from_db()
    assert not listing.live
    assert Submission.objects.get().outcome == Outcome.UNDECIDED


def test_an_editor_sees_the_listing_but_cannot_publish_it(listing, editor):
    assert "Pomocná ruka" in editor.get(LIST).content.decode()
    for button in (
        {"action-publish": "action-publish"},
        {"action-workflow-action": "true", "workflow-action-name": "approve"},
    ):
        # While it is in moderation, only moderators may change it.
        press(editor, listing, button, summary="Redakce změnila")
        listing.refresh_from_db()
        assert not listing.live
        assert listing.get_latest_revision_as_object().summary == EVERYTHING["summary"]


def test_an_editor_enters_a_listing_and_a_moderator_approves_it(
    editor, moderator, visitor, mailoutbox
):
    organization = make_organization("Od redakce", publish=False)
    press(editor, organization, {"action-publish": "action-publish"}, summary="Redakce napsala")
    organization.refresh_from_db()
    assert not organization.live
    assert organization.get_latest_revision_as_object().summary == "Redakce napsala"
    press(editor, organization, {"action-submit": "action-submit"})
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    approve(moderator, organization)
    assert "Redakce napsala" in visitor.get("/adresar/").content.decode()


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_others_get_nowhere(listing, visitor, who):
    from django.contrib.auth import get_user_model

    if who == "stranger":
        visitor.force_login(get_user_model().objects.create_user("cizi", password="heslo"))
    task = TaskState.objects.get()
    submission = Submission.objects.get()
    for path in (
        "/admin/",
        LIST,
        edit_url(listing),
        f"{LIST}history/{listing.pk}/",
        f"{LIST}workflow/action/{listing.pk}/approve/{task.pk}/",
        f"{LIST}delete/{listing.pk}/",
        "/admin/volunteering/submission/",
        f"/admin/volunteering/submission/inspect/{submission.pk}/",
        "/admin/volunteering/contactmessage/",
    ):
        for answer in (visitor.get(path), visitor.post(path, {"action-publish": "1"})):
            assert answer.status_code in (302, 403), path
            assert SENDER["submitter_email"] not in answer.content.decode()
    listing.refresh_from_db()
    assert not listing.live


def test_personal_data_go_with_the_listing(listing, administrator):
    administrator.post(f"{LIST}delete/{listing.pk}/")
    assert not Organization.objects.exists()
    call_command("purge_expired", stdout=StringIO())
    assert not Submission.objects.exists()
    assert not SubmittedFile.objects.exists()
