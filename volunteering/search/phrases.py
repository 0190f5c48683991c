"""Words that have to stand together, and phrases that must not occur: looked up in the texts, which only the database has."""

from dataclasses import replace

from django.db.models import Q

from .memory import MemoryIndex, flags_of, set_of
from .models import SearchEntry
from .question import Question
from .ranking import Found
from .shared import shared


def narrow_to_phrases(found: Found, question: Question, index: MemoryIndex) -> Found:
    """Return the part of an answer in which the phrases of the question stand word by word.

    Args:
        found: the answer to the words of the question.
        question: the question.
        index: the index that the answer's numbers are of.
    """
    excluded = [words for words in question.excluded if len(words) > 1]
    if not question.phrases and not excluded:
        return found
    within = found.members
    for words in question.phrases:
        within &= _with_phrase(words, index)
    for words in excluded:
        within &= ~_with_phrase(words, index)
    flags = flags_of(within, len(index.documents))
    numbers = [number for number in found.numbers if flags[number]]
    complete = int(sum(flags[number] for number in found.numbers[: found.complete]))
    return replace(found, numbers=numbers, complete=complete, members=within)


def _with_phrase(words: list[str], index: MemoryIndex) -> int:
    phrase = f" {' '.join(words)} "
    rows = SearchEntry.objects.filter(
        Q(title__contains=phrase) | Q(body__contains=phrase), is_gone=False
    ).values_list("content_type_id", "object_id")
    keys = (index.numbers.get((shared.label_of(content_type), pk)) for content_type, pk in rows)
    return set_of(number for number in keys if number is not None)
