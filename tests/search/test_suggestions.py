"""What the site suggests while somebody types: questions, places, things, all of them public."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_program,
    make_story,
)
from tests.support.web import soup
from volunteering.search.models import SynonymGroup

pytestmark = pytest.mark.django_db


def answer(typed: str, **more) -> dict:
    response = Client().get("/napoveda/", {"q": typed, **more})
    assert response.status_code == 200
    return response.json()


def suggested(typed: str, **more) -> list[dict]:
    return answer(typed, **more)["items"]


def texts(group: str, typed: str, **more) -> list[str]:
    """Return the suggestions of one group."""
    return [item["text"] for item in suggested(typed, **more) if item["group"] == group]


def questions(typed: str, **more) -> list[str]:
    return texts("Hledat", typed, **more)


def things(typed: str, **more) -> list[str]:
    return texts("Přímo na", typed, **more)


def places(typed: str, **more) -> list[str]:
    return texts("Místa", typed, **more)


def found(words: str) -> list[str]:
    """Return the titles of the results of the search that contain everything."""
    page = soup(Client().get("/hledat/", {"q": words}))
    rest = page.select_one(".result-list__rest")
    after = rest.find_all_next(class_="result__title") if rest else []
    return [title.text.strip() for title in page.select(".result__title") if title not in after]


def body(text: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{text}</p>"}])


def test_an_unfinished_word_brings_questions_and_things():
    organization = make_organization("Včelařský kroužek")
    make_news("Kočky")

    question, thing = suggested("včela")

    assert question == {"text": "včelařský", "kind": "", "url": "", "group": "Hledat"}
    assert thing == {
        "text": "Včelařský kroužek",
        "kind": "Organizace",
        "url": organization.get_url(),
        "group": "Přímo na",
    }
    assert Client().get(thing["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["medu na vče", "MEDU na včely", "včel"])
def test_only_the_last_word_is_unfinished(typed):
    make_news("Soutěž v medu na včelách")

    assert things(typed) == ["Soutěž v medu na včelách"]


def test_a_question_is_finished_as_people_write_it():
    make_news("Žáci pečou pro útulek U Rackových")

    assert questions("pro utu") == ["pro útulek"]
    # A name keeps its capital, the first word of a title does not, and what was typed before stays as it was.
    assert questions("rac") == ["Rackových"]
    assert questions("ŽÁCI peč") == ["ŽÁCI pečou"]
    assert questions("zac") == ["žáci"]


def test_questions_are_few_and_each_has_a_result():
    for title in ("Kočky a kočár", "Kočka v koši", "Košík kol", "Kolo pro Kosťu", "Kobylka"):
        make_news(title, body=body("Chrastava, pole a louka"))

    offered = questions("pole ko")

    assert len(offered) == 3
    for question in offered:
        assert found(question)
    # Where only one document has the rest, only its words finish the question.
    assert questions("košík ko") == ["košík kol"]


def test_forms_of_one_word_are_one_question():
    make_news("Knihovna pro děti")
    make_news("Knihovny otevírají")
    make_news("V knihovně se čte")

    assert len(questions("kni")) == 1
    # The search finds all forms of a whole word, so there is nothing to finish.
    assert questions("knihovna") == []


def test_a_word_of_a_text_is_written_as_a_name_shows_it():
    make_news("Pozvánka", body=body("Přijďte na ctění šťastlivců."))
    assert questions("stast") == []

    SynonymGroup.objects.create(terms="výherce, šťastlivců")

    assert questions("stast") == ["šťastlivců"]


def test_mistakes_are_repaired_while_typing():
    make_news("Motocykl v lese")

    assert questions("motocikl") == ["motocykl"]
    assert things("motocikl") == ["Motocykl v lese"]


@pytest.mark.parametrize("typed", ['"medu na" vče', "-sršeň vče"])
def test_quotes_and_minus_are_left_to_the_reader(typed):
    make_news("Soutěž v medu na včelách")

    assert questions(typed) == []


@pytest.mark.parametrize("typed", ["", " ", "v", '"', "\x00", "🐝", "x" * 3000, "slovo " * 40])
def test_little_or_strange_letters_suggest_nothing(typed):
    make_news("Včely")

    assert answer(typed) == {"items": [], "status": "Žádné návrhy"}


def test_drafts_are_not_suggested_and_finish_no_word():
    make_news("Včely v úlu", publish=False)
    make_organization("Včelaři", areas=["prisovice"], publish=False)

    assert suggested("včel") == []
    assert suggested("úl") == []
    assert suggested("přišo") == []


def test_one_kind_can_be_asked_for():
    make_news("Včely v úlu")
    make_event("Včelí den")

    assert things("vče", druh="akce") == ["Včelí den"]
    assert questions("vče", druh="akce") == ["včelí"]
    assert len(things("vče", druh="nesmysl")) == 2


def test_a_place_leads_to_the_directory_narrowed_by_it():
    make_organization("Sousedé", areas=["turnov"])
    make_organization("Spolek za řekou", areas=["turnov"])

    town = next(item for item in suggested("turn") if item["text"] == "Turnov")

    assert town["kind"] == "2 organizace"
    page = soup(Client().get(town["url"]))
    assert len(page.select(".org-card__title")) == 2
    # The name of a place is not a question beside the place.
    assert "Turnov" not in questions("turn")


def test_places_stand_with_listings_only():
    make_organization("Sousedé", areas=["turnov"])

    assert "Turnov" in places("turn", druh="organizace")
    assert "Turnov" in places("turn", druh="programy")
    assert places("turn", druh="aktuality") == []


def test_only_places_where_somebody_is_active_are_suggested():
    make_organization("Sousedé", areas=["turnov"])

    assert places("ceska lipa", druh="mista") == []
    make_organization("Lípa", areas=["ceska-lipa"])
    assert places("ceska lipa", druh="mista")[0] == "Česká Lípa"


@pytest.mark.parametrize("typed", ["Příšov", "prisovice", "v Příšovicích", "Pšíšovice"])
def test_a_village_is_found_among_places_alone(typed):
    make_organization("Příšovický spolek", areas=["turnovsko"])

    (village,) = suggested(typed, druh="mista")

    assert (village["text"], village["url"]) == ("Příšovice", "/adresar/?misto=prisovice")


def test_the_number_is_said_in_a_sentence():
    sentences = []
    for number in range(5):
        make_news(f"Ježek {number}")
        sentences.append(answer("ježek")["status"])

    assert sentences == ["1 návrh", "2 návrhy", "3 návrhy", "4 návrhy", "5 návrhů"]


def test_suggestions_cost_as_much_for_many_things_as_for_one():
    def make(number: int) -> None:
        make_program(
            make_organization(f"Včelaři {number}", areas=["turnov"]), f"Včelí dům {number}"
        )
        make_news(f"Včely {number}")
        make_story(f"Včelka {number}")
        make_event(f"Včelín {number}")

    def queries(typed: str, **more) -> int:
        suggested(typed, **more)
        with CaptureQueriesContext(connection) as captured:
            suggested(typed, **more)
        return len(captured)

    make(0)
    one, alone = queries("vče"), queries("turn", druh="mista")
    for number in range(1, 4):
        make(number)

    assert queries("vče") == one
    # Site, region, batch, two marks, the directory's page, and one for each of the five kinds.
    assert one <= 11
    assert queries("turn", druh="mista") == alone
    assert alone <= 4


def test_the_answer_may_be_kept_by_everybody_for_a_minute():
    response = Client().get("/napoveda/", {"q": "vče"})

    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.get("Vary", "")
    assert Client().post("/napoveda/").status_code == 405
