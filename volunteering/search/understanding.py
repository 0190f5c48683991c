"""What a question looks for: places and synonyms recognized, words that help along left out, mistakes repaired."""

import math
from collections.abc import Iterator

from .expansion import (
    LITTLE,
    NARROWER,
    PLACE,
    REPAIRED,
    ROUGH_FAMILY,
    TABLE_FAMILY,
    UNFINISHED,
    Concept,
    Lexicon,
    Vocabulary,
    add_synonyms,
    concept_of,
)
from .question import Question

# What one part of a word that was run together counts alone.
PART_OF_SEVERAL = 0.5
# Several words together leave less doubt what is meant than one does: so much more counts what belongs to them.
SEVERAL_SAY_MORE = 2.0
# Parts of words that were run together have at least so many letters.
SHORTEST_PART = 3
# How much counts what belongs to a word's relative.
OF_A_RELATIVE = 0.6
# How far from what was typed a repair may be when other words are understood, and when the root of the word occurs.
FAR_WITH_OTHERS = 1.2
FAR_WITH_ROOTS = 1.0
# So many letters of a last word that somebody did not finish are enough to look for all words that begin with them.
SHORTEST_UNFINISHED = 3
# A repair as near as this is likelier than two words run together.
SIMPLE_MISTAKE = 1.0


def understand(
    question: Question, vocabulary: Vocabulary, lexicon: Lexicon, *, exactly: bool
) -> list[Concept]:
    """Return what a question looks for, word by word; with mistakes repaired, unless it is to be taken exactly."""
    words = question.words
    concepts = _read(words, vocabulary, lexicon, is_open=question.is_open, exactly=exactly)
    if not concepts:
        concepts = [concept_of(word, vocabulary, exactly=exactly) for word in words]
    if not exactly:
        concepts = repair(concepts, vocabulary, lexicon)
    if any(concept.is_needed for concept in concepts):
        for concept in concepts:
            if len(concept.typed) == 1 and vocabulary.analyzer.is_weak(concept.typed[0]):
                concept.worth = min(concept.worth, LITTLE)
        if not any(concept.is_needed for concept in concepts):
            for concept in concepts:
                concept.worth = 1.0
    return concepts


def _read(
    words: list[str],
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    *,
    is_open: bool = False,
    exactly: bool = False,
) -> list[Concept]:
    """Return what some words look for, helping words left out.

    What belongs to several words together counts for each of them, beside what belongs to each alone.
    """
    concepts: dict[int, Concept] = {}
    is_of_place = set()
    at = 0
    stopwords = vocabulary.analyzer.stopwords
    while at < len(words):
        used, concept = _place_at(words[at:], vocabulary, lexicon)
        if concept is not None:
            is_of_place |= set(range(at, at + used))
        else:
            used = 1
            is_last = at == len(words) - 1
            if words[at] not in stopwords or (is_open and len(words) == 1):
                concept = concept_of(
                    words[at], vocabulary, is_open=is_open and is_last, exactly=exactly
                )
        if concept is not None:
            if at and words[at - 1] in stopwords:
                concept.before = words[at - 1]
            concepts[at] = concept
        at += used
    inheriting = set(concepts) - is_of_place
    for places, members, counts in lexicon.synonyms(words):
        inheriting -= set(places) if len(places) == 1 else set()
        among = [concepts[place] for place in places if place in concepts]
        weight = counts * SEVERAL_SAY_MORE if len(places) > 1 else counts
        if len(places) > 1:
            if not among:
                # "What can I": what belongs to it may help, and nothing has to contain it.
                helping = Concept(tuple(words[place] for place in places), worth=LITTLE)
                add_synonyms(helping, members, weight, vocabulary)
                if helping.weights or helping.sets:
                    concepts[places[0]] = helping
        elif is_of_place & set(places):
            continue
        for concept in among:
            add_synonyms(concept, members, weight, vocabulary)
    for place in inheriting:
        _inherit(concepts[place], vocabulary, lexicon)
    for concept in concepts.values():
        concept.is_sure = concept.is_sure or any(
            weight >= NARROWER for weight in _evidence(concept)
        )
    return list(concepts.values())


