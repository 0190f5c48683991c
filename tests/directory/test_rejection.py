"""A rejected listing goes back to its sender, who corrects it in the same form; nothing appears twice."""

import pytest
from wagtail.models import TaskState, WorkflowState

from tests.support.listing import EVERYTHING, FORM, SENDER, confirmed, pictures
from tests.support.moderation import (
    EDIT_FORM,
    approve,
    edit_url,
    mails_to_submitter,
    press,
    reject,
)
from tests.support.pictures import picture
from tests.support.web import form_of, link_in, soup, text_of, upload, values_of
from volunteering.core.models import ConsentText
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission

pytestmark = pytest.mark.django_db
COMMENT = "Doplňte prosím, kdy se scházíte."


@pytest.fixture
def listing(visitor, mailoutbox, moderator) -> Organization:
    """Return a listing that was sent, confirmed and rejected; the only mail is about the rejection."""
    organization = confirmed(visitor, mailoutbox, EVERYTHING, **pictures())
    mailoutbox.clear()
    reject(moderator, organization, COMMENT)
    mailoutbox[:] = mails_to_submitter(mailoutbox)
    return organization


@pytest.fixture
def link(listing, mailoutbox) -> str:
    """Return the path of the link in the mail about the rejection."""
    return link_in(mailoutbox[0])


def draft_of(listing: Organization) -> Organization:
    """Return the newest revision as it is in the database now."""
    return Organization.objects.get(pk=listing.pk).get_latest_revision_as_object()


def corrections(visitor, link: str, **changes) -> dict:
    """Return what is sent when the reopened form is corrected."""
    sent = values_of(form_of(visitor.get(link), FORM)) | {"consent": "on"} | changes
    return {name: value for name, value in sent.items() if value is not None}


def test_a_rejection_is_mailed_with_the_comment_a_link_and_a_reply_address(
    listing, mailoutbox, region
):
    (mail,) = mailoutbox
    assert COMMENT in mail.body
    assert region.reply_to in mail.reply_to[0]
    assert link_in(mail).startswith("/odkaz/opravit/")
    submission = Submission.objects.get()
    assert (submission.outcome, submission.outcome_comment) == (Outcome.REJECTED, COMMENT)


def test_the_link_reopens_the_form_with_everything_in_it(listing, visitor, link):
    page = visitor.get(link)
    again = values_of(form_of(page, FORM))
    expected = {
        name: value
        for name, value in EVERYTHING.items()
        if value is not None
        # A picture is in the library by now, and its description with it.
        and not name.endswith("_alt")
        and name not in ("consent", "ico", "postal_code", "submitter_email", "areas")
    }
    assert {name: again.get(name) for name in expected} == expected
    assert (again["ico"], again["postal_code"]) == ("70891508", "51101")
    assert set(again["areas"]) == set(EVERYTHING["areas"])
    assert "contact_2_public" not in again
    assert [name.text for name in soup(page).select(".file-field__name")][1:] == [
        EVERYTHING["photo_1_alt"],
        EVERYTHING["photo_2_alt"],
    ]
    assert soup(page).select_one(f'[name="picture_{draft_of(listing).logo_id}_remove"]')
    assert COMMENT in text_of(page)
    assert form_of(page, FORM)["action"] == link
    assert "consent" not in again, "nobody consents by default"


def test_opening_the_link_changes_nothing(visitor, link):
    before = Submission.objects.values().get()
    visitor.get(link)
    visitor.head(link)
    assert Submission.objects.values().get() == before
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_a_corrected_listing_enters_moderation_again_as_a_new_revision(
    listing, visitor, link, moderator
):
    revisions = listing.revisions.count()
    off = {f"picture_{draft_of(listing).logo_id}_remove": "on"}
    response = visitor.post(
        link, corrections(visitor, link, opening_hours="Scházíme se v úterý", **off)
    )
    assert response.status_code == 200
    assert Organization.objects.count() == 1
    assert listing.revisions.count() == revisions + 1
    draft = draft_of(listing)
    assert (draft.opening_hours, draft.logo, draft.photos.count()) == (
        "Scházíme se v úterý",
        None,
        2,
    )
    assert draft.contacts.count() == 2
    (active,) = WorkflowState.objects.active()
    assert active.status == WorkflowState.STATUS_IN_PROGRESS
    assert Submission.objects.get().outcome == Outcome.UNDECIDED
    form = values_of(form_of(moderator.get(edit_url(listing)), EDIT_FORM))
    assert form["opening_hours"] == "Scházíme se v úterý"


