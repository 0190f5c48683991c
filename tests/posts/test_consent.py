"""The consent of people in a story: an ended one is refused, a limited one takes the story down by itself."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.support.doors import read, sitemap, status
from tests.support.editing import PRAGUE, Editor, errors_of, page_titled, path_of
from volunteering.posts.pages import StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db

STORY = {
    "title": "Dopisy z kopce",
    "slug": "dopisy-z-kopce",
    "lead": "Psaní, které se nevrátilo.",
    "person_name": "Bořivoj",
    "consent_scope": "web a sociální sítě",
}


def publish(editor: Editor, **values):
    return editor.create(StoryPage, StoryIndexPage.objects.get(), **STORY, **values)


def end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=PRAGUE)


def test_a_consent_that_has_ended_is_refused(editor):
    yesterday = timezone.localdate() - timedelta(days=1)

    response = publish(editor, consent_until=yesterday)

    assert list(errors_of(response)) == ["consent_until"]
    assert not StoryPage.objects.exists()


def test_a_consent_that_ends_today_still_holds_today(editor):
    today = timezone.localdate()

    publish(editor, consent_until=today)

    assert page_titled("Dopisy z kopce").expire_at == end_of(today)
    assert status("/pribehy/dopisy-z-kopce/") == 200


def test_the_story_expires_with_the_consent(editor, set_clock):
    last_day = timezone.localdate() + timedelta(days=3)
    publish(editor, consent_until=last_day)
    page = page_titled("Dopisy z kopce")
    assert page.expire_at == end_of(last_day)
    assert path_of(page) in read("/pribehy/")

    set_clock(end_of(last_day) + timedelta(minutes=1))
    # Nothing waits for the scheduler: the story is gone at once.
    assert status(path_of(page)) == 404
    assert path_of(page) not in read("/pribehy/")
    assert path_of(page) not in sitemap()

    call_command("publish_scheduled")
    page.refresh_from_db()
    assert not page.live
    assert page.expired


def test_an_earlier_expiry_chosen_by_the_editor_stays(editor):
    last_day = timezone.localdate() + timedelta(days=30)
    sooner = datetime.combine(
        timezone.localdate() + timedelta(days=5), datetime.min.time(), tzinfo=PRAGUE
    )

    publish(editor, consent_until=last_day, expire_at=sooner)

    assert page_titled("Dopisy z kopce").expire_at == sooner


def test_a_later_expiry_is_cut_to_the_consent(editor):
    last_day = timezone.localdate() + timedelta(days=5)

    publish(editor, consent_until=last_day, expire_at=end_of(last_day + timedelta(days=90)))

    assert page_titled("Dopisy z kopce").expire_at == end_of(last_day)


def test_a_longer_consent_lets_the_story_stand_longer(editor):
    first, second = (timezone.localdate() + timedelta(days=days) for days in (5, 60))
    publish(editor, consent_until=first)

    editor.edit(page_titled("Dopisy z kopce"), consent_until=second)

    assert page_titled("Dopisy z kopce").expire_at == end_of(second)


def test_a_consent_without_an_end_lets_the_story_stand(editor):
    publish(editor, consent_until=timezone.localdate() + timedelta(days=5))

    editor.edit(page_titled("Dopisy z kopce"), consent_until="")

    assert page_titled("Dopisy z kopce").expire_at is None


def test_the_end_of_a_consent_in_summer_is_midnight_in_prague(editor):
    summer = date(timezone.localdate().year + 1, 7, 15)

    publish(editor, consent_until=summer)

    expires = page_titled("Dopisy z kopce").expire_at
    assert expires.astimezone(PRAGUE).strftime("%d.%m. %H:%M %z") == "16.07. 00:00 +0200"
