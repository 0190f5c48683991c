"""Submissions that nobody confirmed are deleted after 14 days, with their pictures; the others stay."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.support.listing import EVERYTHING, SENDER, confirmed, filled, pictures, send, submitted
from volunteering.directory.models import Organization, Submission, SubmittedFile

pytestmark = pytest.mark.django_db


def purge() -> str:
    out = StringIO()
    call_command("purge_expired", stdout=out)
    return out.getvalue()


def days_pass(days: float) -> None:
    moment = timezone.now() - timedelta(days=days)
    Submission.objects.update(created_at=moment)
    SubmittedFile.objects.update(created_at=moment)


def test_an_unconfirmed_submission_is_deleted_after_fourteen_days_with_its_files(
    visitor, mailoutbox
):
    link = submitted(visitor, mailoutbox, EVERYTHING, **pictures())
    days_pass(13.9)
    purge()
    assert (Submission.objects.count(), SubmittedFile.objects.count()) == (1, 3)
    days_pass(14.1)
    report = purge()
    assert (Submission.objects.count(), SubmittedFile.objects.count()) == (0, 0)
    assert SENDER["submitter_email"] not in report
    assert SENDER["submitter_name"] not in report
    assert visitor.get(link).status_code == 410


def test_a_confirmed_submission_and_its_pictures_stay(visitor, mailoutbox):
    organization = confirmed(visitor, mailoutbox, EVERYTHING, **pictures())
    days_pass(40)
    purge()
    assert Submission.objects.get().organization == organization
    draft = Organization.objects.get().get_latest_revision_as_object()
    assert draft.logo is not None
    assert draft.photos.count() == 2


def test_pictures_of_a_form_that_was_never_sent_are_deleted_after_a_day(visitor):
    send(visitor, filled(visitor, name="", **pictures()))
    days_pass(0.9)
    purge()
    assert SubmittedFile.objects.count() == 3
    days_pass(1.1)
    purge()
    assert not SubmittedFile.objects.exists()


def test_pictures_are_not_kept_twice_once_the_address_is_confirmed(visitor, mailoutbox):
    organization = confirmed(visitor, mailoutbox, EVERYTHING, **pictures())
    assert not SubmittedFile.objects.exists()
    organization.get_latest_revision_as_object().save_revision().publish()
    organization.refresh_from_db()
    assert organization.logo is not None
    assert organization.photos.count() == 2


def test_purging_twice_is_harmless(visitor, mailoutbox):
    submitted(visitor, mailoutbox)
    days_pass(15)
    purge()
    assert purge()
