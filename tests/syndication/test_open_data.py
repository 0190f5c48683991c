"""Open data by the Czech norms: what is told of news, events and offices, and in whose words."""

from datetime import date, time, timedelta

import pytest
from django.test import Client

from tests.support.centre import make_event, make_image, make_news, make_organization, place, topic
from tests.support.clock import set_clock
from tests.support.editing import prague
from tests.support.open_data import items, names
from volunteering.core.models import Region
from volunteering.offices.models import HoursException, Office, WeeklyHours

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

NOW = prague(2027, 3, 1, 10)
DAY = timedelta(days=1)
SPORT = "https://data.mvcr.gov.cz/zdroj/číselníky/témata-událostí/položky/sport"
NASTY = [
    "Říká: „Ano“, \"ne\"; a 'možná'",
    "<script>alert(1)</script> ]]> &amp; {{ 7 }}",
    "C:\\Složka\\Nová \\, \\; konec\\",
    ("Přátelé žluťoučkého koně 🎈👨‍👩‍👧" * 9)[:255],
    "Tabulka\ta\x07zvonek\x0bpatro\x85konec\u2028dál",
]


def make_office(**fields) -> Office:
    """Return an office that is open on Monday and over midnight on Friday, with days of other hours."""
    office = Office.objects.create(
        region=Region.objects.get(),
        name="Dobropoint Turnov",
        slug="turnov",
        street="Skálova 12",
        postal_code="51101",
        place=place("turnov"),
        email="turnov@centrum.example",
        phone="481 000 111",
        **fields,
    )
    for weekday, opens, closes in ((0, 12, 17), (4, 20, 2)):
        WeeklyHours.objects.create(
            office=office, weekday=weekday, opens=time(opens), closes=time(closes)
        )
    HoursException.objects.create(office=office, first_day=date(2027, 3, 8), note="Dovolená")
    HoursException.objects.create(
        office=office,
        first_day=date(2027, 3, 9),
        opens=time(9),
        closes=time(11),
        note="Den otevřených dveří",
    )
    return office


def test_news_is_told_in_the_words_of_the_state(settings, set_clock):
    set_clock(NOW)
    settings.VOLUNTEERING_CENTRE_ICO = {"CZ051": "00112233"}
    image = make_image(alt="Lidé u řeky")
    image.author, image.licence = "Jana Fotografová", "cc-by"
    image.save()
    sport = topic("sport")
    sport.ofn_iri = SPORT
    sport.save()
    areas = ["turnov", "turnovsko", "okres-liberec", "liberecky-kraj"]
    page = make_news(
        "Sbírka potravin",
        lead_image=image,
        topics=[sport, topic("seniori")],
        places=[place(slug) for slug in areas],
        body=[("text", "<p>Sejdeme se <b>u kašny</b>.</p>")],
    )

    (told,) = items("aktuality")

    assert told["iri"] == f"http://testserver/ofn/aktuality/{page.uuid}.json"
    assert told["popis"]["cs"].startswith("O čem je Sbírka potravin.\n\nSejdeme se u kašny.")
    assert told["vytvořeno"]["datum_a_čas"] == "2027-03-01T10:00:00+01:00"
    assert told["oznamovatel"]["ičo"] == "00112233"
    # Only what somebody has looked up in the state's list.
    assert told["téma"] == [SPORT]
    others = told["geografické_území"]
    turnov = next(one for one in others if one["název"]["cs"] == "Turnov")
    assert turnov["adresa"]["obec"].endswith("/ruian/obec/577626")
    longitude, latitude = turnov["geometrie"]["coordinates"]
    assert (round(longitude), round(latitude)) == (15, 51)
    kraj = next(one for one in others if "vúsc" in one.get("adresa", {}))
    assert kraj["adresa"]["vúsc"].endswith("/ruian/vusc/78")
    assert {"cs": "Turnovsko"} in [one["název"] for one in others]
    web, picture = told["příloha"]
    assert web["url"] == page.get_full_url()
    assert picture["typ_média"].endswith("/image/webp")
    assert picture["název"]["cs"] == "Lidé u řeky"
    assert "Jana Fotografová" in picture["popis"]["cs"]
    assert "/by/4.0/" in picture["podmínky_užití"]["licence_autorského_díla"]
    # The same at its own address; stories are not open data.
    assert Client().get(told["iri"]).json() == told
    settings.VOLUNTEERING_CENTRE_ICO = ""
    assert items("aktuality")[0]["oznamovatel"]["typ"] == "Zahraniční osoba"


