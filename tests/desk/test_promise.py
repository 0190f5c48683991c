"""The promise of five to seven posts a month: what counts, when, and who sees it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from wagtail.models import Site

from tests.support.centre import make_event, make_news, make_story
from tests.support.editing import Editor, page_titled, prague
from tests.support.web import soup
from volunteering.desk.promise import this_month
from volunteering.pages.models import PlainPage
from volunteering.posts.pages import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db

MIDDLE = prague(2027, 6, 15, 12)


@pytest.fixture(autouse=True)
def _middle_of_june(set_clock) -> None:
    """Let it be the middle of a month."""
    set_clock(MIDDLE)


def standing() -> tuple[int, int]:
    """Return how many posts the month has and how many are scheduled."""
    promise = this_month(Site.objects.get())
    return promise.published, promise.scheduled


def test_news_stories_and_events_count_plain_pages_do_not():
    make_news("Zpráva")
    make_story("Příběh")
    make_event("Akce")
    page = PlainPage(title="O vozíku", slug="o-voziku")
    Site.objects.get().root_page.add_child(instance=page)
    page.save_revision().publish()

    assert standing() == (3, 0)


def test_which_kinds_count_is_a_setting(settings):
    make_news("Zpráva")
    make_event("Akce")
    settings.VOLUNTEERING_COUNTED_PAGE_TYPES = ["volunteering.NewsPage"]

    assert standing() == (1, 0)


def test_a_post_counts_in_the_month_of_its_first_publication(set_clock):
    set_clock(prague(2027, 5, 20, 12))
    page = make_news("Květnová")
    assert standing() == (1, 0)

    set_clock(MIDDLE)
    page.lead = "Opraveno v červnu."
    page.save_revision().publish()

    assert standing() == (0, 0)


def test_republishing_does_not_count_twice_and_unpublished_does_not_count(set_clock):
    set_clock(prague(2027, 5, 20, 12))
    old = make_news("Květnová")
    set_clock(MIDDLE)
    new = make_news("Červnová")

    for page in (old, new):
        page.unpublish()
    assert standing() == (0, 0)

    for page in (old, new):
        page.refresh_from_db()
        page.save_revision().publish()
    assert standing() == (1, 0)


def test_a_draft_does_not_count():
    make_news("Koncept", publish=False)

    assert standing() == (0, 0)


def test_scheduled_posts_are_counted_apart_until_they_are_out(set_clock):
    editor = Editor()
    values = {"lead": "Přijde.", "body": []}
    index = NewsIndexPage.objects.get()
    this = prague(2027, 6, 30, 23, 30)
    editor.create(NewsPage, index, title="Ještě v červnu", slug="a", go_live_at=this, **values)
    editor.create(
        NewsPage,
        index,
        title="Až v červenci",
        slug="b",
        go_live_at=prague(2027, 7, 1, 0, 30),
        **values,
    )
    assert standing() == (0, 1)

    set_clock(this + timedelta(minutes=5))
    call_command("publish_scheduled")
    assert standing() == (1, 0)

    set_clock(prague(2027, 7, 2))
    call_command("publish_scheduled")
    assert standing() == (1, 0)
    assert page_titled("Až v červenci").live


def test_a_scheduled_edit_of_a_published_post_is_no_new_post():
    page = make_news("Venku")

    Editor().edit(page, title="Venku, jinak", go_live_at=prague(2027, 6, 20, 8))

    assert page_titled("Venku").live
    assert standing() == (1, 0)


def test_a_cancelled_schedule_does_not_count():
    editor = Editor()
    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Naplánovaná",
        slug="a",
        lead="Přijde.",
        body=[],
        go_live_at=prague(2027, 6, 20, 8),
    )
    page = page_titled("Naplánovaná")
    assert standing() == (0, 1)

    address = f"/admin/pages/{page.pk}/revisions/{page.scheduled_revision.pk}/unschedule/"
    assert editor.client.post(address).status_code == 302

    assert standing() == (0, 0)


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        # Prague is two hours ahead in summer, one in winter.
        (datetime(2027, 5, 31, 23, 30, tzinfo=UTC), 6),
        (datetime(2027, 5, 31, 21, 59, tzinfo=UTC), 5),
        (datetime(2027, 6, 30, 21, 59, tzinfo=UTC), 6),
        (datetime(2027, 6, 30, 22, 0, tzinfo=UTC), 7),
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), 1),
        (datetime(2027, 12, 31, 22, 59, tzinfo=UTC), 12),
    ],
)
def test_months_begin_at_midnight_in_prague(set_clock, moment, month):
    set_clock(moment)
    make_news("Na přelomu")

    promise = this_month()

    assert (promise.month.month, promise.published) == (month, 1)
    set_clock(moment + timedelta(days=40))
    assert this_month().published == 0


def test_what_is_missing_reckons_with_what_is_scheduled():
    for number in range(3):
        make_news(f"Zpráva {number}")
    page = make_news("Naplánovaná", publish=False, go_live_at=prague(2027, 6, 20, 8))
    page.get_latest_revision().publish()

    promise = this_month(Site.objects.get())

    assert (promise.published, promise.scheduled) == (3, 1)
    assert (promise.missing_to_low, promise.missing_to_high) == (1, 3)


def test_more_than_promised_is_missing_nothing(settings):
    settings.VOLUNTEERING_MONTHLY_TARGET = (1, 2)
    for number in range(4):
        make_news(f"Zpráva {number}")

    promise = this_month()

    assert (promise.missing_to_low, promise.missing_to_high) == (0, 0)


def panel_of(role: str):
    """Return the panel on the admin home of somebody with this role, or None."""
    response = Editor(role).client.get("/admin/")
    assert response.status_code == 200
    return soup(response).select_one("section[id^=promise]")


@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_who_writes_sees_the_promise_on_the_admin_home(role):
    for number in range(3):
        make_news(f"Zpráva {number}")

    text = panel_of(role).get_text(" ")
    assert "3" in text
    assert "2027" in text


def test_who_only_moderates_the_directory_does_not():
    assert panel_of("moderator") is None
