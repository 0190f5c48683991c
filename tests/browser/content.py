"""A small centre for the journeys: a bit of everything that a page can show."""

from datetime import time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_story,
    place,
    topic,
)
from volunteering.core.models import Region
from volunteering.directory.models import OrganizationLink, OrganizationPhoto
from volunteering.offices.models import HoursException, Office, WeeklyHours
from volunteering.pages.models import PlainPage, SiteDetails

LONG_WORD = "nejneobhospodařovávatelnějšími"


def make_office(name: str = "Dobropoint Liberec", **fields) -> Office:
    """Return a published office that is open every day of the week, all day long, except for one exception ahead."""
    office = Office(
        **{
            "region": Region.objects.get(),
            "name": name,
            "slug": "dobropoint",
            "street": "Ukázková 12",
            "postal_code": "46001",
            "place": place("liberec"),
            "phone": "+420 601 000 001",
            "email": "dobropoint@centrum.example",
            "directions": "Od zastávky vlevo, první dveře za lékárnou.",
            "map_url": "https://mapa.example/?x=15.05&y=50.77",
            "by_appointment": "Jindy po domluvě.",
            "live": False,
        }
        | fields
    )
    office.save()
    office.weekly_hours = [
        WeeklyHours(weekday=weekday, opens=time(9), closes=time(16, 30)) for weekday in range(5)
    ]
    ahead = timezone.localdate() + timedelta(days=20)
    office.hour_exceptions = [
        HoursException(first_day=ahead, last_day=ahead + timedelta(days=2), note="dovolená")
    ]
    office.save_revision().publish()
    return office


def make_full_body(image, page) -> list:
    """Return a body with every kind of block.

    Args:
        image: the picture to use.
        page: the page that links lead to.
    """
    document = get_document_model().objects.create(
        title="Leták pro koordinátory", file=ContentFile(b"%PDF-1.4", name="letak.pdf")
    )
    figure = {"image": image, "caption": "Popisek pod obrázkem"}
    return [
        (
            "text",
            f"<h2>Mezititulek</h2><p>Odstavec s <a href='/adresar/'>odkazem</a> a slovem {LONG_WORD}.</p>"
            "<h3>Menší</h3><ul><li>první</li><li>druhý</li></ul><hr/><ol><li>jedna</li></ol>",
        ),
        ("image", figure),
        ("gallery", [figure, figure, figure]),
        ("quote", {"text": "Pomáhat mě baví.", "attribution": "Lenka, dobrovolnice"}),
        ("document", document),
        (
            "link_card",
            {
                "url": "https://video.example/pomoc",
                "title": "Video o pomoci",
                "description": "Tři minuty.",
            },
        ),
        (
            "call_to_action",
            {
                "heading": "Přidejte se",
                "text": "Stačí napsat.",
                "label": "Napsat",
                "page": page,
                "link": "",
            },
        ),
        ("related", [page]),
    ]


def make_lively_centre() -> dict:
    """Fill the centre with a bit of everything, and return the addresses of what was made, by a name for messages."""
    region = Region.objects.get()
    image = make_image(size=(640, 420))
    plain = PlainPage.objects.get(slug="o-nas")
    body = make_full_body(image, plain)
    plain.lead, plain.body = "Kdo jsme a proč to děláme.", body
    plain.save_revision().publish()
    SiteDetails.objects.update_or_create(
        site=region.site,
        defaults={
            "short_name": "Dobrovolníci v kraji",
            "email": "info@centrum.example",
            "phone": "+420 601 000 000",
            "facebook": "https://socialni.example/centrum",
            "footer_text": "Spojujeme lidi, kteří chtějí pomáhat.",
        },
    )
    make_office()
    organization = make_organization(
        "Společnost přátel mezigeneračního soužití a sousedské výpomoci na Turnovsku",
        areas=["turnovsko", "okres-semily"],
        topics=["seniori", "komunita"],
        street="Na Příkladu 5",
        postal_code="51101",
        ico="27074358",
        legal_form="association",
        is_receiving=True,
        accreditation_until=timezone.localdate() + timedelta(days=300),
        description="Kdo jsme.\n\nCo u nás dobrovolníci dělají.",
        opening_hours="Po–Čt 8–16",
        logo=image,
    )
    organization.links = [
        OrganizationLink(
            kind="website", url="https://sousede-na-turnovsku.example/velmi/dlouha/adresa"
        ),
        OrganizationLink(kind="facebook", url="https://socialni.example/sousede"),
    ]
    organization.photos = [OrganizationPhoto(image=image)]
    organization.save_revision().publish()
    for number in range(13):
        make_organization(f"Spolek číslo {number}", areas=["liberec"], topics=["zvirata"])
    about = {
        "topics": [topic("seniori"), topic("komunita")],
        "places": [place("turnovsko")],
        "organizations": [organization],
    }
    news = make_news("Sousedé na Turnovsku hledají posily", lead_image=image, body=body, **about)
    story = make_story("Lenka chodí za paní Boženou", lead_image=image, body=body, **about)
    for number in range(13):
        make_news(
            f"Krátká zpráva {number}",
            lead_image=image if number % 2 else None,
            topics=[topic("zvirata")],
        )
    event = make_event(
        "Víkend na zámku",
        lead_image=image,
        body=body,
        ends_at=timezone.now() + timedelta(days=8),
        online_url="https://schuzka.example/zamek",
        organizer_name="Přátelé zámku",
        street="Zámecká 1",
        venue_name="Zámek",
        **about,
    )
    cancelled = make_event("Sbírka, která nebude", status="cancelled")
    make_event(
        "Setkání na síti",
        status="moved_online",
        online_url="https://schuzka.example/",
        municipality=None,
    )
    make_event("Loňská slavnost", starts_at=timezone.now() - timedelta(days=40))
    return {
        "article": news.get_url(),
        "story": story.get_url(),
        "event": event.get_url(),
        "cancelled event": cancelled.get_url(),
        "profile": organization.get_url(),
        "plain page": plain.get_url(),
    }
