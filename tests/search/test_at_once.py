"""Saving, indexing and asking at the same moment (real threads, PostgreSQL): nothing lost, twice, or of yesterday."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.search.backends import get_search_backend

from tests.support.centre import make_news
from tests.support.locks import until, waiting_for_a_lock
from volunteering.posts.pages import NewsPage
from volunteering.search.engine import search_keys
from volunteering.search.indexing import index_objects
from volunteering.search.models import SearchEntry, SearchState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgres")]


def keys(words: str) -> list[int]:
    """Return the primary keys of the news that editors find."""
    return [page.pk for page in get_search_backend().search(words, NewsPage.objects.all())]


def in_thread(act: Callable):
    """Do something in a thread of a pool and give its connection back."""
    try:
        return act()
    finally:
        connection.close()


def index(page) -> Callable:
    """Return the act of the background task for a page."""
    return lambda: index_objects.call([["volunteering.newspage", page.pk]])


@contextmanager
def held_up(*acts: Callable):
    """Let acts come as far as writing their entries; when the block has ended, they go on.

    Gives the futures of the acts. What the block does is one transaction that holds the state of the index.
    """
    with ThreadPoolExecutor(len(acts)) as threads:
        with transaction.atomic():
            SearchState.objects.select_for_update().get(pk=1)
            futures: list[Future] = []
            for number, act in enumerate(acts, start=1):
                futures.append(threads.submit(in_thread, act))
                until(lambda: waiting_for_a_lock() == number)  # noqa: B023 - asked at once
            yield futures
        for future in futures:
            future.result(timeout=30)


@pytest.mark.parametrize("how", ["task", "command"])
def test_an_older_text_does_not_replace_a_newer_one(how):
    page = make_news("Včely")
    call_command("reindex_search", verbosity=0)
    if how == "task":
        act = index(page)
    else:
        # Everything else is done already: the command goes on with this page.
        SearchState.objects.update(rebuilding_from=0)
        entry = SearchEntry.objects.get(title=" vcely ")
        SearchEntry.objects.filter(pk=entry.pk).update(batch=0)
        act = lambda: call_command("reindex_search", verbosity=0)  # noqa: E731

    with held_up(act):
        # By now the other one has read the page. The newer text is saved and indexed before it writes.
        page.title = page.lead = "Kominíci"
        page.save()
        assert keys("kominík") == [page.pk]

    assert keys("kominík") == [page.pk]
    assert keys("včely") == []


def test_what_is_deleted_while_it_is_indexed_does_not_come_back():
    page = make_news("Včely")
    SearchEntry.objects.filter(title=" vcely ").delete()

    with held_up(index(page)):
        page.delete()

    assert keys("včely") == []
    assert not SearchEntry.objects.filter(title=" vcely ", is_gone=False).exists()


def test_two_who_save_at_once_lose_nothing():
    pages = [make_news("Včely"), make_news("Kočky")]
    before = SearchState.objects.get().batch

    def save(page, title: str) -> Callable:
        def act():
            page.title = page.lead = title
            page.save()

        return act

    acts = save(pages[0], "Kominíci"), save(pages[1], "Trubadúři")
    with held_up(*acts), ThreadPoolExecutor(1) as other:
        # Nothing half written is seen meanwhile.
        assert other.submit(in_thread, keys_of_index).result(timeout=30) == [pages[0].pk]

    assert keys("kominík") == [pages[0].pk]
    assert keys("trubadúr") == [pages[1].pk]
    assert keys("včely") == keys("kočky") == []
    written = SearchEntry.objects.filter(batch__gt=before).values_list("batch", flat=True)
    assert SearchState.objects.get().batch == max(written)


def test_a_reader_sees_nothing_twice_and_nothing_deleted():
    pages = [make_news(f"Včely {number}") for number in range(12)]
    stays = {page.pk for page in pages[::2]}
    gone: set[int] = set()
    over = threading.Event()

    def read() -> int:
        times = 0
        while True:
            is_last = over.is_set()
            before = set(gone)
            found = keys_of_index()
            assert len(found) == len(set(found))
            assert stays <= set(found), "something is lost"
            assert not before & set(found), "something deleted is found"
            times += 1
            if is_last:
                return times

    with ThreadPoolExecutor(1) as threads:
        reader = threads.submit(in_thread, read)
        for page in pages:
            if page.pk in stays:
                page.title += " a úly"
                page.save()
            else:
                pk = page.pk
                page.delete()
                gone.add(pk)
        call_command("reindex_search", verbosity=0)
        over.set()
        assert reader.result(timeout=60) > 1


def keys_of_index() -> list[int]:
    """Return what the engine itself finds, before the database is asked which of it there is."""
    return list(search_keys("včely", NewsPage))
