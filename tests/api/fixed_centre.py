"""A small centre that is the same every time, to the last identifier: what the golden answers tell of."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from volunteering.core.models import Region
from volunteering.directory.actions import confirm_submission
from volunteering.directory.enums import Outcome
from volunteering.directory.models import DoorKey, Organization, OrganizationContact, Submission
from volunteering.directory.tasks import RESUME
from volunteering.pages.models import SiteDetails
from volunteering.places.models import Place
from volunteering.portal.keys import begin_session
from volunteering.portal.tasks import KEY
from volunteering.previews.models import FrontEnd, PreviewState
from volunteering.readmodels.models import ReadModel
from volunteering.search.models import PromotedResult
from volunteering.topics.models import TargetGroup, Topic

from .fixed_content import (
    CONTACT,
    DOCUMENT,
    IMAGE,
    MANAGER,
    NOW,
    fixed_events,
    fixed_image,
    fixed_office,
    fixed_organization,
    fixed_posts,
    hidden_organization,
)

LISTING = {
    "name": "Pomocná ruka, z. s.",
    "summary": "Doprovázíme seniory k lékaři.",
    "seat": "turnov",
    "areas": ["turnovsko"],
    "topics": ["seniori"],
    "contacts": [{"email": "kontakt@ruka.example", "is_public": True}],
    "sender": {"name": "Oldřiška Odesílatelová", "email": "oldriska@soukroma.example"},
    "consent": True,
}
FORM_KEYS = [UUID(f"00000000-0000-4000-9000-{number:012}") for number in range(1, 10)]


@dataclass(frozen=True)
class FixedCentre:
    """What questions have to know of it beyond what is always the same.

    Attributes:
        preview: the token that opens a preview.
        entrance: the UUID of a page with a contact form.
        door: the token of a link that opens the door of an organization.
        returned: the token of a link to a listing that the centre returned.
        secret: of a session behind the door.
        short: of another session there.
        leaving: of a session of the other organization.
    """

    preview: str
    entrance: UUID
    door: str
    returned: str
    secret: str
    short: str
    leaving: str


def make_fixed_centre(media: Path, settings, set_clock) -> FixedCentre:
    """Fill the centre of the tests, at a moment at which the clock then stands.

    Args:
        media: an empty folder: files are called the same every time where no others are.
        settings: the fixture of pytest-django.
        set_clock: the fixture.
    """
    set_clock(NOW)
    settings.MEDIA_ROOT = media
    # How often somebody may ask is told by the tests of the limits.
    settings.VOLUNTEERING_API_LIMIT = 0
    _identify_what_is_there()
    image = fixed_image(IMAGE, "Jizera", "Lidé u řeky", (1200, 800))
    logo = fixed_image(IMAGE + 1, "Znak", "Lípa", (200, 200))
    document = get_document_model().objects.create(
        pk=DOCUMENT, title="Leták", file=ContentFile(b"%PDF-1.7", name="letak.pdf"), kind="leaflet"
    )
    document.tags.set(["letáky", "senioři"])
    organization = fixed_organization(image, logo)
    hidden = hidden_organization()
    fixed_office(image)
    news = fixed_posts(organization, image, document)
    fixed_events(organization)
    PromotedResult.objects.create(
        region=Region.objects.get(),
        title="Průvodce pro nové dobrovolníky",
        address="https://pruvodce.example/",
        description="Jak začít.",
        terms="dobrovolník",
    )
    FrontEnd.objects.create(site=Site.objects.get(), preview_url="https://front.example/nahled/")
    news.title = "Rozepsaný titulek"
    redirected = news.make_preview_request(preview_mode="front-end")
    PreviewState.objects.update(created_at=NOW)
    return FixedCentre(
        preview=parse_qs(urlsplit(redirected["Location"]).query)["token"][0],
        entrance=uuid5(NAMESPACE_URL, _entrance().url_path),
        secret=_session(organization, MANAGER),
        short=_session(organization, MANAGER),
        leaving=_session(hidden, "verejna@organizace.example"),
        door=_link_to_the_door(organization),
        returned=_link_to_a_returned_listing(),
    )


def _identify_what_is_there() -> None:
    """Give what `set_up_centre` has made identifiers and days of its own; it took those of the moment."""
    for page in Page.objects.filter(depth__gt=1).specific():
        values = {"first_published_at": NOW, "last_published_at": NOW}
        if hasattr(page, "uuid"):
            values["uuid"] = uuid5(NAMESPACE_URL, page.url_path)
        type(page).objects.filter(pk=page.pk).update(**values)
    for vocabulary in (Place, TargetGroup, Topic):
        terms = list(vocabulary.objects.all())
        for term in terms:
            term.uuid = uuid5(NAMESPACE_URL, term.slug)
        vocabulary.objects.bulk_update(terms, ["uuid"])
    # Texts were made when the centre was.
    ReadModel.objects.all().delete()
    Region.objects.update(uuid=uuid5(NAMESPACE_URL, "/"))
    site = Site.objects.get()
    details = SiteDetails.for_site(site)
    details.short_name, details.email = "Dobrovolníci", "centrum@dobrovolnici.example"
    details.phone, details.facebook = "+420 481 000 111", "https://www.facebook.com/centrum"
    details.footer_text = "Centrum podporuje Liberecký kraj."
    details.save()


def _entrance() -> Page:
    return next(
        page for page in Page.objects.order_by("path").specific() if hasattr(page, "form_intro")
    )


def _session(organization: Organization, email: str) -> str:
    return begin_session(DoorKey.objects.create(organization=organization, email=email))


def _link_to_the_door(organization: Organization) -> str:
    key = DoorKey.objects.create(organization=organization, email=MANAGER)
    return KEY.token_for(key.uuid, key.nonce.hex)


def _link_to_a_returned_listing() -> str:
    sent = Client().post(
        "/api/v1/forms/listings",
        LISTING | {"name": "Vrácený spolek"},
        content_type="application/json",
        headers={"Idempotency-Key": str(FORM_KEYS[1])},
    )
    assert sent.status_code == 202, sent.content.decode()
    submission = Submission.objects.get(form_key=FORM_KEYS[1])
    confirm_submission(submission)
    submission.refresh_from_db()
    submission.outcome, submission.outcome_comment = Outcome.REJECTED, "Doplňte prosím popis."
    submission.save()
    OrganizationContact.objects.filter(organization=submission.organization).update(uuid=CONTACT)
    return RESUME.token_for(submission.uuid, submission.nonce.hex)
