"""Texts are made of what is true, whoever makes them: after rolled back work, in other time zones, for several sites, again."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from tests.directory.exchange.tables import as_csv, imported
from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_program,
    make_story,
    make_user,
    topic,
)
from tests.support.door import correct, enter, make_steward
from tests.support.editing import prague
from tests.support.merging import merge
from tests.support.moderation import approve
from tests.support.records import make_record
from tests.support.telling import make_ready, seen, told
from tests.support.web import Visitor
from volunteering.core.models import Region
from volunteering.directory.models import DirectorySettings, Organization, Program
from volunteering.readmodels.models import ReadModel, Touch
from volunteering.readmodels.registry import representations

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> Visitor:
    """Return a moderator at the admin."""
    visitor = Visitor()
    visitor.force_login(make_user("moderator"))
    return visitor


def test_an_import_of_many_rows(moderator):
    names = [f"Spolek {number}" for number in range(12)]
    rows = [
        {"Název": name, "Krátký popis": "Pomáhá.", "Sídlo": "Turnov", "Témata": "Senioři"}
        for name in names
    ]
    make_organization("Tu už byla")
    with seen("/organizations?limit=100", new="Spolek 11"):
        imported(moderator, as_csv(rows))
    with seen("/organizations?limit=100", "/organizations?q=kominíci", new="Jsou to kominíci."):
        imported(moderator, as_csv([rows[3] | {"Krátký popis": "Jsou to kominíci."}]))


def test_two_records_become_one(moderator):
    one = make_record("Pomocná ruka", programs=("Předčítání",))
    two = make_record("Pomocná ruka s.r.o.", programs=("Doučování",))
    news = make_news("Zpráva", organizations=[one, two])
    with seen(f"/news/{news.uuid}", "/organizations", old="Pomocná ruka s.r.o."):
        merge(moderator, one, two, survivor=one)
    assert Organization.objects.get().pk == one.pk
    assert str(one.uuid) in told(f"/news/{news.uuid}")
    assert str(two.uuid) not in told(f"/news/{news.uuid}") + told("/organizations")


def test_a_correction_by_the_organization(moderator, mailoutbox):
    organization = make_organization("Ruka")
    make_steward(organization)
    visitor = Visitor()
    enter(visitor, organization, mailoutbox)
    before = told(f"/organizations/{organization.uuid}")
    make_ready()
    correct(visitor, summary="Pečeme koláče.")
    assert "koláče" not in told(f"/organizations/{organization.uuid}") + told("/organizations")
    assert before
    with seen("/organizations", "/organizations?q=koláč", new="Pečeme koláče."):
        approve(moderator, organization)


def test_parts_and_relations_that_change_alone(region):
    organization = make_organization("Ruka")
    program = make_program(organization)
    make_program(organization, "Druhý")
    settings = DirectorySettings.objects.create(site=region.site, confirm_after_days=100)
    type(organization.record).objects.update(counted_from=timezone.localdate() - timedelta(200))
    profile, line = f"/organizations/{organization.uuid}", f"/programs/{program.uuid}"
    with seen(profile, line, "/programs", new="sport"):
        program.topics.add(topic("sport"))
        program.save()
    with seen(profile, line, "/programs", old='"sport"'):
        topic("sport").delete()
    with seen(profile, "/programs", old="Předčítání"), seen(line):
        Program.objects.filter(pk=program.pk).first().delete()
    with seen(profile, new='"is_overdue":false', old='"is_overdue":true'):
        settings.delete()


def undone(page) -> None:
    """Change a page and take it back before it is committed."""
    with transaction.atomic():
        page.title = "Nikdy"
        page.save()
        transaction.set_rollback(True)


def test_what_was_rolled_back_changes_nothing_and_what_follows_does():
    page = make_news("Stará", lead="Věta.")
    here = f"/news/{page.uuid}"
    make_ready()
    before, touches = told(here), Touch.objects.count()
    undone(page)
    assert (told(here), Touch.objects.count()) == (before, touches)
    # The same object, in the same transaction around it: the note of before went with the rollback.
    with seen(here, "/news", new="Nová", old="Stará"):
        page.title = "Nová"
        page.save()
    with seen(here, "/news", new="Vnitřní"), transaction.atomic():
        with transaction.atomic():
            page.title = "Vnitřní"
            page.save()
        undone(page)


def test_texts_go_by_the_clocks_and_the_language_of_the_site():
    ball = make_event("Ples", starts_at=prague(2999, 6, 5, 1))
    organization = make_organization("Ruka", legal_form="association")
    paths = (f"/events/{ball.uuid}", f"/organizations/{organization.uuid}")
    before = [told(path) for path in paths]
    assert '"starts_at":"2999-06-05T01:00:00+02:00"' in before[0]
    assert '"first_day":"2999-06-05"' in before[0]
    # As in the admin of somebody far away, where there is no worker for what runs in the background.
    with timezone.override("America/New_York"), override("en"):
        make_ready()
    assert ReadModel.objects.current().filter(object_id=ball.pk, kind="events").exists()
    assert [told(path) for path in paths] == before


def test_a_document_of_two_regions_has_the_address_of_each(region):
    front = Page.get_first_root_node().add_child(instance=Page(title="Jiné", slug="jine"))
    other = Site.objects.create(hostname="jinde.example", root_page=front)
    Region.objects.create(
        site=other, name="Jiný", slug="jiny", nuts_code="CZ052", centre_name="Jiné"
    )
    document = get_document_model().objects.create(
        title="Soubor", file=ContentFile(b"a", name="s.csv")
    )
    path = f"/documents/{document.pk}"
    for _ in ("not ready", "ready"):
        for host in ("testserver", "jinde.example"):
            for address in (path, "/documents"):
                assert f"http://{host}/" in told(address, host)
        make_ready()


def test_all_texts_can_be_made_anew_and_again_and_leave_nothing_behind():
    organization = make_organization("Ruka")
    make_program(organization)
    page, story = make_news("Zpráva"), make_story("Příběh")
    make_event("Akce")

    def rebuilt(*options: str) -> int:
        out = StringIO()
        call_command("rebuild_read_models", *options, stdout=out)
        return int(out.getvalue().splitlines()[-1].split()[0])

    def ready() -> dict[tuple[str, int], str]:
        rows = ReadModel.objects.current().values_list("kind", "object_id", "full")
        return {(kind, pk): text for kind, pk, text in rows}

    ReadModel.objects.all().delete()
    region = Region.objects.get()
    listed = {
        (one.kind, pk)
        for one in representations()
        for pk in one.listed(region).values_list("pk", flat=True)
    }
    assert len(listed) > 5
    assert rebuilt() == len(listed)
    first = ready()
    assert set(first) == listed
    assert (rebuilt(), Touch.objects.count()) == (0, 0)
    assert rebuilt("--from-start") == len(listed)
    assert ready() == first
    # Changed by hand in the database.
    Page.objects.filter(pk=page.pk).update(title="Rukou")
    assert rebuilt("--from-start") == len(listed)
    assert "Rukou" in told(f"/news/{page.uuid}")
    ReadModel.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        assert rebuilt() == len(listed)
    assert len(queries) < 200
    # What is gone leaves no text behind, also when the task in the background was lost.
    ReadModel.objects.create(kind="of a removed app", object_id=1)
    organization.unpublish()
    story.delete()
    assert Touch.objects.exists()
    call_command("purge_expired", stdout=StringIO())
    assert not Touch.objects.exists()
    gone = {(kind, pk) for kind, pk in listed if kind in ("organizations", "programs", "stories")}
    assert set(ReadModel.objects.values_list("kind", "object_id")) == listed - gone
    assert set(ready()) == listed - gone
