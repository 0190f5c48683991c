"""What the search makes of a question beyond its words: unfinished and torn words, names of towns, what resembles results."""

import json

import pytest

from tests.support.centre import make_news, make_organization, place
from tests.support.editing import path_of
from tests.support.searching import ask, found, tabs
from volunteering.search.models import SynonymGroup

# What a question means is found out in memory; test_relevance.py asks both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database("found out in memory")]


def rest(page) -> list[str]:
    """Return the lines that begin another stage of the results."""
    return [line.get_text() for line in page.select(".result-list__rest")]


def test_a_mistake_in_a_word_that_only_a_synonym_has_is_mended():
    wanted = make_news("Tetřevům se daří")
    SynonymGroup.objects.create(terms="hlušec, tetřev")

    page = ask("hlusecz")

    assert found(page) == [path_of(wanted)]
    assert "hlusec" in page.select_one(".search-notice").get_text()


@pytest.mark.parametrize("words", ["krasojezd", "cirkus krasojezd"])
def test_a_last_word_that_is_not_finished_finds_what_begins_with_it(words):
    wanted = make_news("Krasojezdkyně v cirkuse")
    make_news("Krása na jevišti")

    assert found(ask(words)) == [path_of(wanted)]


@pytest.mark.parametrize("words", ["před čítání", "vy šívání"])
def test_a_word_torn_after_its_prefix_is_put_together(words):
    wanted = make_news("Předčítání a vyšívání")
    make_news("Čipky a šidítka")

    page = ask(words)

    assert found(page)[0] == path_of(wanted)
    assert page.select_one(".search-notice")


def test_a_real_word_is_not_taken_for_a_mistake():
    make_news("Rozvíjet zahradu")
    SynonymGroup.objects.create(terms="rozbít, poškodit")

    page = ask("rozbiju zahradu")

    assert page.select_one(".search-notice") is None


def test_several_words_that_mean_one_thing_keep_what_each_of_them_means():
    SynonymGroup.objects.create(terms="hladový ježek: krmítko")
    both = make_news("Hladoví ježci")
    meant = make_news("Krmítko na zimu")
    family = make_news("Ježčí hlad")
    one = make_news("Ježek v klubku")

    page = ask("hladového ježka")

    assert found(page)[0] == path_of(both)
    assert path_of(meant) in found(page)
    assert found(page).index(path_of(one)) > found(page).index(path_of(family))


@pytest.mark.parametrize("words", ["okolí Turnova", "v okolí Turnova", "kolem Turnova"])
def test_what_lies_around_a_town_is_its_district(words):
    near = make_organization("Sousedé", areas=["rovensko-pod-troskami"])
    far = make_organization("Jinde", areas=["doksy"], seat=place("doksy"))

    links = found(ask(words))

    assert near.get_url() in links
    assert far.get_url() not in links


@pytest.mark.parametrize("words", ["v Lípě", "do Lípy"])
def test_a_town_is_known_by_its_second_name(words):
    here = make_organization("Sousedé", areas=["ceska-lipa"])
    make_organization("Jinde", areas=["turnov"])

    assert found(ask(words)) == [here.get_url()]


def _body(text: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{text}</p>"}])


def _library() -> tuple[str, str, str]:
    """Make two texts on the same subject among many others; return the addresses of both and of one of the others."""
    subject = "Chřástal polní hnízdí ve starém rákosí."
    one = make_news("Brigáda s kosou", body=_body(subject))
    other = make_news("Noční pozorování", body=_body(subject))
    for number in range(20):
        last = make_news(f"Zpráva číslo {number}", body=_body(f"O čem jsme jednali {number}."))
    return path_of(one), path_of(other), path_of(last)


def test_below_few_results_stands_what_resembles_them():
    one, other, different = _library()

    page = ask("brigáda kosy")

    assert found(page) == [one, other]
    assert rest(page) == ["Mohlo by vás zajímat:"]
    assert different not in found(page)


def test_what_resembles_results_is_no_result():
    one, _other, _different = _library()

    page = ask("brigáda kosy")

    assert tabs(page)[""] == 1
    assert found(ask("brigáda kosy", presne="1"))[0] == one


def test_what_resembles_results_is_of_the_chosen_kind():
    one, other, _different = _library()

    assert found(ask("brigáda kosy", druh="aktuality")) == [one, other]
    assert found(ask("brigáda kosy", misto="turnov")) == []


def test_what_resembles_a_result_is_left_out_of_exclusions():
    one, _other, _different = _library()

    assert found(ask("brigáda kosy -neznámé")) == [one]


def test_a_term_of_helping_words_that_leads_nowhere_breaks_nothing():
    SynonymGroup.objects.create(terms="kam komu: wqxzv")

    page = ask("kam komu xylofon")

    assert found(page) == []


@pytest.mark.parametrize("words", ["ztratil jsem sluch", "sluch můj ztratil se"])
def test_a_term_is_found_in_another_order_and_with_other_words_between(words):
    SynonymGroup.objects.create(terms="ztratit sluch: znakování")
    wanted = make_news("Kurz znakování")

    assert path_of(wanted) in found(ask(words))


def test_a_term_is_not_found_in_words_far_from_one_another():
    SynonymGroup.objects.create(terms="ztratit sluch: znakování")
    wanted = make_news("Kurz znakování")

    assert path_of(wanted) not in found(
        ask("ztratit pejska Rolfíka chlupatého hnědého má dobrý sluch")
    )


def test_of_equal_answers_the_one_about_the_same_stands_first():
    animals = {
        path_of(make_news(f"Zítra uvidíte {animal}")): animal for animal in ("qxora", "wqila")
    }
    first, second = found(ask("uvidíme zítra vorvaně"))

    # No word of the question leads to the animal; only what both belong to.
    SynonymGroup.objects.create(terms=f"kytovec: vorvaň, {animals[second]}")

    assert found(ask("uvidíme zítra vorvaně")) == [second, first]


def test_words_run_together_are_parted_also_with_a_helping_word_between():
    wanted = make_news("Vrbovec pro kolibříky")

    page = ask("vrbovecprokolibriky")

    assert found(page)[0] == path_of(wanted)
    assert "vrbovec pro kolibriky" in page.select_one(".search-notice").get_text()


def test_a_derived_word_leads_where_its_family_does():
    SynonymGroup.objects.create(terms="včelař: medomet")
    wanted = make_news("Medomet k zapůjčení")

    assert path_of(wanted) in found(ask("včelařský"))


def test_a_site_without_any_synonym_answers():
    wanted = make_news("Vorvaň přiletěl zítra")
    SynonymGroup.objects.all().delete()

    assert found(ask("zítra přiletěl vorvaň"))[0] == path_of(wanted)
