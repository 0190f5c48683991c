"""The list that is kept in memory is never behind: whatever changes, the next page shows it, in every process."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from tests.directory.test_filter import choices, names, total
from tests.load.crowd import Crowd
from tests.support.centre import make_organization, make_program, place, topic
from tests.support.clock import set_clock  # noqa: F401
from volunteering.core.changes import Change, forget_old_changes, newest_change, note_change
from volunteering.core.models import Region
from volunteering.directory.listing import index as listing_index
from volunteering.directory.listing.index import DIRECTORY, build_index
from volunteering.directory.models import Organization, Program
from volunteering.places.actions import PLACES, rebuild_overlaps
from volunteering.topics.models import Topic

pytestmark = pytest.mark.django_db
PROGRAMS = "/adresar/?druh=programy"


def shown(client, address: str = "/adresar/") -> list[str]:
    """Return the names on the first page of a list, whose total must be right as well."""
    page = client.get(address)
    assert total(page) == len(names(page))
    return names(page)


def found_by(client, address: str, part: str) -> dict[str, int]:
    """Return the counts beside the choices of one facet, by slug."""
    links = choices(client.get(address))
    mine = {link.partition(f"{part}=")[2]: count for link, count in links.items()}
    return {slug.partition("&")[0]: count for slug, count in mine.items() if slug}


def test_what_is_published_or_unpublished_is_there_or_gone_at_once(client):
    assert shown(client) == []
    organization = make_organization("Ruka")
    assert shown(client) == ["Ruka"]
    organization.unpublish()
    assert shown(client) == []
    organization.get_latest_revision().publish()
    assert shown(client) == ["Ruka"]
    Organization.objects.get().delete()
    assert shown(client) == []


def test_a_listing_whose_time_runs_out_is_gone_at_that_moment(client, set_clock):  # noqa: F811
    now = timezone.now()
    make_organization("Do večera", expire_at=now + timedelta(minutes=5))
    make_organization("Napořád")
    assert shown(client) == ["Do večera", "Napořád"]
    set_clock(now + timedelta(minutes=4, seconds=59))
    assert shown(client) == ["Do večera", "Napořád"]
    set_clock(now + timedelta(minutes=5))
    assert shown(client) == ["Napořád"]
    assert found_by(client, "/adresar/", "tema") == {"seniori": 1}


def test_who_looks_for_volunteers_till_today_does_not_after_midnight_in_prague(client, set_clock):  # noqa: F811
    evening = datetime(2031, 3, 28, 23, 59, tzinfo=ZoneInfo("Europe/Prague"))
    set_clock(evening)
    make_organization("Ruka", seeking_until=evening.date())
    assert shown(client, "/adresar/?hleda=1") == ["Ruka"]
    set_clock(evening + timedelta(minutes=2))
    assert shown(client, "/adresar/?hleda=1") == []
    assert shown(client) == ["Ruka"]


def test_a_new_name_place_or_topic_moves_a_listing_at_once(client):
    organization = make_organization("Zub", areas=["turnov"], topics=["seniori"])
    make_organization("Mrkev", areas=["turnov"], topics=["seniori"])
    assert shown(client) == ["Mrkev", "Zub"]
    draft = organization.get_latest_revision_as_object()
    draft.name = "Auto"
    draft.areas, draft.topics = [place("doksy")], [topic("sport")]
    draft.save_revision().publish()
    assert shown(client) == ["Auto", "Mrkev"]
    assert shown(client, "/adresar/?misto=doksy") == ["Auto"]
    assert shown(client, "/adresar/?misto=turnov") == ["Mrkev"]
    assert found_by(client, "/adresar/", "tema") == {"seniori": 1, "sport": 1}


def test_a_draft_costs_nobody_the_index(client):
    organization = make_organization("Ruka")
    shown(client)
    before = newest_change(DIRECTORY, PLACES)
    draft = organization.get_latest_revision_as_object()
    draft.summary = "Jinak"
    draft.save_revision()
    make_organization("Nový koncept", publish=False)
    assert newest_change(DIRECTORY, PLACES) == before


def test_an_area_that_grows_brings_its_listings_at_once(client):
    make_organization("Jen Doksy", areas=["doksy"])
    assert shown(client, "/adresar/?misto=turnovsko") == []
    place("turnovsko").covers.add(place("doksy"))
    # Wagtail's form commits first; the overlaps follow.
    rebuild_overlaps()
    assert shown(client, "/adresar/?misto=turnovsko") == ["Jen Doksy"]
    assert found_by(client, "/adresar/", "misto")["turnovsko"] == 1


def test_a_topic_that_is_renamed_or_deleted_changes_the_choices_at_once(client):
    make_organization("Ruka", topics=["seniori", "sport"])
    assert found_by(client, "/adresar/", "tema") == {"seniori": 1, "sport": 1}
    sport = topic("sport")
    sport.slug = "pohyb"
    sport.save()
    assert found_by(client, "/adresar/", "tema") == {"seniori": 1, "pohyb": 1}
    assert shown(client, "/adresar/?tema=pohyb") == ["Ruka"]
    Topic.objects.get(slug="pohyb").delete()
    assert found_by(client, "/adresar/", "tema") == {"seniori": 1}


def test_programs_follow_their_organization_at_once(client):
    organization = make_organization("Ruka")
    make_program(organization, "Čtení")
    assert shown(client, PROGRAMS) == ["Čtení"]
    draft = Organization.objects.get().get_latest_revision_as_object()
    draft.programs.get_object_list()[0].status = "ended"
    draft.save_revision().publish()
    assert shown(client, PROGRAMS) == []
    draft.programs.get_object_list()[0].status = "running"
    draft.save_revision().publish()
    assert shown(client, PROGRAMS) == ["Čtení"]
    Organization.objects.get().unpublish()
    assert shown(client, PROGRAMS) == []


def test_every_process_sees_the_change_of_another(region):
    make_organization("Ruka")
    mine = listing_index.listing_index(region)
    # What another process has: its own index of the same moment.
    theirs = build_index(region, newest_change(DIRECTORY, PLACES))
    assert theirs.is_valid(newest_change(DIRECTORY, PLACES), timezone.now())
    make_organization("Noha")
    stamp = newest_change(DIRECTORY, PLACES)
    assert not mine.is_valid(stamp, timezone.now())
    assert not theirs.is_valid(stamp, timezone.now())
    fresh = listing_index.listing_index(region)
    assert len(fresh.organizations.keys) == 2
    assert listing_index.listing_index(region) is fresh, "kept while nothing changes"


def test_what_is_taken_back_leaves_no_trace_in_memory(client):
    """Keys of rows that were rolled back may be given out again; the marks must not be mistaken for each other."""
    make_organization("Ruka")
    with transaction.atomic():
        make_organization("Přízrak")
        assert shown(client) == ["Přízrak", "Ruka"]
        transaction.set_rollback(True)
    assert shown(client) == ["Ruka"]
    make_organization("Skutečná")
    assert shown(client) == ["Ruka", "Skutečná"]


def test_what_was_hidden_behind_the_back_of_the_index_is_not_shown(client):
    organization = make_organization("Ruka")
    make_organization("Noha")
    shown(client)
    Organization.objects.filter(pk=organization.pk).update(live=False)
    assert names(client.get("/adresar/")) == ["Noha"]


def test_old_marks_go_and_nothing_kept_survives_it(region):
    make_organization("Ruka")
    kept = listing_index.listing_index(region)
    Change.objects.update(created_at=timezone.now() - timedelta(hours=2))
    note_change("something else")
    call_command("purge_expired", verbosity=0)
    assert Change.objects.filter(subject=DIRECTORY).count() == 1
    assert Change.objects.filter(subject="something else").count() == 1
    stamp = newest_change(DIRECTORY, PLACES)
    assert not kept.is_valid(stamp, timezone.now()), "a new mark, so that it is computed anew"
    assert forget_old_changes() == 0
    assert newest_change(DIRECTORY, PLACES) == stamp


def test_text_finds_what_was_indexed_after_the_index_was_made(client):
    make_organization("Pomocná ruka")
    make_organization("Noha")
    assert shown(client, "/adresar/?q=pomocná") == ["Pomocná ruka"]
    # As after a move to another server: every entry is new, and no listing has changed.
    get_search_backend().reset_indexes()
    assert shown(client, "/adresar/?q=pomocná") == []
    call_command("update_index", verbosity=0)
    assert shown(client, "/adresar/?q=pomocná") == ["Pomocná ruka"]


ADDRESSES = (
    "/adresar/",
    "/adresar/?strana=99",
    "/adresar/?misto=liberecky-kraj&tema=seniori",
    "/adresar/?skupina=seniori&hleda=1",
    "/adresar/?druh=programy",
    "/adresar/?druh=programy&misto=liberecky-kraj&q=dobrovolník",
    "/adresar/?q=dobrovolník",
    "/",
)


@pytest.mark.any_database("the number of queries is the same on both")
def test_the_directory_asks_as_much_for_two_hundred_listings_as_for_twenty(client):
    def queries() -> dict[str, int]:
        asked = {}
        for address in ADDRESSES:
            page = client.get(address)
            assert address == "/" or names(page), address
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            asked[address] = len(captured)
        return asked

    crowd = Crowd()
    crowd.grow(20)
    few = queries()
    assert total(client.get("/adresar/")) == 20
    crowd.grow(200)
    many = queries()
    assert total(client.get("/adresar/")) == 200
    # The text of so many has more than one page; the sets stay sets.
    assert total(client.get("/adresar/?q=dobrovolník")) == 200
    assert total(client.get(PROGRAMS)) == Program.objects.count()
    assert many == few
    assert max(few.values()) <= 36


def test_the_counts_in_memory_are_those_of_the_database(client):
    """A few hundred listings in every place and topic, counted by the database itself."""
    Crowd().grow(150)
    by_place, by_topic = (
        found_by(client, "/adresar/", "misto"),
        found_by(client, "/adresar/", "tema"),
    )
    assert len(by_place) > 50
    for slug, count in list(by_place.items())[::7]:
        assert count == Organization.objects.listed().active_in(place(slug)).count(), slug
    for slug, count in by_topic.items():
        assert count == Organization.objects.listed().working_on(topic(slug)).count(), slug
    assert total(client.get("/adresar/?hleda=1")) == Organization.objects.listed().seeking().count()
    seeking = Program.objects.listed().seeking().count()
    assert total(client.get(f"{PROGRAMS}&hleda=1")) == seeking > 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgres")
def test_threads_that_come_together_get_whole_answers():
    region = Region.objects.select_related("site__root_page").get()
    make_organization("Ruka")
    sizes, errors = [], []
    start = threading.Barrier(6)

    def look():
        try:
            start.wait()
            for _ in range(5):
                index = listing_index.listing_index(region)
                assert len(index.organizations.positions) == len(index.organizations.keys)
                sizes.append(len(index.organizations.keys))
        except BaseException as error:  # noqa: BLE001
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=look) for _ in range(5)]
    for thread in threads:
        thread.start()
    start.wait()
    make_organization("Noha")
    for thread in threads:
        thread.join()
    assert errors == []
    assert set(sizes) <= {1, 2}
    assert len(listing_index.listing_index(region).organizations.keys) == 2
