"""The three links of the mail: they show, their buttons do, and each question is answered once."""

import pytest
from django.utils import timezone
from wagtail.models import WorkflowState

from tests.directory.freshness.conftest import age, link_of, record_of, run
from tests.support.centre import make_organization
from tests.support.web import Visitor, form_of, soup
from volunteering.core.models import Tombstone
from volunteering.directory.models import (
    DoorKey,
    FreshnessMail,
    Organization,
    Refusal,
    Submission,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def everything_noted() -> list:
    """Return all that an answer could change."""
    return [
        list(FreshnessMail.objects.values()),
        list(Organization.objects.values("live", "latest_revision", "last_published_at")),
        [
            (r.counted_from, r.confirmed_on, r.call_again_on)
            for r in map(record_of, Organization.objects.all())
        ],
        list(Refusal.objects.values()),
        list(Tombstone.objects.values()),
        list(DoorKey.objects.values()),
    ]


@pytest.mark.parametrize("wanted", ["plati", "opravit", "uz-ne"])
def test_a_link_only_shows_its_page(asked, visitor, wanted, mailoutbox):
    _organization, mail = asked
    before = everything_noted()

    response = visitor.get(link_of(mail, wanted))
    visitor.head(link_of(mail, wanted))

    assert response.status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert everything_noted() == before
    assert len(mailoutbox) == 1


def test_the_meant_answer_comes_first(asked, visitor):
    _organization, mail = asked

    def buttons(wanted):
        return [
            button["value"]
            for button in form_of(visitor.get(link_of(mail, wanted)), "main form").select("button")
        ]

    assert buttons("plati") == ["valid", "correct"]
    assert buttons("opravit") == ["correct", "valid"]
    page = soup(visitor.get(link_of(mail, "uz-ne")))
    assert [radio["value"] for radio in page.select("main input[type=radio]")] == [
        "ended",
        "refused",
    ]
    assert not page.select("main input[checked]")


def test_valid_confirms_and_begins_a_new_cycle(asked, visitor, mailoutbox):
    organization, mail = asked

    response = visitor.post(link_of(mail), {"answer": "valid"})

    assert response.status_code == 200
    assert soup(response).select("[data-answer=valid]")
    assert soup(response).select(f'main a[href="{organization.get_url()}"]')
    record = record_of(organization)
    assert record.confirmed_on == record.counted_from == TODAY()
    assert record.confirmed_by == "organization"
    assert FreshnessMail.objects.get().answer == "valid"
    profile = visitor.get(organization.get_url())
    assert soup(profile).select("[data-freshness=confirmed]")
    run()
    assert len(mailoutbox) == 1


def test_a_second_click_changes_nothing_more(asked, visitor):
    organization, mail = asked
    visitor.post(link_of(mail), {"answer": "valid"})
    age(organization, 100)
    before = everything_noted()

    for data in ({"answer": "valid"}, {"answer": "refused"}, {"answer": "correct"}, {}):
        response = visitor.post(link_of(mail), data)
        assert soup(response).select("[data-answer=valid]")
    assert soup(visitor.get(link_of(mail, "uz-ne"))).select("[data-answer=valid]")

    assert everything_noted() == before


def test_correct_opens_the_door_once(asked, visitor):
    organization, mail = asked

    response = visitor.post(link_of(mail, "opravit"), {"answer": "correct"})

    assert response.status_code == 302
    assert response["Location"] == "/muj-profil/"
    assert response.cookies["muj_profil"]["path"] == "/muj-profil/"
    key = DoorKey.objects.get()
    assert (key.organization, key.email) == (organization, "spravce@ruka.example")
    assert visitor.get("/muj-profil/").status_code == 200
    # Nothing is confirmed yet, and the reminder will come.
    assert record_of(organization).confirmed_on is None

    other = Visitor()
    again = other.post(link_of(mail, "opravit"), {"answer": "correct"})
    assert again.status_code == 200
    assert "muj_profil" not in again.cookies
    assert DoorKey.objects.count() == 1
    assert [b["value"] for b in form_of(again, "main form").select("button")] == ["valid"]
    # They may still say that all is right.
    assert soup(other.post(link_of(mail), {"answer": "valid"})).select("[data-answer=valid]")


def test_a_foreign_page_cannot_open_the_door(asked, visitor):
    _organization, mail = asked

    response = visitor.post(
        link_of(mail), {"answer": "correct"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert response.status_code == 410
    assert not DoorKey.objects.exists()


def test_leaving_needs_a_reason_and_keeps_the_note(asked, visitor):
    organization, mail = asked

    response = visitor.post(link_of(mail, "uz-ne"), {"note": "Rozpouštíme se."})

    assert response.status_code == 422
    assert "Rozpouštíme se." in soup(response).select_one("textarea").get_text()
    assert soup(response).select(".form-field--error")
    organization.refresh_from_db()
    assert organization.live


def test_ended_takes_the_listing_off_the_web(asked, visitor, mailoutbox):
    organization, mail = asked

    response = visitor.post(link_of(mail, "uz-ne"), {"answer": "ended", "note": "Skončili jsme."})

    assert soup(response).select("[data-answer=ended]")
    assert visitor.get(organization.get_url()).status_code == 404
    assert "Pomocná ruka" not in visitor.get("/adresar/").content.decode()
    assert not Refusal.objects.exists()
    assert Tombstone.objects.get().uuid == organization.uuid
    assert "Skončili jsme." in record_of(organization).call_note
    assert mailoutbox[-1].to == ["spravce@ruka.example"]
    assert len(mailoutbox) == 2
    visitor.post(link_of(mail, "uz-ne"), {"answer": "refused"})
    assert len(mailoutbox) == 2
    assert not Refusal.objects.exists()


def test_a_note_that_is_too_long_is_refused_in_a_sentence(asked, visitor):
    organization, mail = asked

    response = visitor.post(link_of(mail, "uz-ne"), {"answer": "ended", "note": "a" * 1001})

    assert response.status_code == 422
    organization.refresh_from_db()
    assert organization.live


@pytest.mark.parametrize("token", ["x", "eyJhIjoxfQ:1tAAAA:abc", "%00"])
def test_a_damaged_link_is_closed(visitor, token):
    assert visitor.get(f"/odkaz/potvrzeni/{token}/").status_code == 410


def test_leaving_drops_a_correction_that_waits(asked, visitor, region):
    organization, mail = asked
    draft = organization.get_latest_revision_as_object()
    draft.summary = "Oprava, která čeká."
    draft.save_revision()
    draft.get_workflow().start(draft, None)
    Submission.objects.create(
        kind="correction",
        region=region,
        organization=organization,
        form_key="6f3f0cf2-7b6b-4ed5-9f0a-111111111111",
        name="Správce",
        email="spravce@ruka.example",
        confirmed_at=timezone.now(),
    )

    visitor.post(link_of(mail, "uz-ne"), {"answer": "refused"})

    organization.refresh_from_db()
    assert not organization.live
    assert not WorkflowState.objects.for_instance(organization).active().exists()
    assert Submission.objects.get().outcome == "superseded"
    organization.get_latest_revision().publish()
    organization.refresh_from_db()
    assert organization.summary == "Co dělá Pomocná ruka."


def test_a_listing_without_a_steward_is_answered_by_its_contact(mailoutbox, visitor):
    organization = make_organization("Bez správce")
    age(organization, 340)
    run()

    visitor.post(link_of(mailoutbox[0]), {"answer": "valid"})

    assert record_of(organization).confirmed_by == "organization"
