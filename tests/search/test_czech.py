"""Czech words: every form of a word belongs to it, and to as little else as can be."""

import json
from pathlib import Path

import pytest

from volunteering.core.text import fold
from volunteering.search.analysis import analyzer_for, register_analyzer, words_of
from volunteering.search.czech import CzechAnalyzer, tables
from volunteering.search.czech.roots import root

PARADIGMS = json.loads((Path(__file__).parent / "paradigms.json").read_text("utf-8"))
CZECH = CzechAnalyzer()


def matches(one: str, other: str) -> bool:
    return bool(CZECH.keys(fold(one)) & CZECH.keys(fold(other)))


def test_nearly_all_forms_of_a_word_belong_together():
    pairs = [
        (one, other) for entry in PARADIGMS for one in entry["forms"] for other in entry["forms"]
    ]
    missed = [pair for pair in pairs if not matches(*pair)]

    assert len(pairs) > 20_000
    assert len(missed) / len(pairs) < 0.01, missed[:20]


def test_few_forms_belong_to_another_word():
    forms = {form: entry["lemma"] for entry in PARADIGMS for form in entry["forms"]}
    by_key: dict[str, set[str]] = {}
    for form, lemma in forms.items():
        for key in CZECH.keys(fold(form)):
            by_key.setdefault(key, set()).add(lemma)
    foreign = {
        form
        for form, lemma in forms.items()
        if set().union(*(by_key[key] for key in CZECH.keys(fold(form)))) != {lemma}
    }

    assert len(foreign) / len(forms) < 0.03, sorted(foreign)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("psům", "pes"),
        ("dětmi", "dítě"),
        ("lidé", "člověk"),
        ("rukou", "ruka"),
        ("krve", "krev"),
        ("týdnech", "týden"),
        ("peněz", "peníze"),
        ("koní", "kůň"),
        ("Praze", "Praha"),
        ("dobrovolnících", "dobrovolník"),
        ("dobrovolničtí", "dobrovolnický"),
        ("útulcích", "útulek"),
        ("oken", "okno"),
        ("daruje", "darovat"),
        ("Českolipsku", "Českolipsko"),
        ("v Liberci", "Liberec"),
    ],
)
def test_forms_of_one_word(one, other):
    assert matches(words_of(one)[-1], other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pes", "pěší"),
        ("školní", "školení"),
        ("nemocnice", "nemocný"),
        ("kolo", "koláč"),
        ("les", "lest"),
        ("strom", "stroj"),
        ("hrad", "hrát"),
        ("rodina", "rodit"),
    ],
)
def test_other_words_are_other_words(one, other):
    assert not matches(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("dárce", "darovat"), ("doučování", "doučovat"), ("venčení", "venčit"), ("pejsek", "pes")],
)
def test_words_of_one_family(one, other):
    assert any(matches(relative, other) for relative in CZECH.relatives(fold(one)))


def test_roots_are_left_alone_where_they_would_say_nothing():
    assert root("dar") == ""
    assert root("dobrovolnictvi") == root("dobrovolnik")


def test_another_language_is_searched_without_accents_only():
    ukrainian = analyzer_for("uk")
    assert words_of("Волонтери Ліберця, Čeština") == ["волонтери", "ліберця", "cestina"]
    assert ukrainian.keys("волонтери") == {"волонтери"}
    assert not ukrainian.related("волонтери", "волонтерів")


def test_a_regional_variant_follows_its_language():
    czech = CzechAnalyzer()
    register_analyzer("cs", czech)
    assert analyzer_for("cs-CZ") is czech
    assert analyzer_for("CS") is czech


@pytest.mark.parametrize("name", ["irregular.txt", "families.txt"])
def test_the_tables_are_read_whole(name):
    entries = list(tables.entries(name))

    assert len(entries) > 300
    assert all(word.isalnum() for head, words in entries for word in (head, *words))


def test_a_line_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "irregular.txt").write_text("# začátek\npes: psa psu\nkočka\n", "utf-8")
    monkeypatch.setattr(tables, "FOLDER", tmp_path)

    with pytest.raises(ValueError, match="line 3"):
        list(tables.entries("irregular.txt"))
