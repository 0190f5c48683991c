"""What no rule knows, written by hand: irregular.txt, families.txt, stopwords.txt, weak.txt.

The first two (words whose stem changes, families) have one entry a line, `word: word word ...`, with diacritics; `#` begins a comment. An editor of the product adds
a line there and nothing else: no index has to be rebuilt, because words are analysed when they are asked for.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from volunteering.core.text import fold

FOLDER = Path(__file__).parent


def entries(name: str) -> Iterator[tuple[str, list[str]]]:
    """Give head word and the other words of every line of a table, folded.

    Args:
        name: the file's name in this folder.

    Raises:
        ValueError: a line has no head or no words; the message names it.
    """
    for number, line in enumerate((FOLDER / name).read_text("utf-8").splitlines(), start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        head, _colon, words = text.partition(":")
        if not head.strip() or not words.strip():
            raise ValueError(
                f"{name}, line {number}: “{line}” is not of the form “word: word word”"
            )
        yield fold(head.strip()), [fold(word) for word in words.split()]


@cache
def lemmas() -> dict[str, frozenset[str]]:
    """Return the irregular lemmas of each form that the table knows."""
    found: dict[str, set[str]] = {}
    for lemma, forms in entries("irregular.txt"):
        for form in (lemma, *forms):
            found.setdefault(form, set()).add(lemma)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def forms() -> dict[str, frozenset[str]]:
    """Return all forms of each irregular lemma."""
    found: dict[str, set[str]] = {}
    for form, names in lemmas().items():
        for name in names:
            found.setdefault(name, set()).add(form)
    return {name: frozenset(words) for name, words in found.items()}


@cache
def stopwords() -> frozenset[str]:
    """Return the words that only help a sentence along."""
    lines = (FOLDER / "stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@cache
def weak_words() -> tuple[str, ...]:
    """Return the base words that say little in a question."""
    lines = (FOLDER / "weak.txt").read_text("utf-8").splitlines()
    return tuple(fold(word) for line in lines for word in line.partition("#")[0].split())


@cache
def families() -> list[tuple[str, ...]]:
    """Return the families, each with its base words."""
    return [(head, *words) for head, words in entries("families.txt")]
