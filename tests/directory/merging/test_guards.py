"""When two records are not merged, or not yet: what waits, what changed, who may not, what is malformed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from tests.support.merging import FORM, choose, merge, merge_url, said
from tests.support.moderation import edit_url
from tests.support.web import form_of, soup, values_of
from volunteering.core.models import Tombstone
from volunteering.directory.models import (
    Organization,
    Refusal,
)

pytestmark = pytest.mark.django_db


def test_looking_changes_nothing(moderator, older, newer):
    before = Revision.objects.count()
    choose(moderator, older, newer, summary="other")
    assert Organization.objects.filter(live=True).count() == 2
    assert Revision.objects.count() == before


def test_an_unpublished_draft_of_a_public_record_is_named_and_left_out(moderator, older, newer):
    draft = older.get_latest_revision_as_object()
    draft.summary = "Rozepsané"
    draft.save_revision()
    page = soup(moderator.get(merge_url(older, newer)))
    assert len(page.select("[data-draft]")) == 1
    assert "Rozepsané" not in page.get_text()
    merge(moderator, older, newer)
    assert Organization.objects.get().summary == "Původní shrnutí"


def waiting(organization):
    organization.get_workflow().start(organization, None)


def scheduled(organization):
    draft = organization.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=2)
    draft.save_revision().publish()


def locked(organization):
    Organization.objects.filter(pk=organization.pk).update(locked=True, locked_at=timezone.now())


def refused(organization):
    organization.unpublish()
    Refusal.objects.create(
        region=organization.region, organization=organization, name=organization.name
    )


@pytest.mark.parametrize("obstacle", [waiting, scheduled, locked, refused])
@pytest.mark.parametrize("is_survivor", [True, False])
def test_what_must_be_decided_first_is_said_in_a_sentence(
    moderator, older, newer, obstacle, is_survivor
):
    form = form_of(moderator.get(merge_url(older, newer)), FORM)
    obstacle(older if is_survivor else newer)
    page = moderator.get(merge_url(older, newer))
    assert soup(page).select_one("[data-obstacle]")
    assert not soup(page).select(FORM)
    for step in ("ask", "do"):
        response = moderator.post(form["action"], values_of(form) | {step: "1"}, follow=True)
        assert response.status_code in (200, 409)
    assert Organization.objects.count() == 2
    assert not Tombstone.objects.exists()


def test_a_record_that_changed_meanwhile_is_shown_again(moderator, older, newer):
    action, asked = choose(moderator, older, newer, summary="other")
    newer.summary = "Ještě novější"
    newer.save_revision().publish()
    values = values_of(form_of(asked, FORM))
    response = moderator.post(action, values | {"do": "1"})
    assert response.status_code == 409
    assert "Ještě novější" in soup(response).get_text()
    assert said(response)
    assert Organization.objects.count() == 2


def test_the_second_of_two_who_merge_gets_a_sentence(moderator, second_moderator, older, newer):
    action, asked = choose(second_moderator, older, newer)
    merge(moderator, older, newer)
    values = values_of(form_of(asked, FORM))
    response = second_moderator.post(action, values | {"do": "1"}, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == edit_url(older)
    assert said(response)
    assert ModelLogEntry.objects.filter(action="volunteering.merge").count() == 1


def test_only_whoever_may_publish_merges(editor, visitor, older, newer):
    for user in (editor, visitor):
        assert user.get(merge_url(older, newer)).status_code == 302
        assert user.post(merge_url(older, newer), {"do": "1"}).status_code == 302
    assert Organization.objects.count() == 2


@pytest.mark.parametrize(
    "asked", ["", "?survivor=x", "?survivor=99999999999999999999", "?survivor=0"]
)
def test_a_malformed_address_means_the_usual_survivor(moderator, older, newer, asked):
    form = form_of(moderator.get(merge_url(newer, older) + asked), FORM)
    assert form["action"].endswith(f"?survivor={older.pk}")


def test_a_record_merges_with_nothing_and_not_with_itself(moderator, older):
    for other in (older.pk, 0):
        url = reverse("volunteering_merge", args=[older.pk, other])
        assert moderator.get(url).status_code == 302


def test_a_broken_form_never_ends_in_an_error(moderator, older, newer):
    form = form_of(moderator.get(merge_url(older, newer)), FORM)
    sent = {"seen": values_of(form)["seen"], "field-summary": "nonsense", "part-links-x": "on"}
    assert moderator.post(form["action"], sent | {"ask": "1"}).status_code == 200
    assert moderator.post(form["action"], {"do": "1"}).status_code == 409
    assert Organization.objects.count() == 2
