"""As you type: what the reader may be going to ask, and the public things that may be meant."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.core.models import Region

from .analysis import words_of
from .completions import WORDS, endings, finished, written_in
from .engine import site_analyzer
from .indexing import catch_up
from .kinds import kinds
from .memory import numbers_of, set_of
from .nearness import LOOKED_AT, in_order_of_nearness, texts_of
from .phrases import narrow_to_phrases
from .question import Question, parse
from .ranking import LEAST_OF_COMPLETE, Found, rank
from .scope import Scope, scope_of, several
from .understanding import understand

ITEMS = 10
SHORTEST = 2
# So many documents at most are put in order.
RANKED = 500


@dataclass(frozen=True)
class Suggestion:
    """One thing that a reader may mean.

    Attributes:
        text: what it is called; of a question, the question.
        kind: what kind of thing it is, in the readers' words.
        url: where it is; empty for a question, which the form that is being filled in asks.
        group: heading of the suggestions that it stands among.
        name: name of its kind or source, as it is registered; empty for a question.
    """

    text: str
    kind: str
    url: str
    group: str
    name: str = ""


@dataclass(frozen=True)
class Source:
    """Suggestions that are no documents of the index.

    Attributes:
        name: the value of `druh=` that asks for these alone.
        suggest: called with the request, the region, what has been typed and the kind that is asked for; returns what goes
            with that kind.
    """

    name: str
    suggest: Callable[[HttpRequest, Region, str, str], Iterable[Suggestion]]


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Let a feature suggest something; a second registration under the same name replaces the first."""
    _sources[source.name] = source


def known_kind(name: str) -> str:
    """Return the name when suggestions can be narrowed to it, else nothing."""
    return name if name in _sources or any(kind.name == name for kind in kinds()) else ""


def suggest(
    request: HttpRequest, typed: str, *, kind: str | Collection[str] = ""
) -> list[Suggestion]:
    """Return what somebody who is still typing may mean: questions first, then what registered sources know, then things.

    Args:
        request: what is being answered; its site has a region, or there is nothing to suggest.
        typed: what has been typed so far; the last word may be unfinished.
        kind: name of the one kind to suggest, several that go together, or nothing for all.
    """
    first = next(iter(several(kind)), "")
    region = Region.objects.for_request(request)
    if region is None or sum(map(len, words_of(typed))) < SHORTEST:
        return []
    known = [
        suggestion
        for source in _sources.values()
        for suggestion in source.suggest(request, region, typed, first)
    ]
    if first in _sources:
        return known
    questions, things = _of_documents(request, region, typed, kind)
    # A place says the same and more than a question for its name.
    names = {suggestion.text for suggestion in known}
    questions = [question for question in questions if question.text not in names][:WORDS]
    return [*questions, *known, *things[: ITEMS - len(known)]]


def _of_documents(
    request: HttpRequest, region: Region, typed: str, kind: str | Collection[str]
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Return questions and things. Unfinished words must not push finished answers out of the engine's memory."""
    catch_up()
    scope = scope_of(region, site_analyzer())
    question = parse(typed, is_open=True)
    if not question.words:
        return [], []
    members = scope.members(kind)
    found, complete = _best(question, scope, members)
    numbers = found.numbers[:ITEMS]
    is_whole = words_of(typed)[-1:] == question.words[-1:]
    last = endings(question, found, scope, complete) if is_whole else []
    examples = {ending.example for ending in last if ending.example is not None}
    loaded = _load(request, region, scope, {*numbers, *examples})
    written = written_in(region, scope.known)
    titles: dict[int | None, str] = {number: thing.text for number, thing in loaded.items()}
    texts = [finished(typed, ending, titles.get(ending.example, ""), written) for ending in last]
    questions = [Suggestion(text, "", "", _("Search")) for text in texts if text]
    return questions, [loaded[number] for number in numbers if number in loaded]


def _best(question: Question, scope: Scope, members: int) -> tuple[Found, int]:
    """Return the best documents for an unfinished question, and the set of those that contain everything.

    A few letters begin words of nearly every document; ranking them all would take longer than typing the next letter.
    Of many documents those are ranked that have everything in their titles, and of many of these the newest.

    Args:
        question: what has been typed.
        scope: what may be found.
        members: the documents to which the question is narrowed.
    """
    vocabulary, today = scope.vocabulary, timezone.localdate()
    index = vocabulary.index
    concepts = understand(question, vocabulary, scope.lexicon, exactly=False)
    allowed = members
    for words in question.excluded:
        if len(words) == 1:
            for form in vocabulary.forms(words[0]):
                allowed &= ~index.members(form)
    if not concepts:
        return Found(), 0
    sets = [concept.documents(index, LEAST_OF_COMPLETE) & allowed for concept in concepts]
    complete = reduce(and_, sets)
    # Where few have everything, those with a part of it follow, or with what goes with it. A last word that fits nowhere is
    # perhaps only at its beginning.
    ranked = complete
    if complete.bit_count() < ITEMS:
        but_last = reduce(and_, sets[:-1], allowed if sets[1:] else 0)
        parts = [concept.documents(index) & allowed for concept in concepts]
        ranked = reduce(or_, parts) if complete or not but_last else but_last
    among = allowed if ranked.bit_count() <= RANKED else 0
    for concept in concepts if ranked.bit_count() > RANKED else ():
        titled = ranked & index.titled(concept.weights)
        if titled.bit_count() >= ITEMS:
            ranked = titled
    if ranked.bit_count() > RANKED:
        ranked = set_of(numbers_of(ranked)[-RANKED:])
    if complete.bit_count() < ITEMS:
        ranked |= complete
    found = rank(concepts, vocabulary, today, ranked, among)
    if len(question.words) > 1:
        texts = texts_of(found.numbers[:LOOKED_AT], index)
        found = in_order_of_nearness(found, question.words, texts, scope.lexicon.themes)
    narrowed = narrow_to_phrases(found, question, index)
    return narrowed, complete if narrowed is found else set_of(narrowed.numbers)


def _load(
    request: HttpRequest, region: Region, scope: Scope, numbers: set[int]
) -> dict[int, Suggestion]:
    """Return documents as suggestions by their numbers; one query for each kind, through `listed` once more."""
    by_kind: dict[str, dict[int, int]] = {}
    for number in numbers:
        name = next(name for name, members in scope.kinds.items() if members >> number & 1)
        by_kind.setdefault(name, {})[scope.vocabulary.index.documents[number].key[1]] = number
    loaded = {}
    for kind in kinds():
        wanted = by_kind.get(kind.name)
        if wanted:
            for pk, item in kind.listed(region).in_bulk(list(wanted)).items():
                url = kind.url(item, request)
                if url:
                    loaded[wanted[pk]] = Suggestion(
                        str(item), str(kind.label), url, _("Straight to"), kind.name
                    )
    return loaded
