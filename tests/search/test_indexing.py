"""The index: written anew and interrupted, beside people who save, and what it costs."""

import os
import signal
from io import StringIO

import django
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_program,
    make_story,
    place,
)
from tests.support.editing import Editor, path_of
from tests.support.web import soup
from volunteering.directory.models import Organization, Program
from volunteering.events.pages import EventPage
from volunteering.posts.pages import NewsPage, StoryPage
from volunteering.search.extraction import VERSION
from volunteering.search.indexing import index_objects
from volunteering.search.models import SearchEntry, SearchState

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    """Return the addresses of the results."""
    page = soup(Client().get("/hledat/", {"q": words}))
    return [link["href"] for link in page.select(".result__title a")]


def reindex(*arguments: str) -> list[str]:
    """Run the command; return the lines that it writes where nobody watches a terminal."""
    out = StringIO()
    call_command("reindex_search", *arguments, stdout=out)
    return out.getvalue().splitlines()


def warnings() -> set[str]:
    """Return which warnings `check --database default` has about the search."""
    out = StringIO()
    call_command("check", databases=["default"], stdout=out, stderr=out)
    known = ("volunteering.W002", "volunteering.W003", "volunteering.W004")
    return {name for name in known if name in out.getvalue()}


def batches() -> dict[tuple[int, int], int]:
    """Return the batch of each entry."""
    rows = SearchEntry.objects.values_list("content_type_id", "object_id", "batch")
    return {(kind, pk): batch for kind, pk, batch in rows}


class Interrupting(StringIO):
    """A screen before which somebody presses Ctrl-C at the third line."""

    def write(self, text):
        if self.getvalue().count("\n") == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return super().write(text)


def interrupt() -> None:
    """Begin to reindex and press Ctrl-C."""
    with pytest.raises(CommandError, match="Run it again to go on") as ended:
        call_command("reindex_search", stdout=Interrupting())
    assert ended.value.returncode == 130


def test_the_command_shows_how_far_it_is():
    make_news("Včely")

    lines = reindex()

    total = int(lines[0].split()[2])
    assert lines[0] == f"0 / {total} (0 %)"
    assert lines[-2] == f"{total} / {total} (100 %)"
    assert lines[-1] == f"The index of the search is complete: {total} objects."
    assert len(lines) <= 22
    assert found("včely")


def test_an_interrupted_run_goes_on_where_it_was():
    page = make_news("Včely")
    reindex()
    before = batches()

    interrupt()

    assert warnings() == {"volunteering.W004"}
    # The old entries go on answering.
    assert found("včely") == [path_of(page)]
    middle = batches()
    done = {key for key, batch in middle.items() if batch != before[key]}
    assert 0 < len(done) < len(middle)
    assert int(reindex()[0].split()[0]) == len(done)
    after = batches()
    assert {key for key in after if after[key] == middle[key]} == done
    assert warnings() == set()
    assert found("včely") == [path_of(page)]


def test_it_can_be_made_to_begin_anew():
    reindex()
    interrupt()
    middle = batches()

    assert reindex("--from-start")[0].startswith("0 / ")

    assert [key for key, batch in batches().items() if batch == middle[key]] == []
    assert warnings() == set()


def test_what_an_older_version_left_half_done_begins_anew():
    reindex()
    interrupt()
    SearchState.objects.update(version=VERSION - 1)

    assert reindex()[0].startswith("0 / ")
    assert warnings() == set()


def test_a_check_says_when_the_index_is_not_of_this_version():
    SearchState.objects.all().delete()
    assert warnings() == {"volunteering.W002"}
    # Something was saved, but nobody has indexed what was there before.
    make_news("Včely")
    assert found("včely")
    assert warnings() == {"volunteering.W002"}
    reindex()
    assert warnings() == set()
    SearchState.objects.update(version=VERSION - 1)
    assert warnings() == {"volunteering.W003"}
    assert found("včely")
    call_command("update_index", verbosity=0)
    assert warnings() == set()


def test_update_index_goes_on_where_reindex_search_was():
    reindex()
    before = batches()
    interrupt()
    middle = batches()
    done = {key for key, batch in middle.items() if batch != before[key]}

    call_command("update_index", verbosity=0)

    after = batches()
    assert {key for key in after if after[key] == middle[key]} == done
    assert warnings() == set()


def test_update_index_without_objects_leaves_the_index_as_it_is():
    reindex()
    SearchState.objects.update(version=VERSION - 1)

    call_command("update_index", schema_only=True, verbosity=0)

    assert warnings() == {"volunteering.W003"}


