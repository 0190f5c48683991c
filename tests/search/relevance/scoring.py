"""What a ranked list is worth against graded answers: nDCG@10, recall@10, reciprocal rank, and whether it is empty."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

# So many results are looked at.
CUT = 10
# From this grade on a result is what the reader wanted; grade 1 only touches on it.
WANTED = 2
# Shown, but left out of the total: editors keep synonyms, and a set of documents does not bring its own.
APART = frozenset({"synonym"})
TOTAL = "total"


@dataclass(frozen=True)
class Score:
    """What one list, or the mean of many, is worth; each from 0 to 1.

    Attributes:
        ndcg: discounted gains of the first ten over those of the best possible ten; grade g gains 2^g - 1.
        recall: how much of what is right stands among the first ten, at most ten being asked of a list.
        reciprocal: 1 over the place of the first result that was wanted; 0 without one.
        empty: 1 when there is no result at all.
    """

    ndcg: float
    recall: float
    reciprocal: float
    empty: float


def score(ranked: Sequence[str], grades: Mapping[str, int]) -> Score:
    """Return what a list is worth.

    Args:
        ranked: documents, the best first; only the first time that a document stands there counts.
        grades: the grade of every right document, from 1; all others are wrong.
    """
    first = list(dict.fromkeys(ranked))[:CUT]
    right = sum(document in grades for document in first)
    wanted = {document for document, grade in grades.items() if grade >= WANTED} or set(grades)
    place = next((at for at, document in enumerate(first, start=1) if document in wanted), 0)
    best = sorted(grades.values(), reverse=True)[:CUT]
    return Score(
        ndcg=_gains([grades.get(document, 0) for document in first]) / _gains(best),
        recall=right / min(CUT, len(grades)),
        reciprocal=1 / place if place else 0.0,
        empty=0.0 if first else 1.0,
    )


def _gains(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))


def mean(scores: Iterable[Score]) -> Score:
    """Return the mean of each number; there must be at least one score."""
    return Score(*map(statistics.fmean, zip(*map(astuple, scores), strict=True)))


def by_category(scored: Iterable[tuple[str, Score]]) -> dict[str, tuple[int, Score]]:
    """Return the number of questions and their mean for each category in alphabetical order, the total last.

    Args:
        scored: the category and the score of each question.
    """
    groups: dict[str, list[Score]] = {}
    for category, one in scored:
        groups.setdefault(category, []).append(one)
    table = {name: (len(groups[name]), mean(groups[name])) for name in sorted(groups)}
    counted = [one for name, scores in groups.items() if name not in APART for one in scores]
    if counted:
        table[TOTAL] = (len(counted), mean(counted))
    return table
