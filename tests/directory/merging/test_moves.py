"""Nothing that pointed to the other record is lost: addresses, pages, submissions, partners' identifiers, history."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from tests.support.centre import make_event, make_news, topic
from tests.support.listing import confirmed
from tests.support.merging import FORM, choose, merge
from tests.support.moderation import reject
from tests.support.records import make_record
from tests.support.web import form_of, link_in, values_of
from volunteering.core.models import Tombstone
from volunteering.directory.enums import Confirmer, Outcome, SuggestionTopic
from volunteering.directory.models import (
    DoorKey,
    FormerSlug,
    ListingRecord,
    Program,
    Steward,
    Submission,
    Suggestion,
)

pytestmark = pytest.mark.django_db


def test_the_old_address_leads_to_the_survivor(moderator, visitor, older, newer):
    newer.slug = "ruka-z-turnova"
    newer.save_revision().publish()
    merge(moderator, older, newer)
    for slug in ("ruka-turnov", "ruka-z-turnova"):
        response = visitor.get(f"/adresar/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/adresar/pomocna-ruka/")
    for path in ("/adresar/", "/hledat/?q=pomocná", "/sitemap.xml"):
        html = visitor.get(path).content.decode()
        assert "pomocna-ruka/" in html, path
        assert "ruka-z-turnova" not in html, path


def test_a_program_that_came_over_answers_at_the_survivor_and_redirects(
    moderator, visitor, older, newer
):
    (reading,) = newer.programs.filter(name="Čtení")
    before = f"/adresar/ruka-turnov/{reading.slug}/"
    merge(moderator, older, newer)
    response = visitor.get(before)
    assert response.status_code == 301
    assert response["Location"] == f"/adresar/pomocna-ruka/{reading.slug}/"


def test_two_programs_with_the_same_address_both_keep_their_uuid(moderator, older, newer):
    (mine,) = older.programs.all()
    (theirs,) = newer.programs.filter(name="Doprovody")
    assert mine.slug == theirs.slug == "doprovody"
    _action, asked = choose(moderator, older, newer)
    values = values_of(form_of(asked, FORM)) | {f"part-programs-other-{theirs.uuid}": "on"}
    moderator.post(_action, values | {"do": "1"})
    rows = {program.uuid: program.slug for program in Program.objects.all()}
    assert rows[mine.uuid] == "doprovody"
    assert rows[theirs.uuid] == "doprovody-2"
    assert len(rows) == 3


def test_tombstones_say_what_took_the_place(moderator, older, newer):
    (mine,) = older.programs.all()
    (twin,) = newer.programs.filter(name="Doprovody")
    (reading,) = newer.programs.filter(name="Čtení")
    merge(moderator, older, newer, without=[f"part-programs-other-{reading.uuid}"])
    stones = {stone.uuid: (stone.kind, stone.replaced_by) for stone in Tombstone.objects.all()}
    assert stones == {
        newer.uuid: ("organization", older.uuid),
        twin.uuid: ("program", mine.uuid),
        reading.uuid: ("program", None),
    }


def test_a_tombstone_follows_to_the_last_survivor(moderator, older, newer):
    third = make_record("Třetí ruka", slug="treti")
    merge(moderator, older, newer, survivor=newer)
    merge(moderator, newer, third, survivor=third)
    assert set(
        Tombstone.objects.filter(kind="organization").values_list("uuid", "replaced_by")
    ) == {(older.uuid, third.uuid), (newer.uuid, third.uuid)}
    assert set(FormerSlug.objects.values_list("slug", "organization")) == {
        ("pomocna-ruka", third.pk),
        ("ruka-turnov", third.pk),
    }


def test_pages_and_their_drafts_name_the_survivor(moderator, visitor, older, newer):
    only_other = make_news("O druhé", organizations=[newer])
    both = make_event("O obou", organizations=[older, newer])
    draft = make_news("Koncept o druhé", publish=False, organizations=[newer])
    pending = make_news("Změna", organizations=[])
    pending.organizations = [newer]
    pending.save_revision()
    planned = make_news(
        "Naplánovaná",
        publish=False,
        organizations=[newer, older],
        go_live_at=timezone.now() + timedelta(days=3),
    )
    planned.get_latest_revision().publish()
    merge(moderator, older, newer)
    for page in (only_other, both):
        live = type(page).objects.get(pk=page.pk)
        assert [organization.pk for organization in live.organizations.all()] == [older.pk]
    for page in (only_other, both, draft, pending, planned):
        for revision in Revision.objects.for_instance(page):
            assert newer.pk not in revision.content["organizations"]
        latest = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        assert [organization.pk for organization in latest.organizations.all()] == [older.pk]
    html = visitor.get("/adresar/pomocna-ruka/").content.decode()
    assert "O druhé" in html
    type(pending).objects.get(pk=pending.pk).get_latest_revision().publish()
    assert "Změna" in visitor.get("/adresar/pomocna-ruka/").content.decode()


def test_the_search_finds_pages_by_the_survivor_s_name(moderator, visitor, older, newer):
    make_news("Zpráva", organizations=[newer], topics=[topic("seniori")])
    merge(moderator, older, newer)
    assert "Zpráva" in visitor.get("/hledat/?q=pomocná").content.decode()


def test_suggestions_submissions_and_the_steward_move(moderator, region, older, newer):
    suggestion = Suggestion.objects.create(
        region=region,
        organization=newer,
        topic=SuggestionTopic.CONTACT,
        message="Telefon nejde",
        form_key=uuid4(),
    )
    submission = Submission.objects.create(
        region=region,
        organization=newer,
        form_key=uuid4(),
        name="Oldřiška",
        email="oldriska@x.example",
        confirmed_at=timezone.now(),
        outcome=Outcome.PUBLISHED,
        data={"name": "Pomocná ruka Turnov"},
    )
    Steward.objects.create(organization=newer, email="oldriska@x.example")
    DoorKey.objects.create(organization=newer, email="oldriska@x.example")
    merge(moderator, older, newer)
    suggestion.refresh_from_db()
    submission.refresh_from_db()
    assert (suggestion.organization, submission.organization) == (older, older)
    assert submission.outcome == Outcome.PUBLISHED
    assert older.steward.email == "oldriska@x.example"
    assert not DoorKey.objects.exists(), "a key to the old record opens no other door"


def test_the_survivor_s_own_steward_stays(moderator, older, newer):
    Steward.objects.create(organization=older, email="prvni@x.example")
    Steward.objects.create(organization=newer, email="druha@x.example")
    merge(moderator, older, newer)
    assert Steward.objects.get().email == "prvni@x.example"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (date(2026, 1, 5), date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 1, 5), date(2026, 3, 1)),
        (None, date(2026, 1, 5), date(2026, 1, 5)),
        (date(2026, 1, 5), None, date(2026, 1, 5)),
    ],
)
def test_the_later_confirmation_wins(moderator, older, newer, mine, theirs, expected):
    for organization, day in ((older, mine), (newer, theirs)):
        ListingRecord.objects.filter(organization=organization).update(
            confirmed_on=day,
            confirmed_by=Confirmer.CENTRE if day else "",
            counted_from=day or date(2020, 1, 1),
        )
    merge(moderator, older, newer)
    record = ListingRecord.objects.get()
    assert (record.confirmed_on, record.counted_from) == (expected, expected)


def test_a_rejected_duplicate_is_closed_and_its_link_opens_nothing(
    moderator, visitor, mailoutbox, older
):
    listing = confirmed(visitor, mailoutbox, name="Pomocná ruka!", is_no_duplicate="on")
    reject(moderator, listing, "Už tam jste")
    door = link_in(mailoutbox[-1])
    assert visitor.get(door).status_code == 200
    mailoutbox.clear()
    merge(moderator, listing, older)
    submission = Submission.objects.get()
    assert (submission.organization, submission.outcome) == (older, Outcome.SUPERSEDED)
    assert visitor.get(door).status_code == 410
    assert not mailoutbox
    assert not Steward.objects.exists(), "sending a duplicate makes nobody a steward"


def test_the_history_names_both_and_keeps_the_last_values(moderator, older, newer):
    merge(moderator, older, newer)
    entry = ModelLogEntry.objects.get(action="volunteering.merge")
    assert entry.object_id == str(older.pk)
    assert entry.user == moderator.user
    assert entry.data["merged"]["uuid"] == str(newer.uuid)
    assert entry.data["merged"]["values"]["description"] == "Popis, který první nemá"
    gone = ModelLogEntry.objects.get(action="wagtail.delete")
    assert gone.data["replaced_by"] == str(older.uuid)
    history = moderator.get(
        reverse("wagtailsnippets_volunteering_organization:history", args=[older.pk])
    )
    assert "Pomocná ruka Turnov" in history.content.decode()


def test_no_personal_data_of_the_sender_get_into_the_log(moderator, region, older, newer):
    Submission.objects.create(
        region=region,
        organization=newer,
        form_key=uuid4(),
        name="Oldřiška Odesílatelová",
        email="oldriska@soukroma.example",
        confirmed_at=timezone.now(),
        outcome=Outcome.PUBLISHED,
        data={},
    )
    merge(moderator, older, newer)
    logged = json.dumps(
        [entry.data for entry in ModelLogEntry.objects.all()], ensure_ascii=False, default=str
    )
    assert "Pomocná ruka Turnov" in logged
    assert "oldriska" not in logged.casefold()