def test_what_came_past_django_is_found_and_what_went_is_not():
    moved, changed = make_news("Včely"), make_news("Kočky")
    reindex()
    NewsPage.objects.filter(pk=changed.pk).update(title="Kominíci")
    entries = SearchEntry.objects.filter(title=" vcely ")
    # As if it were of a page that is no longer there.
    assert entries.update(object_id=moved.pk + 1000) == 1

    reindex()

    assert found("kominík") == [path_of(changed)]
    assert entries.get().object_id == moved.pk
    assert found("včely") == [path_of(moved)]


def body(image: int, page: int) -> list[dict]:
    """Return a body with one block of each sort that points to something."""
    figure = {
        "image": {"image": image, "decorative": False, "alt_text": "Úl"},
        "caption": "Popisek s medem",
    }
    call = {"heading": "Přijďte", "text": "", "label": "Ano", "page": page, "link": ""}
    return [
        {"type": "text", "value": "<h2>Trubci</h2><p>Nadpis i odstavec</p>"},
        {"type": "image", "value": figure},
        {"type": "gallery", "value": [figure, figure | {"caption": "Plástve"}]},
        {"type": "call_to_action", "value": call},
        {"type": "related", "value": [page]},
        {"type": "quote", "value": {"text": "Bzučí", "attribution": "Marie Citovaná"}},
    ]


def test_every_text_of_a_body_is_found():
    other = make_news("Nic")
    page = make_news("Zápis", body=body(make_image().pk, other.pk))

    for words in ("trubci", "odstavec", "popisek", "plástve", "přijďte", "bzučí", "citovaná"):
        assert found(words) == [path_of(page)], words


def make(model, number: int):
    """Return something with everything that the search reads of it."""
    organization = make_organization(f"Spolek {number}", areas=["turnov", "okres-semily"])
    if model is Organization:
        return organization
    if model is Program:
        return make_program(organization, f"Program {number}", areas=["turnov", "semily"])
    content = body(make_image().pk, make_news("Jiná").pk)
    about = {"body": content, "places": [place("turnov")], "organizations": [organization]}
    maker = {NewsPage: make_news, StoryPage: make_story, EventPage: make_event}[model]
    return maker(f"Stránka {number}", **about)


@pytest.mark.parametrize("model", [Organization, Program, NewsPage, StoryPage, EventPage])
def test_indexing_asks_as_often_for_many_objects_as_for_one(model):
    def questions(items) -> int:
        with CaptureQueriesContext(connection) as asked:
            index_objects.call([[model._meta.label_lower, item.pk] for item in items])
        return len(asked)

    items = [make(model, number) for number in range(4)]
    questions(items)

    assert questions(items) == questions(items[:1])


# Django 6 makes tasks for the backend that a process begins with: see test_worker.py.
@pytest.mark.may_skip("Django 6")
@pytest.mark.skipif(django.VERSION >= (6,), reason="the backend cannot change while a process runs")
@pytest.mark.django_db(transaction=True)
def test_saving_only_leaves_a_note_and_the_worker_does_the_rest(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    editor = Editor()
    page = make_news("Kočky")
    call_command("db_worker", batch=True, verbosity=0, interval=0, startup_delay=False)

    with CaptureQueriesContext(connection) as asked:
        assert editor.edit(page, title="Včely").status_code == 302
    statements = [query["sql"] for query in asked]

    assert [sql for sql in statements if "volunteering_search" in sql] == []
    assert [sql for sql in statements if sql.startswith("INSERT") and "dbtaskresult" in sql]
    assert found("včely") == []
    call_command("db_worker", batch=True, verbosity=0, interval=0, startup_delay=False)
    assert found("včely") == [path_of(page)]


def test_a_page_in_another_language_is_found_by_its_words(settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [("cs", "Čeština"), ("en", "English")]
    english = Locale.objects.create(language_code="en")
    page = make_news("Beekeeping with bees")
    page.locale, page.lead = english, "Come and see the hives."
    page.save_revision().publish()
    czech = make_news("Dobrovolníci u včel")

    for words in (
        "beekeeping",
        "BEES",
        "hives",
        "beekeeping hives",
        "with bees",
        "bekeeping",
    ):
        assert found(words) == [path_of(page)], words
    assert found("včely") == [path_of(czech)]
    entry = SearchEntry.objects.get(title=" beekeeping with bees ")
    assert entry.language == "en"