def test_events_tell_when_where_and_who_whatever_is_known(set_clock):
    set_clock(NOW)
    known = make_organization("Beseda", ico="00023205")
    start = prague(2027, 3, 27, 22)
    make_event(
        "Noc změny času",
        starts_at=start,
        ends_at=prague(2027, 3, 28, 6),
        venue_name="Sál",
        street="Skálova 12",
        organizations=[known, make_organization("Skupina")],
        organizer_name="Parta, která není v adresáři",
    )
    make_event(
        "Celý den",
        starts_at=prague(2027, 4, 1),
        is_all_day=True,
        municipality=None,
        venue_name="Kdekoli",
    )
    make_event("Odloženo", starts_at=prague(2027, 4, 2, 9), status="postponed")
    make_event(
        "Zrušeno",
        starts_at=prague(2027, 4, 3, 9),
        status="cancelled",
        online_url="https://schuzka.example/",
        municipality=None,
    )
    make_event("Minulá", starts_at=prague(2027, 2, 1, 9), ends_at=prague(2027, 2, 1, 10))

    night, day, postponed, cancelled = items("udalosti")

    (when,) = night["doba_trvání"]
    assert when["časový_interval"]["začátek"]["datum_a_čas"] == "2027-03-27T22:00:00+01:00"
    assert when["časový_interval"]["konec"]["datum_a_čas"] == "2027-03-28T06:00:00+02:00"
    assert [one.get("ičo") for one in night["pořadatel"]] == ["00023205", None, None]
    assert night["pořadatel"][2]["název"]["cs"] == "Parta, která není v adresáři"
    (where,) = night["umístění"]
    assert where["název"]["cs"] == "Sál"
    assert where["adresa"]["text"]["cs"] == "Skálova 12, Turnov"
    assert "geometrie" not in where
    (when,) = day["doba_trvání"]
    assert when["časový_interval"]["konec"]["datum"] == "2027-04-01"
    assert day["umístění"] == [{"typ": "Umístění", "název": {"cs": "Kdekoli"}}]
    assert "umístění" not in cancelled
    # Nobody else is named.
    assert day["pořadatel"][0]["název"]["cs"] == "Centrum Libereckého kraje"
    assert postponed["doba_trvání"][0]["časový_okamžik"]["nespecifikovaný"] is True
    assert cancelled["popis"]["cs"].endswith(". O čem je Zrušeno.")
    assert cancelled["zneplatněno"] == cancelled["aktualizováno"]
    assert cancelled["kontakt"][1]["url"] == "https://schuzka.example/"
    # Whoever asks for changes gets what is over, too.
    assert len(items("udalosti", zmeneno_od="2027-03-01")) == 5


def test_offices_tell_their_hours(set_clock):
    set_clock(NOW)
    office = make_office(opens_on=date(2027, 1, 1))

    told = next(one for one in items("kontakty") if str(office.uuid) in one["iri"])

    assert told["email"] == "mailto:turnov@centrum.example"
    assert told["telefon"] == "tel:+420481000111"
    assert told["umístění"]["adresa"]["psč"] == "51101"
    monday, friday, special = told["otevírací_doba"]
    assert monday["den_v_týdnu"][0].endswith("/pondělí")
    assert monday["časová_doba"] == [{"typ": "Časová doba", "od": "12:00:00", "do": "17:00:00"}]
    validity = monday["časová_platnost"][0]["časový_interval"]
    assert (validity["začátek"]["datum"], validity["konec"]["nespecifikovaný"]) == (
        "2027-01-01",
        True,
    )
    exceptions = [one["název"]["cs"] for one in monday["výjimka"]]
    assert exceptions[:2] == ["Dovolená", "Den otevřených dveří"]
    assert "Velikonoční pondělí" in exceptions
    assert friday["časová_doba"][0]["do"] == "02:00:00"
    assert special["časový_interval"]["začátek"]["datum"] == "2027-03-09"


@pytest.mark.any_database("the text of an answer")
def test_strange_texts_go_through_as_they_are():
    for words in NASTY:
        make_news(words, lead=words)
        make_event(words, venue_name=words[:150], organizer_name=words[:150])

    assert names("aktuality") == NASTY[::-1]
    events = items("udalosti")
    assert sorted(one["název"]["cs"] for one in events) == sorted(NASTY)
    for one in events:
        words = one["název"]["cs"][:150]
        assert one["umístění"][0]["název"]["cs"] == words
        assert one["pořadatel"][0]["název"]["cs"] == words
