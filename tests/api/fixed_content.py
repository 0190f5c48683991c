"""What the fixed centre publishes."""

import json
from datetime import date, time
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_program,
    make_story,
    place,
    topic,
)
from tests.support.editing import prague
from tests.support.pictures import picture
from volunteering.core.models import Region
from volunteering.directory.models import (
    FormerSlug,
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
)
from volunteering.offices.models import HoursException, Office, WeeklyHours
from volunteering.topics.models import TargetGroup

# A Monday in spring, when the office is open.
NOW = prague(2027, 3, 1, 10)
DOCUMENT = 1001
IMAGE = 1001
ORGANIZATION, HIDDEN, PROGRAM, NEWS, STORY, EVENT, PAST_EVENT, OFFICE, CONTACT, PRIVATE = (
    UUID(f"00000000-0000-4000-8000-{number:012}") for number in range(1, 11)
)
# Whoever has the e-mail of the organization's contact may open its door.
MANAGER = "jana@lipa.example"


def fixed_image(key: int, title: str, alt: str, size: tuple[int, int]):
    """Return a saved picture whose file is called like it."""
    # The file is called like the picture.
    file = ImageFile(ContentFile(picture(size=size)), name=f"{title.lower()}.jpg")
    return get_image_model().objects.create(
        pk=key, title=title, description=alt, file=file, author="Jana Fotografová", licence="cc-by"
    )


def fixed_organization(image, logo) -> Organization:
    """Return an organization of which everything is told, with a program."""
    organization = make_organization(
        "Domov U Lípy",
        publish=False,
        uuid=ORGANIZATION,
        slug="domov-u-lipy",
        alternate_name="Lípa",
        legal_form="association",
        ico="70891508",
        is_receiving=True,
        accreditation_until=date(2028, 5, 31),
        street="Skálova 12",
        postal_code="51101",
        latitude="50.58700",
        longitude="15.15700",
        summary="Domov pro seniory v Turnově.",
        description="Hledáme společníky.\n\nScházíme se v úterý.",
        opening_hours="Po–Čt 8–16",
        seeking_until=date(2027, 12, 31),
        source_note="Tajná poznámka",
        logo=logo,
        areas=("turnovsko", "okres-semily"),
        topics=("seniori", "zdravi"),
    )
    organization.target_groups = list(TargetGroup.objects.filter(slug="seniori"))
    organization.contacts = [
        OrganizationContact(uuid=CONTACT, name="Jana Veřejná", role="koordinátorka", email=MANAGER),
        OrganizationContact(
            uuid=PRIVATE, name="Karel Tajný", email="karel@tajny.example", is_public=False
        ),
    ]
    organization.links = [
        OrganizationLink(kind="website", url="https://lipa.example/"),
        OrganizationLink(kind="facebook", url="https://www.facebook.com/lipa"),
    ]
    organization.photos = [OrganizationPhoto(image=image)]
    organization.save_revision().publish()
    make_program(
        organization,
        "Předčítání",
        uuid=PROGRAM,
        description="Čteme z knih.",
        website="https://lipa.example/cteni/",
        status="running",
        seeking_until=date(2027, 6, 30),
        groups=("seniori",),
    )
    FormerSlug.objects.create(
        organization=organization, region=organization.region, slug="domov-pod-lipou"
    )
    return Organization.objects.get(pk=organization.pk)


def hidden_organization() -> Organization:
    """Return an organization whose address is nobody's business."""
    return make_organization(
        "Azylový dům",
        uuid=HIDDEN,
        slug="azylovy-dum",
        street="Tajná 1",
        postal_code="46001",
        latitude="50.76700",
        longitude="15.05600",
        hide_address=True,
    )


def fixed_office(image) -> None:
    """Make an office."""
    office = Office.objects.create(
        uuid=OFFICE,
        region=Region.objects.get(),
        name="Dobropoint Turnov",
        slug="turnov",
        description="Tady jsme.",
        street="Skálova 12",
        postal_code="51101",
        place=place("turnov"),
        directions="Od zastávky vlevo.",
        map_url="https://mapy.example/turnov",
        email="turnov@centrum.example",
        phone="+420 481 000 111",
        by_appointment="Po domluvě kdykoli.",
        opens_on=date(2027, 1, 1),
        image=image,
    )
    for opens, closes in ((9, 12), (13, 17)):
        WeeklyHours.objects.create(office=office, weekday=0, opens=time(opens), closes=time(closes))
    HoursException.objects.create(office=office, first_day=date(2027, 3, 8), note="Dovolená")


def fixed_posts(organization: Organization, image, document) -> Page:
    """Return a piece of news with every kind of block in its body, after a story."""
    about = {
        "topics": [topic("seniori")],
        "places": [place("turnovsko")],
        "target_groups": list(TargetGroup.objects.filter(slug="seniori")),
        "organizations": [organization],
    }
    story = make_story(
        "Čtu babičkám",
        uuid=STORY,
        slug="ctu-babickam",
        body=_body(("quote", {"text": "Baví mě to.", "attribution": "Lenka"})),
        **about,
    )
    figure = {"image": {"image": image.pk, "alt_text": "Lidé u řeky"}, "caption": "U Jizery"}
    blocks = [
        ("text", "<p>Sejdeme se <b>u kašny</b>.</p>"),
        ("image", figure),
        ("gallery", [figure, figure]),
        ("quote", {"text": "Bylo to krásné.", "attribution": "Lenka"}),
        ("document", document.pk),
        ("link_card", {"url": "https://video.example/", "title": "Video", "description": "Loni"}),
        (
            "call_to_action",
            {"heading": "Pojďte", "text": "Hned", "label": "Přihlásit se", "link": "/akce/"},
        ),
        ("related", [story.pk]),
    ]
    return make_news(
        "Sbírka potravin",
        uuid=NEWS,
        slug="sbirka-potravin",
        body=_body(*blocks),
        lead_image=image,
        **about,
    )


def _body(*blocks: tuple[str, object]) -> str:
    """Return a body as the database has it; each block has an identifier that is always the same."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(UUID(int=number))}
            for number, (kind, value) in enumerate(blocks, 1)
        ]
    )


def fixed_events(organization: Organization) -> None:
    """Make an event to come and one that is over."""
    make_event(
        "Úklid Jizery",
        uuid=EVENT,
        slug="uklid-jizery",
        starts_at=prague(2027, 3, 20, 9),
        ends_at=prague(2027, 3, 20, 15),
        venue_name="Kašna na náměstí",
        street="náměstí Českého ráje",
        organizations=[organization],
        topics=[topic("zivotni-prostredi")],
        places=[place("turnovsko")],
    )
    make_event(
        "Ples dobrovolníků",
        uuid=PAST_EVENT,
        slug="ples",
        starts_at=prague(2027, 2, 6, 19),
        ends_at=prague(2027, 2, 6, 23),
    )
