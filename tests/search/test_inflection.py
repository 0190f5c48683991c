"""Every form of a word finds every article with any of its forms, among ten thousand articles full of other words.

What counts as right: an article in which a form of the asked word stands. A form that two words share ("dárcích": of dárce
and of dárek) asks for both of them.

What counts as precision: how many of the first N results are right, N being the number of right articles. The engine puts
words of the same family, such as "doučovat" under "doučování", behind the forms of the word itself, on purpose: a reader who
comes to the end of what was asked may want them. They are therefore no mistake where they stand, and a mistake wherever one
of them stands above a right article. All words of the table are in one corpus, so that every relative there is can do so.
"""

import json
import random
from collections import defaultdict
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType

from tests.load.language import Language
from volunteering.core.text import fold
from volunteering.posts.pages import NewsPage
from volunteering.search.analysis import words_of
from volunteering.search.engine import search_keys
from volunteering.search.extraction import VERSION
from volunteering.search.models import SearchEntry, SearchState

ARTICLES = 10_000
# Each word of the table stands in so many articles, in two forms taken by chance.
SHARE = 40
LEAST_PRECISION = 0.97
# Invented words shorter than this look like a form of a real word too often.
SHORTEST_INVENTED = 8

FOLDER = Path(__file__).parent
# Nouns in all cases of both numbers, adjectives in all cases and genders, verbs in all persons and participles.
WORDS = [
    entry
    for name in ("paradigms.json", "paradigms_field.json", "paradigms_everyday.json")
    for entry in json.loads((FOLDER / name).read_text("utf-8"))
]


class Corpus:
    """The articles, and which of them contain what.

    Attributes:
        containing: the articles with a folded word.
        together: all folded forms of the words that a folded form can be of.
    """

    def __init__(self) -> None:
        chance = random.Random(1921)  # noqa: S311
        language = Language()
        planted: dict[int, list[str]] = defaultdict(list)
        self.together: dict[str, set[str]] = defaultdict(set)
        for word in WORDS:
            for article in chance.sample(range(1, ARTICLES + 1), SHARE):
                planted[article] += chance.choices(word["forms"], k=2)
            forms = {fold(form) for form in word["forms"]}
            for form in forms:
                self.together[form] |= forms
        self.containing: dict[str, set[int]] = defaultdict(set)
        entries = []
        kind = ContentType.objects.get_for_model(NewsPage)
        for article in range(1, ARTICLES + 1):
            filling = [word for word in language.words(40) if len(word) >= SHORTEST_INVENTED]
            words = words_of(" ".join(filling + planted[article]))
            chance.shuffle(words)
            for word in words:
                self.containing[word].add(article)
            entries.append(
                SearchEntry(
                    content_type=kind,
                    object_id=article,
                    language="cs",
                    title=f" {' '.join(words[:4])} ",
                    body=f" {' '.join(words[4:])} ",
                    batch=1,
                )
            )
        SearchEntry.objects.bulk_create(entries, batch_size=500)
        SearchState.objects.update_or_create(pk=1, defaults={"batch": 1, "version": VERSION})

    def right(self, form: str) -> set[int]:
        """Return the articles with any form of the words that a form can be of."""
        forms = self.together[fold(form)]
        return set().union(*(self.containing[other] for other in forms))


@pytest.mark.django_db
@pytest.mark.any_database("ten thousand articles are asked in memory")
def test_every_form_of_a_word_finds_all_its_articles_and_few_others():
    corpus = Corpus()
    questions = {form for word in WORDS for form in word["forms"]}
    questions |= set(map(fold, questions))
    lemma = {fold(form): word["lemma"] for word in WORDS for form in word["forms"]}

    missed: dict[str, list[str]] = defaultdict(list)
    mixed: dict[str, list[str]] = defaultdict(list)
    for asked in sorted(questions):
        right = corpus.right(asked)
        found = search_keys(asked, NewsPage)
        first = found[: len(right)]
        recall = len(right.intersection(found)) / len(right)
        precision = len(right.intersection(first)) / max(1, len(first))
        if recall < 1:
            missed[lemma[fold(asked)]].append(f"{asked} {recall:.2f}")
        if precision < LEAST_PRECISION:
            mixed[lemma[fold(asked)]].append(f"{asked} {precision:.2f}")

    assert len(WORDS) > 200
    good = not missed and not mixed
    assert good, said("Articles are missed", missed) + said("Others stand above them", mixed)


def said(what: str, forms: dict[str, list[str]]) -> str:
    """Return a line for each word with the forms that are answered badly."""
    lines = (f"  {lemma}: {', '.join(asked)}" for lemma, asked in forms.items())
    return "\n".join([f"{what}, for {sum(map(len, forms.values()))} forms:", *lines, ""])


def test_the_table_has_every_case_and_number_of_a_noun():
    entries = json.loads((FOLDER / "paradigms_field.json").read_text("utf-8"))
    nouns = [entry for entry in entries if entry["pos"] == "noun"]

    assert len(nouns) >= 60
    assert {len(entry["forms"]) for entry in nouns} == {14}
