"""An organization that is already listed: a warning with a link, never a refusal, and never about what is not public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.centre import make_organization
from tests.support.listing import FORM, confirmed, filled, send
from tests.support.web import form_of, soup, values_of
from volunteering.directory.models import Submission

pytestmark = pytest.mark.django_db
ICO = "70891508"


def warned_of(response) -> list[str]:
    """Return the addresses of the listings that the page warns of."""
    return [link["href"] for link in soup(response).select(".notice--warning li a")]


@pytest.mark.parametrize(
    ("listed", "sent"),
    [
        ({"name": "Ruka pomáhá", "ico": ICO}, {"name": "Něco jiného", "ico": "IČ: 708 91 508"}),
        ({"name": "Pomocná ruka"}, {"name": "POMOCNA RUKA, z.s."}),
        ({"name": "Pomocná ruka, zapsaný spolek"}, {"name": "Pomocná ruka"}),
    ],
)
def test_the_same_ico_or_the_same_name_gives_a_warning_with_a_link(
    visitor, mailoutbox, listed, sent
):
    organization = make_organization(**listed)
    response = send(visitor, filled(visitor, **sent))
    assert response.status_code == 409
    assert warned_of(response) == [organization.get_url()]
    assert values_of(form_of(response, FORM))["name"] == sent["name"]
    assert not Submission.objects.exists()
    assert not mailoutbox


def test_it_can_be_sent_all_the_same(visitor, mailoutbox):
    make_organization("Charita", ico=ICO)
    response = send(visitor, filled(visitor, name="Charita, pobočka Turnov", ico=ICO))
    again = values_of(form_of(response, FORM)) | {"is_no_duplicate": "on"}
    assert send(visitor, again).status_code == 302
    assert Submission.objects.get().data["ico"] == ICO


def test_whoever_has_been_warned_is_not_asked_twice_after_another_mistake(visitor, mailoutbox):
    make_organization("Charita", ico=ICO)
    response = send(visitor, filled(visitor, ico=ICO))
    again = values_of(form_of(response, FORM)) | {"is_no_duplicate": "on", "summary": ""}
    response = send(visitor, again)
    assert response.status_code == 422
    assert (
        send(visitor, values_of(form_of(response, FORM)) | {"summary": "Už je tu"}).status_code
        == 302
    )


def test_a_warning_spends_no_proof_and_no_allowance(visitor, mailoutbox, settings):
    settings.VOLUNTEERING_FORM_LIMIT = 1
    make_organization("Charita", ico=ICO)
    sent = filled(visitor, ico=ICO)
    assert send(visitor, sent).status_code == 409
    assert send(visitor, sent | {"is_no_duplicate": "on"}).status_code == 302


def test_two_listings_without_ico_are_no_duplicates(visitor, mailoutbox):
    make_organization("Úplně jiná parta")
    assert send(visitor, filled(visitor, ico="")).status_code == 302


def test_what_is_not_public_is_never_revealed(visitor, mailoutbox):
    make_organization("Pomocná ruka", ico=ICO, publish=False)
    past = make_organization("Pomocná ruka", ico=ICO)
    type(past).objects.filter(pk=past.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    assert send(visitor, filled(visitor, ico=ICO)).status_code == 302


def test_what_waits_for_a_moderator_is_never_revealed(visitor, mailoutbox):
    confirmed(visitor, mailoutbox, ico=ICO)
    assert send(visitor, filled(visitor, ico=ICO)).status_code == 302


def test_a_pending_change_of_the_name_is_never_revealed(visitor, mailoutbox):
    organization = make_organization("Staré jméno")
    draft = organization.get_latest_revision_as_object()
    draft.name, draft.ico = "Tajné nové jméno", ICO
    draft.save_revision()
    assert send(visitor, filled(visitor, name="Tajné nové jméno", ico=ICO)).status_code == 302
    response = send(visitor, filled(visitor, name="Staré jméno"))
    assert warned_of(response) == [organization.get_url()]


def test_an_editor_s_ico_without_its_zeros_is_found_too(visitor, mailoutbox):
    organization = make_organization("Kraj")
    organization.ico = "23205"
    organization.full_clean()
    organization.save_revision().publish()
    assert send(visitor, filled(visitor, ico="00023205")).status_code == 409
