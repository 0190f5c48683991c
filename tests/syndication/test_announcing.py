"""What became public, changed and is gone is announced once each, whoever does it and however many make the texts."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from tests.support.centre import make_event, make_news, make_organization, make_program
from tests.support.clock import set_clock
from tests.support.editing import Editor
from tests.support.telling import make_ready
from volunteering.posts.pages import NewsPage
from volunteering.readmodels import announcing
from volunteering.readmodels.models import ReadModel
from volunteering.readmodels.refreshing import refresh
from volunteering.syndication.tombstones.keeping import gone_since, is_gone
from volunteering.syndication.tombstones.models import GoneObject

__all__ = ["set_clock"]

DAY = timedelta(days=1)
LONG_AGO = timezone.now() - 1000 * DAY


@pytest.fixture
def heard(monkeypatch):
    """Return what is announced from now on."""
    make_ready()
    news: list = []
    monkeypatch.setattr(announcing, "_listeners", [*announcing._listeners, news.extend])
    return news


def taken(news: list) -> list[tuple]:
    """Return what was announced since the last time, in any order of the kinds."""
    told = sorted((one.kind, str(one.event), one.title) for one in news)
    news.clear()
    return told


@pytest.mark.django_db
def test_what_an_editor_does_is_announced_once(heard, region):
    page = make_news("Sběr", expire_at=timezone.now() + 2 * DAY)
    draft = make_news("Návrh", publish=False)
    make_ready()
    (one,) = heard
    assert (one.id, one.url, one.region) == (str(page.uuid), page.full_url, region)
    assert taken(heard) == [("news", "published", "Sběr")]

    # A text that is made anew and says the same is no news.
    make_ready()
    call_command("rebuild_read_models", "--from-start", verbosity=0)
    page.save()
    make_ready()
    assert taken(heard) == []

    editor = Editor("administrator")
    editor.edit(page, title="Velký sběr", action="")
    make_ready()
    assert taken(heard) == []
    editor.edit(page, title="Velký sběr", expire_at="")
    make_ready()
    assert taken(heard) == [("news", "changed", "Velký sběr")]

    editor.unpublish(page)
    make_ready()
    make_ready()
    assert taken(heard) == [("news", "gone", "Velký sběr")]
    assert [stone.identifier for stone in gone_since(region, "news", LONG_AGO)] == [str(page.uuid)]
    assert not gone_since(region, "news", timezone.now())
    assert not gone_since(region, "events", LONG_AGO)

    page.refresh_from_db()
    page.save_revision().publish()
    draft.get_latest_revision().publish()
    make_ready()
    assert taken(heard) == [("news", "published", "Návrh"), ("news", "published", "Velký sběr")]
    assert not is_gone(region, "news", str(page.uuid))

    Page.objects.get(pk=page.pk).delete()
    make_ready()
    assert taken(heard) == [("news", "gone", "Velký sběr")]


@pytest.mark.django_db
def test_what_the_clock_does_is_announced_too(heard, set_clock, region):
    now = timezone.now()
    page = make_news("Do zítřka", expire_at=now + DAY)
    later = make_event("Až pozítří", publish=False, go_live_at=now + 2 * DAY)
    later.save_revision(approved_go_live_at=later.go_live_at)
    organization = make_organization("Spolek")
    program = make_program(organization, "Hledá do zítřka", seeking_until=(now + DAY).date())
    call_command("send_webhooks")
    assert len(taken(heard)) == 3
    set_clock(now + timedelta(hours=1))
    call_command("send_webhooks")
    assert taken(heard) == []

    # Nobody has taken it down yet: its time is over all the same.
    set_clock(now + DAY + timedelta(seconds=1))
    call_command("send_webhooks")
    assert ("news", "gone", "Do zítřka") in taken(heard)
    assert is_gone(region, "news", str(page.uuid))
    set_clock(now + 2 * DAY + timedelta(seconds=1))
    call_command("publish_scheduled")
    call_command("send_webhooks")
    told = taken(heard)
    assert ("events", "published", "Až pozítří") in told
    assert ("programs", "changed", "Hledá do zítřka") in told
    assert ("news", "gone", "Do zítřka") not in told
    assert program.uuid

    set_clock(now + 402 * DAY)
    call_command("purge_expired")
    assert not GoneObject.objects.filter(kind="news").exists()


@pytest.mark.django_db
def test_parts_documents_and_moves_are_announced(heard, region):
    organization = make_organization("Spolek")
    make_program(organization, "Doučování")
    document = get_document_model().objects.create(
        title="Přihláška", file=ContentFile(b"x", "prihlaska.txt")
    )
    page = make_news("Tábor")
    make_ready()
    assert taken(heard) == [
        ("documents", "published", "Přihláška"),
        ("news", "published", "Tábor"),
        ("organizations", "published", "Spolek"),
        ("programs", "published", "Doučování"),
    ]
    moved = page.get_parent().specific
    moved.slug = "novinky"
    moved.save()
    organization.unpublish()
    number = str(document.pk)
    document.delete()
    make_ready()
    urls = [one.url for one in heard if one.kind == "news"]
    assert len(urls) == 1
    assert "/novinky/" in urls[0]
    assert taken(heard) == [
        ("documents", "gone", "Přihláška"),
        ("news", "changed", "Tábor"),
        ("organizations", "gone", "Spolek"),
        ("programs", "gone", "Doučování"),
    ]
    assert is_gone(region, "documents", number)


@pytest.mark.django_db
def test_what_cannot_be_written_down_is_announced_again(monkeypatch):
    make_ready()
    page = make_news("Sběr")
    told = []

    def fail(news):
        told.extend(news)
        if len(told) == 1:
            raise RuntimeError

    monkeypatch.setattr(announcing, "_listeners", [fail])
    with pytest.raises(RuntimeError):
        refresh()
    assert not ReadModel.objects.current().filter(kind="news").exists()
    refresh()
    refresh()
    assert [one.id for one in told] == [str(page.uuid)] * 2
    assert ReadModel.objects.current().filter(kind="news").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgres")
def test_many_at_once_announce_each_state_once(heard):
    """Three make texts while one changes, takes down and publishes: the story that is told is in order and without repeats."""
    page = make_news("Stav 0")
    others = [make_news(f"Jiná {number}") for number in range(5)]
    over = threading.Event()

    def make() -> None:
        try:
            while not over.is_set():
                refresh()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        makers = [threads.submit(make) for _number in range(3)]
        try:
            for number in range(1, 13):
                if number % 4 == 0:
                    NewsPage.objects.get(pk=page.pk).unpublish()
                else:
                    thing = NewsPage.objects.get(pk=page.pk)
                    thing.title, thing.live = f"Stav {number}", True
                    thing.save()
        finally:
            over.set()
        for maker in makers:
            maker.result(timeout=60)
    refresh()
    refresh()
    counted = Counter((one.id, str(one.event)) for one in heard if one.id != str(page.uuid))
    assert counted == {(str(other.uuid), "published"): 1 for other in others}
    # In the order in which they were stored: the row is locked meanwhile.
    story = [str(one.event) for one in heard if one.id == str(page.uuid)]
    assert story[0] == "published"
    for before, after in pairwise(story):
        assert after in {"gone": ("published",)}.get(before, ("changed", "gone"))
    assert story[-1] == "gone"
    texts = [one.title for one in heard if one.id == str(page.uuid) and one.event != "gone"]
    assert len(texts) == len(set(texts))
