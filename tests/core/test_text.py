"""The key that two names of the same organization share."""

import pytest

from volunteering.core.text import fold, name_key


@pytest.mark.parametrize(
    "name",
    [
        "Pomocná ruka, z. s.",
        "POMOCNA RUKA",
        "Pomocná  ruka z.s.",
        "pomocná-ruka",
        "Pomocná ruka, zapsaný spolek",
    ],
)
def test_accents_case_punctuation_and_legal_form_do_not_count(name):
    assert name_key(name) == "pomocna ruka"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pomocná ruka", "Pomocné ruce"), ("Charita Liberec", "Charita Semily"), ("Zoo", "Zos")],
)
def test_different_names_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


def test_letters_inside_a_word_are_no_legal_form():
    assert name_key("Spolekem po světě") == "spolekem po svete"
    assert name_key("Poz sebe") == "poz sebe"


@pytest.mark.parametrize("name", ["", "…", "🌻", "Допомога"])
def test_a_name_without_latin_letters_has_no_key(name):
    assert name_key(name) == ""


def test_the_key_fits_its_column_even_when_folding_makes_the_name_longer():
    assert len(name_key("½" * 200)) <= 200


def test_folding_keeps_the_letters():
    assert fold("Česká Lípa – ŽĎÁR") == "ceska lipa – zdar"
