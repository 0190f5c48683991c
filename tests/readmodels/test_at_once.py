"""Saving, making texts and asking at the same moment (real threads, PostgreSQL): nobody reads of yesterday, nobody waits."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from tests.support.centre import make_news, make_organization
from tests.support.locks import until, waiting_for_a_lock
from tests.support.telling import make_ready, told
from volunteering.core.models import Region
from volunteering.posts.pages import NewsPage
from volunteering.readmodels.models import ReadModel, Touch
from volunteering.readmodels.refreshing import refresh
from volunteering.readmodels.touches import take_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgres")]


def in_thread(act: Callable):
    """Do something in a thread of a pool and give its connection back."""
    try:
        return act()
    finally:
        connection.close()


@contextmanager
def held_up(kind: str, *acts: Callable):
    """Let acts come as far as storing a text of a kind; they go on when the block has ended.

    What the block does is one transaction. Gives the futures of the acts.
    """
    with ThreadPoolExecutor(len(acts)) as threads:
        with transaction.atomic():
            list(ReadModel.objects.filter(kind=kind).select_for_update())
            futures: list[Future] = []
            for number, act in enumerate(acts, start=1):
                futures.append(threads.submit(in_thread, act))
                until(lambda: waiting_for_a_lock() == number)  # noqa: B023 - asked at once
            yield futures
        for future in futures:
            future.result(timeout=30)


def rename(page: NewsPage, title: str) -> None:
    """Save a page as every part of the product does."""
    page = NewsPage.objects.get(pk=page.pk)
    page.title = title
    page.save()


def test_what_was_begun_before_a_change_is_not_told_after_it():
    page = make_news("Stará")
    make_ready()
    here = f"/news/{page.uuid}"
    for title, others in (("Druhá", ()), ("Třetí", (take_in,))):
        ReadModel.objects.filter(kind="news").outdate()
        # Two make the text, and have read the page; it changes, and perhaps a third one has heard of it already.
        with held_up("news", refresh, refresh):
            rename(page, title)
            for act in others:
                act()
        assert title in told(here)
        assert title in told("/news")
        make_ready()
        row = ReadModel.objects.current().get(kind="news", object_id=page.pk)
        assert title in row.full
        assert title in told(here)
    # The region, too: whoever makes a thousand texts has begun long before.
    ReadModel.objects.filter(kind="news").outdate()
    with held_up("news", refresh):
        site = Region.objects.get().site
        site.hostname = "nova.example"
        site.save()
        take_in()
    refresh()
    assert "http://nova.example/" in told(here)
    assert not Touch.objects.exists()


def test_writers_do_not_wait_for_each_other_and_readers_see_what_is_committed():
    pages = [make_news("První stará"), make_news("Druhá stará")]
    make_ready()
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            rename(pages[0], "První nová")
            # The other one comes later and is done sooner; whoever makes texts meanwhile does not wait either.
            other.submit(in_thread, lambda: rename(pages[1], "Druhá nová")).result(timeout=30)
            other.submit(in_thread, refresh).result(timeout=30)
            read = other.submit(in_thread, lambda: told("/news")).result(timeout=30)
            assert "První stará" in read
            assert "Druhá nová" in read
        assert "První nová" in other.submit(in_thread, lambda: told("/news")).result(timeout=30)
    refresh()
    assert "První nová" in told("/news")


def test_nobody_reads_what_was_before_while_many_save_and_make_texts(settings):
    settings.VOLUNTEERING_API_LIMIT = 0
    page = make_news("Stav 0")
    organization = make_organization("Spolek")
    here = f"/news/{page.uuid}"
    over = threading.Event()
    seen: list[int] = []
    lowest = [0]

    def number_in(answer: str) -> int:
        return int(answer.partition('"title":"Stav ')[2].partition('"')[0])

    def read() -> None:
        while not over.is_set():
            at_least = lowest[0]
            for path in (here, "/news"):
                number = number_in(told(path))
                assert number >= at_least
                seen.append(number)

    def make() -> None:
        while not over.is_set():
            refresh()

    with ThreadPoolExecutor(4) as threads:
        others = [threads.submit(in_thread, act) for act in (read, read, make, make)]
        try:
            for number in range(1, 9):
                rename(page, f"Stav {number}")
                lowest[0] = number
                organization.save()
        finally:
            over.set()
        for other in others:
            other.result(timeout=60)
    assert seen
    refresh()
    assert number_in(told(here)) == 8
    assert not Touch.objects.exists()
