"""What readers ask, through the search page: forms, mistakes, places, synonyms, phrases, and what nobody should type."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.centre import make_event, make_news, make_organization, place
from tests.support.editing import path_of
from tests.support.web import soup, text_of
from volunteering.search.models import SynonymGroup

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("found out in memory; test_relevance.py asks both databases"),
]


def found(words: str, **more) -> list[str]:
    """Return the addresses of the results, the best first."""
    page = soup(Client().get("/hledat/", {"q": words, **more}))
    return [link["href"] for link in page.select(".result__title a")]


def body(text: str) -> str:
    """Return a body with one paragraph."""
    return json.dumps([{"type": "text", "value": f"<p>{text}</p>"}])


def complete(words: str) -> list[str]:
    """Return the addresses of the results that contain everything that was asked."""
    page = soup(Client().get("/hledat/", {"q": words}))
    rest = page.select_one(".result-list__rest")
    after = {link["href"] for link in rest.find_all_next("a")} if rest else set()
    return [link["href"] for link in page.select(".result__title a") if link["href"] not in after]


@pytest.mark.parametrize("words", ["pes", "psům", "PSI", "se psem", "psu", "hledám psa"])
def test_any_form_finds_the_word(words):
    dogs = make_news("Venčíme psy z útulku")
    make_news("Pěší výlet")

    assert complete(words) == [path_of(dogs)]


def test_what_was_typed_stands_above_its_family():
    family = make_news("Doučovací klub")
    form = make_news("O doučování dětí")

    assert found("doučování") == [path_of(form), path_of(family)]


def test_the_title_stands_above_the_text():
    text = make_news("Z našeho kraje", body=body("Vyprávění o včelách."))
    title = make_news("Včely")

    assert found("včely") == [path_of(title), path_of(text)]


def test_an_event_that_is_over_stands_below_one_that_comes():
    now = timezone.now()
    over = make_event("Sázení lip", starts_at=now - timedelta(days=40))
    coming = make_event("Sázení lip", starts_at=now + timedelta(days=40))

    assert found("sázení lip") == [path_of(coming), path_of(over)]


@pytest.mark.parametrize(
    "typed",
    ["nemocnic", "nemocnce", "nemocnizi", "nemocince", "nemocnnice", "nemonice", "memocnice"],
)
def test_a_mistake_is_repaired_and_said(typed):
    page = make_news("Dobrovolníci v nemocnici")

    response = Client().get("/hledat/", {"q": typed})

    assert [link["href"] for link in soup(response).select(".result__title a")] == [path_of(page)]
    assert soup(response).select(".result mark")


def test_a_repair_can_be_declined():
    make_news("Dobrovolníci v nemocnici")
    page = soup(Client().get("/hledat/", {"q": "nemonice"}))
    notice = page.select_one(".notice")
    assert "„nemonice“" in notice.get_text()

    exact = Client().get("/hledat/" + notice.select_one("a")["href"])

    assert not soup(exact).select(".result")


@pytest.mark.parametrize("typed", ["dobro volník", "dobrovol ník", "dobrovolníkpes"])
def test_words_run_together_or_apart_are_mended(typed):
    page = make_news("Dobrovolník a jeho pes")

    assert found(typed)[0] == path_of(page)


def test_a_mistake_means_what_goes_with_the_rest_of_the_question():
    for number in range(3):
        make_news(f"Koně ve stáji {number}")
    wanted = make_news("Konev na zahradu")

    assert found("zahrada knev")[0] == path_of(wanted)


@pytest.mark.parametrize("words", ["na Turnovsku", "Turnovsko", "turnovska", "v Turnově", "Turnov"])
def test_a_place_finds_what_belongs_there(words):
    here = make_organization("Sousedé", areas=["turnov"])
    elsewhere = make_organization("Jinde", areas=["doksy"], seat=place("doksy"))

    assert here.get_url() in complete(words)
    assert elsewhere.get_url() not in found(words)


def test_synonyms_work_as_soon_as_they_are_written():
    page = make_news("Pomáháme tetřevům")
    SynonymGroup.objects.create(terms="hlušec, tetřev")
    assert found("hlušci") == [path_of(page)]

    SynonymGroup.objects.filter(terms__startswith="hlušec").first().delete()

    assert found("hlušci") == []


def test_words_in_quotes_stand_together():
    together = make_news("Tichá voda břehy mele")
    make_news("Voda je tichá")

    assert found('"tichá voda"') == [path_of(together)]
    assert found("„tichá voda“") == [path_of(together)]


def test_a_minus_leaves_out():
    make_news("Kočky a psi")
    cats = make_news("Jen kočky")

    assert found("kočka -pes") == [path_of(cats)]
    assert found('kočky -"kočky a psi"') == [path_of(cats)]


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        '"',
        '""',
        "''",
        "-",
        "- -",
        "\x00",
        "a\x00b",
        "🐕",
        "pes 🐕",
        "مرحبا",
        "שלום",
        "' OR 1=1 --",
        "title:pes NEAR(kočka)",
        "pes* AND (kočka",
        "%_\\",
        "<script>alert(1)</script>",
        "x" * 5000,
        "slovo " * 2000,
        "ne ne ne",
        "\u202etxet",
        "1234567890" * 10,
    ],
)
def test_nothing_typed_ends_in_an_error(words):
    make_news("Kočky a psi")

    response = Client().get("/hledat/", {"q": words})

    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_words_that_only_help_a_sentence_are_looked_for_when_there_are_no_others():
    page = make_news("Jak na to")

    assert found("jak na to")[:1] == [path_of(page)]


def test_what_is_no_longer_public_is_not_found_and_mends_nothing():
    page = make_news("Krasojezdkyně v cirkuse")
    assert found("krasojezdkyne") == [path_of(page)]

    page.unpublish()

    assert found("krasojezdkyne") == []
    # A word that only an unpublished text contains is not offered in place of a misspelt one.
    assert "krasojezdkyn" not in text_of(Client().get("/hledat/", {"q": "krasojezdkine"})).replace(
        "krasojezdkine", ""
    )


def test_a_deleted_thing_is_not_found():
    page = make_news("Krasojezdkyně v cirkuse")
    assert found("krasojezdkyně") == [path_of(page)]

    page.delete()

    assert found("krasojezdkyně") == []


def test_a_changed_text_is_found_by_its_new_words_only():
    page = make_news("Vrabci")
    assert found("vrabec") == [path_of(page)]
    page.title, page.lead = "Sýkorky", "O čem jsou sýkorky."
    page.save_revision().publish()

    assert found("sýkorka") == [path_of(page)]
    assert found("vrabec") == []