def _inherit(concept: Concept, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
    """Let what belongs to the relatives of a word count for one to which nothing belongs itself."""
    for word in concept.typed:
        for relative in vocabulary.analyzer.relatives(word) - {word}:
            for _places, members, counts in lexicon.synonyms([relative]):
                add_synonyms(concept, members, counts * OF_A_RELATIVE, vocabulary)


def _evidence(concept: Concept) -> list[float]:
    """Return the weights of what shows that the word is a word: its family by the table, and synonyms; no mere roots."""
    found = [weight for weight in concept.weights.values() if weight > ROUGH_FAMILY]
    return found + [weight for _members, weight in concept.sets]


def _place_at(
    words: list[str], vocabulary: Vocabulary, lexicon: Lexicon
) -> tuple[int, Concept | None]:
    found = lexicon.places(words)
    if not found:
        return 0, None
    used = max(count for count, _members in found)
    concept = Concept(tuple(words[:used]), is_sure=True)
    for count, members in found:
        if count == used:
            concept.sets.append((members, PLACE))
    for word in words[:used]:
        if word not in vocabulary.analyzer.stopwords:
            for form in vocabulary.forms(word):
                concept.give(form, 1.0 if used == 1 else 0.5)
    return used, concept


def repair(concepts: list[Concept], vocabulary: Vocabulary, lexicon: Lexicon) -> list[Concept]:
    """Give every word that does not occur the meaning that somebody most probably had in mind."""
    sure = [concept for concept in concepts if concept.is_sure]
    context = [
        concept.documents(vocabulary.index, TABLE_FAMILY) & vocabulary.allowed for concept in sure
    ]
    mended = []
    at = 0
    while at < len(concepts):
        concept = concepts[at]
        following = concepts[at + 1] if at + 1 < len(concepts) else None
        if (
            following is not None
            and not (concept.is_sure and following.is_sure)
            and (joined := _joined(concept, following, vocabulary))
        ):
            mended.append(joined)
            at += 2
            continue
        if concept.is_sure:
            mended.append(concept)
            at += 1
            continue
        mended.append(_mended(concept, vocabulary, lexicon, context, is_last=following is None))
        at += 1
    return mended


def _joined(one: Concept, other: Concept, vocabulary: Vocabulary) -> Concept | None:
    word = "".join((*one.typed, *other.typed))
    if len(one.typed) > 1 or len(other.typed) > 1 or not vocabulary.forms(word):
        return None
    concept = concept_of(word, vocabulary)
    concept.typed = (*one.typed, *other.typed)
    concept.repaired = word
    return concept


def _split(concept: Concept, vocabulary: Vocabulary) -> Concept | None:
    """Return the concept of two words that were run together, perhaps with a helping word between them."""
    (word,) = concept.typed
    best = None
    for left, between, right in _cuts(word, vocabulary.analyzer.stopwords):
        of_left, of_right = vocabulary.forms(left), vocabulary.forms(right)
        if of_left and of_right:
            both = vocabulary.union(of_left) & vocabulary.union(of_right) & vocabulary.allowed
            value = (not between, both.bit_count())
            if both and (best is None or value > best[0]):
                best = (value, (left, between, right), both)
    if best is None:
        return None
    _value, parts, both = best
    concept.repaired = " ".join(part for part in parts if part)
    concept.sets.append((both, REPAIRED))
    for part in (parts[0], parts[-1]):
        for form in vocabulary.forms(part):
            concept.give(form, PART_OF_SEVERAL)
    return concept


def _cuts(word: str, stopwords: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Give the ways to part a word in two, then those with a helping word between them."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        yield word[:at], "", word[at:]
        for length in range(1, len(word) - SHORTEST_PART - at + 1):
            if word[at : at + length] in stopwords:
                yield word[:at], word[at : at + length], word[at + length :]


def _documents_of(concepts: list[Concept], vocabulary: Vocabulary) -> int:
    return concepts[0].documents(vocabulary.index) & vocabulary.allowed if concepts else 0


def _mended(
    concept: Concept,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    context: list[int],
    *,
    is_last: bool,
) -> Concept:
    """Return the concept of the word that was probably meant; the one that was typed when no guess is good enough."""
    (typed,) = concept.typed
    if concept.before and vocabulary.forms(concept.before + typed):
        whole = concept_of(concept.before + typed, vocabulary)
        whole.typed, whole.repaired = (concept.before, typed), concept.before + typed
        return whole
    is_word = vocabulary.analyzer.knows(typed) or bool(lexicon.synonyms([typed]))
    if is_word and (concept.weights or context):
        return concept
    if is_last and len(typed) >= SHORTEST_UNFINISHED and (words := vocabulary.completions(typed)):
        for word in words:
            concept.give(word, UNFINISHED)
        return concept
    best, least_far, best_value = None, 0.0, 0.0
    # The more the other words say, and the more the word looks like a real one, the less a wild guess is worth - unless
    # the guess has the root of what was typed, too.
    bound = FAR_WITH_ROOTS if concept.weights else FAR_WITH_OTHERS if context else math.inf
    for far, word in vocabulary.repairs(typed)[:40]:
        if far > bound and word not in concept.weights:
            continue
        documents = vocabulary.union(vocabulary.forms(word)) & vocabulary.allowed
        if not documents:
            documents = _documents_of(_read([word], vocabulary, lexicon), vocabulary)
        if not documents:
            continue
        together = sum((documents & other).bit_count() > 0 for other in context)
        value = (
            math.exp(-1.6 * far)
            * (1 + math.log1p(documents.bit_count())) ** 0.5
            * (1 + together / (len(context) or 1))
        )
        if value > best_value:
            best, least_far, best_value = word, far, value
    if best is None or least_far > SIMPLE_MISTAKE:
        parted = _split(concept, vocabulary)
        if parted is not None:
            return parted
    if best is None:
        return concept
    read = _read([best], vocabulary, lexicon) or [concept_of(best, vocabulary)]
    repaired = Concept(concept.typed, dict(concept.weights), repaired=best)
    for word, weight in read[0].weights.items():
        repaired.give(word, weight * REPAIRED)
    repaired.sets = [(members, weight * REPAIRED) for members, weight in read[0].sets]
    return repaired
