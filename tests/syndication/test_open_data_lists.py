"""The lists of open data: narrowed, kept, cheap; what is gone, what is nobody's business, and the catalogue."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from tests.support.centre import make_event, make_image, make_news, make_organization, place, topic
from tests.support.clock import set_clock
from tests.support.editing import Editor, prague
from tests.support.open_data import items, names
from tests.support.strangers import OTHER_HOST, plant
from tests.support.telling import make_ready
from volunteering.core.models import Region
from volunteering.pages.models import SiteDetails

from .rules_of_norms import mistakes

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

NOW = prague(2027, 3, 1, 10)
DAY = timedelta(days=1)


def test_lists_are_narrowed_and_strange_questions_refused():
    about = {"topics": [topic("sport")], "places": [place("turnov")]}
    make_news("O sportu", **about)
    make_news("O ničem")
    make_event("Turnaj", **about)

    assert names("aktuality", misto="Turnovsko") == ["O sportu"]
    assert names("aktuality", tema=["sport", "seniori"]) == ["O sportu"]
    assert names("udalosti", tema="seniori") == []
    for name, query in (
        ("aktuality", {"place": "turnov"}),
        ("aktuality", {"misto": "Atlantida"}),
        ("aktuality", {"tema": "nesmysl"}),
        ("aktuality", {"zmeneno_od": "včera"}),
        ("udalosti", {"zmeneno_od": ""}),
        ("udalosti", {"zmeneno_od": "1"}),
        ("udalosti", {"zmeneno_od": ["2027-01-01", "2027-01-02"]}),
        ("kontakty", {"tema": "sport"}),
        ("katalog", {"misto": "turnov"}),
    ):
        response = Client().get(f"/ofn/{name}.json", query)
        assert response.status_code == 400, query
        assert next(iter(query)) in response.json()["detail"]
        assert response["Access-Control-Allow-Origin"] == "*"
    for path in ("pribehy.json", "katalog/pribehy.json", f"aktuality/{uuid4()}.json"):
        assert Client().get(f"/ofn/{path}").status_code == 404
    assert Client().post("/ofn/aktuality.json").status_code == 405


def test_addresses_stay_and_what_is_gone_says_so():
    page = make_news("První")
    leaving = make_event("Odejde", topics=[topic("sport")])
    make_ready()
    before = timezone.now()
    (told,), (other,) = items("aktuality"), items("udalosti")
    assert items("aktuality", zmeneno_od=before.isoformat()) == []

    Editor().edit(page, title="Přejmenovaná", slug="uplne-jina")
    leaving.unpublish()
    make_ready()

    (now,) = items("aktuality", zmeneno_od=before.isoformat())
    assert now["iri"] == told["iri"]
    assert now["název"]["cs"] == "Přejmenovaná"
    assert Client().get(told["iri"]).json() == now
    # A plus that was not escaped, in Zulu time, or a day: all are moments.
    for since in (before.isoformat().replace("+", " "), timezone.localdate().isoformat()):
        (gone,) = items("udalosti", zmeneno_od=since, tema="seniori")
        assert gone["iri"] == other["iri"]
        assert set(gone) == {"@context", "typ", "iri", "zneplatněno"}
    assert items("udalosti") == []
    assert Client().get(other["iri"]).status_code == 410
    assert items("udalosti", zmeneno_od=(timezone.now() + DAY).isoformat()) == []

    leaving.refresh_from_db()
    leaving.save_revision().publish()
    make_ready()
    assert [one["iri"] for one in items("udalosti", zmeneno_od=before.isoformat())] == [
        other["iri"]
    ]
    assert Client().get(other["iri"]).status_code == 200


def test_the_catalogue_leads_to_every_set_of_data(settings):
    Site.objects.update(port=443)
    Site.clear_site_root_paths_cache()
    client = Client(headers={"host": "testserver"})
    details = SiteDetails.for_site(Site.objects.get())
    details.email = "info@centrum.example"
    details.save()
    licence = "https://creativecommons.org/licenses/by/4.0/"
    settings.VOLUNTEERING_OPEN_DATA_TERMS = {"autorské_dílo": licence}

    catalogue = client.get("/ofn/katalog.json", secure=True).json()

    assert mistakes("katalog", catalogue) == []
    # Where organizations answer to mails is not said in public.
    assert "odpovedi@" not in str(catalogue)
    assert catalogue["kontaktní_bod"]["e-mail"] == "mailto:info@centrum.example"
    assert len(catalogue["datová_sada"]) == 3
    for address in catalogue["datová_sada"]:
        record = client.get(address, secure=True).json()
        assert mistakes("sada", record) == []
        assert record["iri"] == address
        assert record["prvek_rúian"] == ["https://linked.cuzk.cz/resource/ruian/vusc/78"]
        (distribution,) = record["distribuce"]
        assert distribution["podmínky_užití"]["autorské_dílo"] == licence
        response = client.get(distribution["soubor_ke_stažení"], secure=True)
        assert isinstance(response.json(), list)
        assert distribution["typ_média"].endswith(f"/{response['Content-Type']}")


def test_answers_are_kept_as_long_as_they_are_right(set_clock):
    set_clock(NOW)
    make_news("Zpráva", organizations=[make_organization("Spolek")])
    make_event("Akce", starts_at=NOW + DAY, ends_at=NOW + DAY + timedelta(hours=1))
    set_clock(NOW + timedelta(seconds=5))
    make_ready()
    Client().get("/ofn/aktuality.json")
    set_clock(NOW + timedelta(seconds=10))
    for name in ("aktuality", "udalosti", "kontakty", "katalog"):
        path = f"/ofn/{name}.json"
        first = Client().get(path)
        assert first["Access-Control-Allow-Origin"] == "*"
        assert not first.cookies
        head = Client().head(path)
        assert (head.content, head["ETag"]) == (b"", first["ETag"])
        again = Client().get(path, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    news = Client().get("/ofn/aktuality.json")
    since = {"if-modified-since": news["Last-Modified"]}
    assert Client().get("/ofn/aktuality.json", headers=since).status_code == 304
    set_clock(NOW + timedelta(seconds=15))
    region = Region.objects.get()
    region.centre_name = "Nové jméno centra"
    region.save()
    set_clock(NOW + timedelta(seconds=20))
    renamed = Client().get("/ofn/aktuality.json", headers=since)
    assert "Nové jméno centra" in renamed.content.decode()
    set_clock(NOW + DAY + timedelta(minutes=59, seconds=40))
    assert "s-maxage=20" in Client().get("/ofn/udalosti.json")["Cache-Control"]
    set_clock(NOW + DAY + timedelta(hours=1))
    assert items("udalosti") == []


def test_nothing_hidden_gets_out():
    planted = plant()
    lists = ("aktuality", "udalosti", "kontakty")
    for when in ("made anew", "ready"):
        since = {"zmeneno_od": "2000-01-01"}
        everything = json.dumps(
            [items(name, **query) for name in lists for query in ({}, since)], ensure_ascii=False
        )
        for word in ("verejnenews", "zivotnews", "verejneevent", "verejnepast", "verejnakancelar"):
            assert word in everything, (when, word)
        for word in (*planted.hidden, *planted.elsewhere, "verejnestory"):
            assert word not in everything, (when, word)
        make_ready()
    cache.clear()
    there = Client(headers={"host": OTHER_HOST})
    told = there.get("/ofn/aktuality.json").content.decode()
    assert "jindezprava" in told
    assert "verejnenews" not in told
    cache.clear()


def test_a_list_costs_a_few_questions_however_long_it_is():
    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(path).status_code == 200
        return len(asked)

    organization = make_organization("Spolek")
    about = {"topics": [topic("sport")], "places": [place("turnov")], "lead_image": make_image()}
    paths = ("/ofn/aktuality.json", "/ofn/udalosti.json?zmeneno_od=2000-01-01")

    def add(number: int) -> None:
        for _number in range(number):
            make_news("Zpráva", organizations=[organization], **about)
            make_event("Akce", organizations=[organization], **about)
        make_ready()
        for path in paths:
            cost(path)

    add(1)
    few = [cost(path) for path in paths]
    add(8)
    assert [cost(path) for path in paths] == few
    assert max(few) <= 8
