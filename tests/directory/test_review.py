"""The moderator sees the old beside the new, takes over some fields and declines others, and says one sentence."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tests.directory.conftest import signed_in
from tests.support.centre import make_organization, topic
from tests.support.door import correct, enter, make_steward
from tests.support.moderation import edit_url, press
from tests.support.web import Visitor, soup, text_of
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission
from volunteering.directory.values import values_of

pytestmark = pytest.mark.django_db

CHANGES = {
    "summary": "Nově pomáháme i dětem.",
    "contact_1_phone": "+420 481 999 888",
    "topics": ["seniori", "deti-a-mladez"],
}


@pytest.fixture
def organization(db):
    organization = make_organization("Pomocná ruka", slug="pomocna-ruka")
    make_steward(organization)
    return organization


@pytest.fixture
def steward(organization, mailoutbox) -> Visitor:
    visitor = Visitor()
    enter(visitor, organization, mailoutbox)
    mailoutbox.clear()
    return visitor


@pytest.fixture
def corrected(organization, steward):
    """Return the organization with a correction of three fields that waits."""
    correct(steward, **CHANGES)
    organization.refresh_from_db()
    return organization


def review_url(organization) -> str:
    return f"/admin/adresar/posoudit/{organization.pk}/"


def rows(page) -> dict:
    return {row["data-path"]: row for row in soup(page).select("tr[data-path]")}


def decide(moderator: Visitor, organization, **button):
    """Press a button of the screen as it stands now; return the page that follows."""
    page = soup(moderator.get(review_url(organization)))
    revision = page.select_one("input[name=revision]")["value"]
    return moderator.post(review_url(organization), {"revision": revision} | button, follow=True)


def live(organization) -> dict:
    return values_of(Organization.objects.get(pk=organization.pk))


def test_only_changed_fields_are_shown_old_beside_new(corrected, moderator):
    shown = rows(moderator.get(review_url(corrected)))
    contact = corrected.contacts.get().uuid
    assert list(shown) == ["summary", "topics", f"contacts.{contact}.phone"]
    summary = shown["summary"]
    assert summary.select_one("del").get_text() == "Co dělá Pomocná ruka."
    assert summary.select_one("ins").get_text() == "Nově pomáháme i dětem."
    phone = shown[f"contacts.{contact}.phone"]
    assert phone.select_one("del") is None
    assert phone.select_one("ins").get_text() == "+420 481 999 888"
    assert "Děti, mládež a rodiny" in shown["topics"].select_one("ins").get_text()


def test_the_submitter_and_the_origin_are_shown(corrected, moderator):
    page = text_of(moderator.get(review_url(corrected)))
    assert "Věra Správcová" in page
    assert "spravkyne@organizace.example" in page


def test_the_editors_screen_leads_to_the_comparison(corrected, moderator):
    assert soup(moderator.get(edit_url(corrected))).select_one(f'a[href="{review_url(corrected)}"]')


def test_keeping_the_original_puts_the_live_value_back_into_the_draft(corrected, moderator):
    decide(moderator, corrected, keep="summary")
    draft = values_of(Organization.objects.get(pk=corrected.pk).get_latest_revision_as_object())
    assert draft["summary"] == "Co dělá Pomocná ruka."
    assert draft["topics"] == ["deti-a-mladez", "seniori"]
    assert rows(moderator.get(review_url(corrected)))["summary"]["data-standing"] == "declined"
    corrected.refresh_from_db()
    assert corrected.workflow_in_progress


def test_a_declined_field_can_be_taken_over_after_all(corrected, moderator):
    decide(moderator, corrected, keep="summary")
    decide(moderator, corrected, accept="summary")
    assert rows(moderator.get(review_url(corrected)))["summary"]["data-standing"] == "accepted"


def test_the_profile_shows_exactly_the_accepted_fields(corrected, moderator, mailoutbox):
    decide(moderator, corrected, keep="summary")
    mailoutbox.clear()
    decide(moderator, corrected, action="approve", comment="Větu necháme, je výstižná.")
    now = live(corrected)
    assert now["summary"] == "Co dělá Pomocná ruka."
    assert now["topics"] == ["deti-a-mladez", "seniori"]
    assert now["contacts"][0]["phone"] == "+420 481 999 888"
    submission = Submission.objects.get()
    assert (submission.outcome, submission.declined) == (Outcome.PUBLISHED, ["summary"])
    (mail,) = mailoutbox
    assert mail.to == ["spravkyne@organizace.example"]
    assert "Větu necháme, je výstižná." in mail.body
    assert "481 999 888" not in mail.body


def test_approval_confirms_the_listing(corrected, moderator):
    decide(moderator, corrected, action="approve")
    corrected.record.refresh_from_db()
    assert corrected.record.confirmed_by == "organization"


def test_everything_declined_leaves_the_profile_as_it_was(corrected, moderator, mailoutbox):
    before = live(corrected)
    for path in Submission.objects.get().changed:
        decide(moderator, corrected, keep=path)
    decide(moderator, corrected, action="approve", comment="Děkujeme, ale zůstane to takto.")
    assert live(corrected) == before
    assert "zůstane to takto" in mailoutbox[-1].body


def test_ordinary_approval_in_the_editor_works_too(corrected, moderator):
    press(
        moderator,
        corrected,
        {"action-workflow-action": "true", "workflow-action-name": "approve"},
    )
    assert live(corrected)["summary"] == CHANGES["summary"]
    assert Submission.objects.get().outcome == Outcome.PUBLISHED


def test_a_returned_correction_keeps_what_was_sent_and_the_comment(
    corrected, moderator, steward, mailoutbox
):
    before = live(corrected)
    mailoutbox.clear()
    decide(moderator, corrected, action="reject", comment="Telefon neodpovídá.")
    assert live(corrected) == before
    assert "Telefon neodpovídá." in mailoutbox[-1].body
    home = text_of(steward.get("/muj-profil/"))
    assert "Telefon neodpovídá." in home
    correct(steward, contact_1_phone="+420 481 000 000")
    assert Submission.objects.get(outcome=Outcome.UNDECIDED).changed[0] == "summary"
    decide(moderator, corrected, action="approve")
    assert live(corrected)["contacts"][0]["phone"] == "+420 481 000 000"
    assert live(corrected)["summary"] == CHANGES["summary"]


def test_the_organization_sees_what_was_not_taken_over(corrected, moderator, steward):
    decide(moderator, corrected, keep="summary")
    decide(moderator, corrected, action="approve", comment="Větu necháme.")
    home = text_of(steward.get("/muj-profil/"))
    assert "Větu necháme." in home
    assert CHANGES["summary"] in home


def test_a_decision_about_an_older_version_is_refused(corrected, moderator, steward):
    page = soup(moderator.get(review_url(corrected)))
    revision = page.select_one("input[name=revision]")["value"]
    correct(steward, summary="Ještě novější věta.")
    moderator.post(review_url(corrected), {"revision": revision, "action": "approve"}, follow=True)
    assert live(corrected)["summary"] == "Co dělá Pomocná ruka."
    assert Submission.objects.filter(outcome=Outcome.UNDECIDED).count() == 1


def test_an_editors_form_opened_before_a_newer_correction_does_not_overwrite_it(
    corrected, moderator, steward
):
    from tests.support.moderation import EDIT_FORM
    from tests.support.web import form_of
    from tests.support.web import values_of as form_values

    stale = form_values(form_of(moderator.get(edit_url(corrected)), EDIT_FORM))
    correct(steward, summary="Ještě novější věta.")
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    moderator.post(edit_url(corrected), stale | approve, follow=True)
    assert live(corrected)["summary"] == "Co dělá Pomocná ruka."
    draft = values_of(Organization.objects.get(pk=corrected.pk).get_latest_revision_as_object())
    assert draft["summary"] == "Ještě novější věta."


def test_the_second_of_two_moderators_learns_that_it_is_decided(
    corrected, moderator, second_moderator
):
    page = soup(second_moderator.get(review_url(corrected)))
    revision = page.select_one("input[name=revision]")["value"]
    decide(moderator, corrected, action="approve")
    answer = second_moderator.post(
        review_url(corrected), {"revision": revision, "action": "reject"}, follow=True
    )
    assert answer.status_code == 200
    assert soup(answer).select(".messages .error, .messages .warning")
    assert live(corrected)["summary"] == CHANGES["summary"]


def test_a_moderator_with_nothing_but_that_permission_can_do_it_all(corrected):
    user = get_user_model().objects.create_user("jen-moderator", "jen@centrum.example", "heslo")
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *Permission.objects.filter(codename__in=["change_organization", "publish_organization"]),
    )
    user.groups.add(Group.objects.create(name="Jen schvalování"))
    task = corrected.get_workflow().tasks.get().specific
    task.groups.add(user.groups.get())
    visitor = Visitor()
    visitor.force_login(user)
    page = visitor.get(review_url(corrected))
    assert page.status_code == 200
    # Who sent it is for people who may see submissions.
    assert "spravkyne@organizace.example" not in text_of(page)
    decide(visitor, corrected, keep="summary")
    decide(visitor, corrected, action="approve")
    assert live(corrected)["topics"] == ["deti-a-mladez", "seniori"]
    assert live(corrected)["summary"] == "Co dělá Pomocná ruka."


def test_an_editor_who_may_not_publish_sees_it_without_buttons_of_decision(corrected, editor):
    page = soup(editor.get(review_url(corrected)))
    assert page.select("tr[data-path]")
    assert not page.select("button[name=action]")


def test_strangers_get_nowhere(corrected, visitor):
    assert visitor.get(review_url(corrected)).status_code == 302
    assert visitor.post(review_url(corrected), {"action": "approve"}).status_code == 302
    nobody = Visitor()
    user = get_user_model().objects.create_user("nikdo", "nikdo@centrum.example", "heslo")
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    nobody.force_login(user)
    assert nobody.get(review_url(corrected)).status_code in (302, 403)
    assert live(corrected)["summary"] == "Co dělá Pomocná ruka."


def test_what_the_centre_changed_in_the_draft_is_shown_as_its_own(corrected, moderator):
    draft = Organization.objects.get(pk=corrected.pk).get_latest_revision_as_object()
    draft.description = "Doplnila redakce."
    draft.summary = "Věta upravená redakcí."
    draft.save_revision(user=moderator.user)
    shown = rows(moderator.get(review_url(corrected)))
    assert shown["summary"]["data-standing"] == "edited"
    assert "Věta upravená redakcí." in shown["summary"].get_text()
    assert "Doplnila redakce." in shown["description"].get_text()


def test_the_comparison_asks_as_much_for_many_changes_as_for_few(
    corrected, moderator, steward, django_assert_max_num_queries
):
    correct(
        steward,
        topics=[topic("zdravi").slug, "seniori"],
        areas=["turnov", "liberec", "semily"],
        description="Nový popis.",
        opening_hours="Po 8–16",
        website="https://ruka.example/",
    )
    moderator.get(review_url(corrected))
    with django_assert_max_num_queries(60):
        moderator.get(review_url(corrected))


def test_the_role_of_a_moderator_is_enough(corrected):
    moderator = signed_in("moderator")
    decide(moderator, corrected, action="approve")
    assert live(corrected)["summary"] == CHANGES["summary"]


def test_what_was_declined_as_a_whole_confirms_nothing(corrected, moderator):
    for path in Submission.objects.get().changed:
        decide(moderator, corrected, keep=path)
    decide(moderator, corrected, action="approve")
    corrected.record.refresh_from_db()
    assert corrected.record.confirmed_on is None
