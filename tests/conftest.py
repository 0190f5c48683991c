"""What holds for every test: nothing is skipped in silence, nothing leaks from one test into the next."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches

TESTS = Path(__file__).parent
BROWSER_TESTS = TESTS / "browser"
# What these say does not depend on the database: pages, forms, formats. `make test` asks them on SQLite and leaves PostgreSQL
# to what sorts, locks, searches or imports; `make check` asks all of them on PostgreSQL.
ABOVE_THE_DATABASE = tuple(
    TESTS / name
    for name in (
        *("api", "desk", "events", "home", "offices", "pages", "places", "posts", "syndication"),
        "test_strangers.py",
    )
)
# What a test asks for when it has to do with the database.
DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to leave out what says the same on every database."""
    parser.addoption(
        "--only-with-database",
        action="store_true",
        help="leave out the tests that do not ask a database: they have passed on another one",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the suite's own markers; search for garbage less often."""
    # Thousands of classes and tables of words live as long as the process: each search goes through them all.
    gc.set_threshold(100_000, 50, 100)
    for line in (
        "browser: drives a real browser (every test in tests/browser has it)",
        "only_on(database): says something about one database only ('sqlite' or 'postgres'); left out on the other",
        "any_database(reason): its subject lies above the database; asked on one of them only",
        "may_skip(reason): may skip itself; any other test that skips fails",
    ):
        config.addinivalue_line("markers", line)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the browser tests, leave out what is about the other database, keep the first rows through flushes."""
    database = os.environ.get("TEST_DATABASE", "sqlite")
    left_out = []
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker("browser")
        marker = item.get_closest_marker("only_on")
        is_of_another = marker and marker.args[0] != database
        has_passed = config.getoption("only_with_database") and not _asks_a_database(item)
        if is_of_another or has_passed:
            left_out.append(item)
        _keep_first_rows(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        unwanted = set(left_out)
        items[:] = [item for item in items if item not in unwanted]


def _asks_a_database(item: pytest.Item) -> bool:
    is_above = any(item.path.is_relative_to(part) for part in ABOVE_THE_DATABASE)
    if item.get_closest_marker("any_database"):
        return False
    if item.get_closest_marker("only_on"):
        return True
    if is_above:
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE)


def _keep_first_rows(item: pytest.Item) -> None:
    """Let tests that empty the database afterwards begin with what migrations made (root page, site, locale)."""
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        options = {**marker.kwargs, "serialized_rollback": True}
        item.add_marker(pytest.mark.django_db(**options), append=False)
        return
    names = getattr(item, "fixturenames", [])
    if {"transactional_db", "live_server"} & set(names):
        names.append("django_db_serialized_rollback")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turn an undeclared skip into a failure: a suite that skips a part looks greener than it is."""
    report = yield
    expected = hasattr(report, "wasxfail") or item.get_closest_marker("may_skip")
    if report.skipped and not expected:
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} skipped itself without the marker may_skip: {_reason(report.longrepr)}"
        )
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Do the same for a module that skips itself while it is imported."""
    report = yield
    if report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = (
            f"{collector.nodeid} skipped itself as a whole: {_reason(report.longrepr)}"
        )
    return report


def _reason(longrepr: object) -> str:
    return str(longrepr[2] if isinstance(longrepr, tuple) else longrepr)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Make the centre once for the process; every test starts in it, also after one that emptied the database."""
    from django.db import connection
    from wagtail.signal_handlers import disconnect_reference_index_signal_handlers

    from tests.support.centre import set_up_centre
    from tests.support.rows import put_back, rows_of_all_tables

    # Wagtail's own list of what uses what costs a fifth of the suite; nothing here asks for it.
    disconnect_reference_index_signal_handlers()
    with django_db_blocker.unblock():
        set_up_centre()
        connection._test_serialized_contents = rows_of_all_tables()
        connection.creation.deserialize_db_from_string = put_back
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _keep_contexts_of_pages_only(django_test_environment: None) -> Iterator[None]:
    """Note the context of whole pages for `response.context`, not of each of their hundreds of widgets and includes."""
    from django.template.base import Template
    from django.test.signals import template_rendered

    def render(template: Template, context: object) -> str:
        is_page = context.template is template and not (template.name or "").startswith(
            "django/forms/"
        )
        if is_page:
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture
def region(db: None) -> object:
    """Return the region of the centre."""
    from volunteering.core.models import Region

    return Region.objects.select_related("site__root_page").get()


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    """Rate limits, renditions and site paths live in caches that would outlive the database's rollback."""
    from volunteering.core.kept import forget_kept
    from volunteering.directory.listing.index import forget_indexes
    from volunteering.search.indexing import forget_waiting
    from volunteering.search.scope import forget_scopes
    from volunteering.search.shared import shared

    yield
    forget_indexes()
    forget_kept()
    forget_scopes()
    forget_waiting()
    shared.forget()
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _remove_uploads() -> Iterator[None]:
    """Remove this process's folder of uploaded files; the settings of the tests give each process its own."""
    yield
    shutil.rmtree(django_settings.MEDIA_ROOT, ignore_errors=True)
