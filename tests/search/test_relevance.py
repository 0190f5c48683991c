"""How good the answers are: the questions that the rules were made with keep their score; `make bench` asks others too."""

import math
from datetime import UTC, datetime

import pytest

from tests.search.relevance.asking import UNFINISHED
from tests.search.relevance.loading import Loader
from tests.search.relevance.scoring import CUT, TOTAL, Score, by_category, mean, score
from tests.search.relevance.sets import LEARNT, Query, read_set
from volunteering.search.engine import search
from volunteering.search.kinds import kinds

# Freshness and events that are over move with the day; the newest documents of the set are younger than this.
DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
# What a change of the rules may not fall below; raised when they get better.
LEAST_NDCG = 0.89
LEAST_RECALL = 0.83


@pytest.mark.django_db
def test_the_questions_that_were_learnt_are_answered_as_well_as_before(region, set_clock):
    # Of the engine: a hundred pages take ten times as long. `make bench` asks the pages.
    set_clock(DAY)
    learnt = read_set(only=[LEARNT])
    loader = Loader(region)
    loader.load(learnt.documents)
    models = {kind.name: kind.listed(region).model for kind in kinds()}

    def ask(query: Query) -> list[str]:
        hits = search(region, query.text, is_open=query.category == UNFINISHED).hits[: 2 * CUT]
        known = (loader.keys.get((models[hit.kind], hit.pk)) for hit in hits)
        return [document for document in known if document]

    answers = {query.text: ask(query) for query in learnt.queries[LEARNT]}

    assert len(loader.keys) == len(learnt.documents)
    assert [words for words, documents in answers.items() if not documents] == []
    scored = [(query, score(answers[query.text], query.grades)) for query in learnt.queries[LEARNT]]
    _count, total = by_category((query.category, one) for query, one in scored)[TOTAL]
    worst = sorted((one.ndcg, query.text) for query, one in scored)[:10]
    assert total.ndcg >= LEAST_NDCG, worst
    assert total.recall >= LEAST_RECALL, worst


def test_the_best_list_is_worth_everything():
    assert score(["a", "b", "c"], {"a": 3, "b": 2, "c": 1}) == Score(1.0, 1.0, 1.0, 0.0)


def test_an_empty_list_is_worth_nothing():
    assert score([], {"a": 3}) == Score(0.0, 0.0, 0.0, 1.0)


def test_what_stands_lower_is_worth_less():
    one = score(["x", "a"], {"a": 3})

    assert one.ndcg == pytest.approx(1 / math.log2(3))
    assert one.reciprocal == 1 / 2
    assert one.recall == 1.0


def test_a_result_that_only_touches_on_the_question_is_not_the_one_that_was_wanted():
    assert score(["touches", "right"], {"touches": 1, "right": 2}).reciprocal == 1 / 2
    assert score(["touches"], {"touches": 1}).reciprocal == 1.0


def test_only_the_first_ten_count_and_each_document_once():
    others = [f"x{number}" for number in range(9)]

    assert score([*others, "x0", "a"], {"a": 1}).recall == 1.0
    assert score([*others, "x9", "a"], {"a": 1}).recall == 0.0


def test_ten_of_twelve_right_documents_are_all_that_a_list_can_hold():
    grades = {f"d{number}": 2 for number in range(12)}

    assert score(list(grades)[:10], grades) == Score(1.0, 1.0, 1.0, 0.0)


def test_synonyms_stand_beside_the_total():
    good, bad = Score(1.0, 1.0, 1.0, 0.0), Score(0.0, 0.0, 0.0, 1.0)
    table = by_category([("typo", good), ("place", bad), ("synonym", bad)])

    assert list(table) == ["place", "synonym", "typo", TOTAL]
    assert table[TOTAL] == (2, mean([good, bad]))