def test_the_corrected_listing_can_be_published_and_is_listed_once(
    listing, visitor, link, moderator, mailoutbox
):
    visitor.post(link, corrections(visitor, link))
    approve(moderator, listing)
    cards = soup(visitor.get("/adresar/")).select(".org-card")
    assert len(cards) == 1
    _rejected, published = mails_to_submitter(mailoutbox)
    assert link_in(published) == "/adresar/pomocna-ruka-z-s/"


def test_the_old_link_is_dead_after_the_correction(visitor, link):
    sent = corrections(visitor, link)
    visitor.post(link, sent)
    assert visitor.get(link).status_code == 410
    # The second of two clicks is no mistake: it is thanked, and nothing happens.
    revisions = Organization.objects.get().revisions.count()
    assert visitor.post(link, sent).status_code == 200
    assert Organization.objects.get().revisions.count() == revisions
    assert WorkflowState.objects.active().count() == 1


def test_a_second_rejection_sends_a_new_link_and_the_first_one_stays_dead(
    listing, visitor, link, moderator, mailoutbox
):
    visitor.post(link, corrections(visitor, link))
    reject(moderator, listing, "Ještě adresu.")
    _first, second = mails_to_submitter(mailoutbox)
    assert link_in(second) != link
    assert visitor.get(link).status_code == 410
    assert visitor.post(link, {}).status_code == 410
    assert visitor.get(link_in(second)).status_code == 200


def test_a_moderator_who_publishes_after_all_closes_the_link(
    listing, visitor, link, moderator, mailoutbox
):
    press(moderator, listing, {"action-publish": "action-publish"})
    assert visitor.get(link).status_code == 410
    assert visitor.post(link, {}).status_code == 410
    assert Submission.objects.get().outcome == Outcome.PUBLISHED
    assert len(mails_to_submitter(mailoutbox)) == 2


def test_a_mistake_in_the_correction_loses_nothing(listing, visitor, link):
    sent = corrections(
        visitor, link, ico="123", summary="Nové shrnutí", logo=upload("nové.png", picture("PNG"))
    )
    response = visitor.post(link, sent)
    assert response.status_code == 422
    assert values_of(form_of(response, FORM))["summary"] == "Nové shrnutí"
    assert "nové.png" in text_of(response)
    assert visitor.post(link, corrections(visitor, link)).status_code == 200


def test_a_new_picture_takes_the_place_of_the_old_one(listing, visitor, link):
    before = draft_of(listing).logo
    visitor.post(
        link, corrections(visitor, link, logo=upload("nové.png", picture("PNG", size=(90, 90))))
    )
    after = draft_of(listing).logo
    assert after.pk != before.pk
    assert after.width == 90


def test_the_confirmed_address_cannot_be_changed(visitor, link, mailoutbox):
    assert (
        form_of(visitor.get(link), FORM).select_one("[name=submitter_email]").has_attr("disabled")
    )
    visitor.post(link, corrections(visitor, link, submitter_email="jiny@evil.example"))
    assert Submission.objects.get().email == SENDER["submitter_email"]


def test_the_correction_is_made_under_the_newest_consent(visitor, link, region):
    newest = ConsentText.objects.create(
        region=region, purpose=ConsentText.Purpose.LISTING, text="Nové znění"
    )
    assert "Nové znění" in text_of(visitor.get(link))
    assert visitor.post(link, corrections(visitor, link, consent=None)).status_code == 422
    visitor.post(link, corrections(visitor, link))
    assert Submission.objects.get().consent == newest


def test_the_link_expires(visitor, link, settings):
    settings.VOLUNTEERING_RESUME_DAYS = -1
    assert visitor.get(link).status_code == 410
    assert visitor.post(link, {}).status_code == 410


def test_approving_what_was_superseded_publishes_nothing(listing, visitor, link, moderator):
    old = TaskState.objects.get()
    visitor.post(link, corrections(visitor, link, summary="Opraveno"))
    url = (
        f"/admin/snippets/volunteering/organization/workflow/action/{listing.pk}/approve/{old.pk}/"
    )
    moderator.post(url, {"comment": ""})
    listing.refresh_from_db()
    assert not listing.live


def test_the_moderator_s_corrections_stand_in_the_reopened_listing_s_slug(
    listing, visitor, link, moderator
):
    press(moderator, listing, {}, slug="ruka")
    visitor.post(link, corrections(visitor, link))
    assert draft_of(listing).slug == "ruka"
