"""The search backend for Wagtail: admin lists, choosers and every `.search()` use the engine of the site.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "volunteering.search.backend"}}

Built on the base classes of modelsearch, which its documentation offers to other backends. All that touches them is here;
tests/search/test_backend.py fails when they change.
"""

from collections import Counter

from django.db.models import Model
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
    SearchFieldError,
)
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from .analysis import words_of
from .engine import search_keys
from .indexing import index_of_model, note
from .rebuilding import begin, complete, left
from .store import forget_everything


class Index(BaseIndex):
    """Tells the engine which objects changed."""

    def add_item(self, obj):
        note(type(obj), obj.pk)

    def add_items(self, model, items):
        index_of_model(model, [item.pk for item in items])

    def delete_item(self, item):
        note(type(item), item.pk)

    def reset(self):
        forget_everything()


class RebuiltIndex(Index):
    """The index while `update_index` writes it anew; what an interrupted run has done is passed over."""

    # Nothing begins before the first objects come: with --schema-only there are none.
    began: int | None = None

    def add_items(self, model, items):
        if self.began is None:
            self.began = begin()
        super().add_items(model, _left(model, items, self.began))


class Rebuilder:
    """Wagtail's `update_index`: the same as `reindex_search`, without its progress."""

    def __init__(self, index: Index):
        self.index = RebuiltIndex(index.backend)

    def start(self) -> Index:
        """Return the index to write into."""
        return self.index

    def finish(self) -> None:
        """Forget the entries of objects that are no longer there, and note that all are of this version."""
        if self.index.began is not None:
            complete(self.index.began)


class QueryCompiler(BaseSearchQueryCompiler):
    """A question about the objects of a queryset."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    is_open = False

    def check(self):
        """Refuse to search fields that the model does not declare; filters and order are the database's own business.

        Raises:
            SearchFieldError: a field is not searchable.
        """
        declared = {
            field.field_name for field in self.queryset.model.get_searchable_search_fields()
        }
        for name in self.fields or ():
            if name not in declared:
                raise SearchFieldError(
                    f"{self.queryset.model.__name__} has no index.SearchField({name!r}) in its search_fields.",
                    field_name=name,
                )

    def found(self) -> list[int] | None:
        """Return the primary keys of what answers, the best first; None when everything does."""
        return _keys(
            self.query, self.queryset.model, is_open=self.is_open, in_titles=self.in_titles
        )

    @property
    def in_titles(self) -> bool:
        """Whether only what names an object is searched."""
        return bool(self.fields) and set(self.fields) <= {"title", "name"}


class AutocompleteQueryCompiler(QueryCompiler):
    """A question that is still being typed."""

    is_open = True


class Results(BaseSearchResults):
    """The objects of a queryset that answer a question."""

    supports_facet = True

    def _do_search(self):
        queryset, keys = self._matching()
        if keys is None or not self.query_compiler.order_by_relevance:
            if not queryset.ordered:
                queryset = queryset.order_by("-pk")
            return list(queryset[self.start : self.stop])
        allowed = set(queryset.order_by().values_list("pk", flat=True))
        ordered = [key for key in keys if key in allowed][self.start : self.stop]
        found = queryset.order_by().in_bulk(ordered)
        items = [found[key] for key in ordered if key in found]
        if self._score_field:
            for place, item in enumerate(items):
                setattr(item, self._score_field, 1 / (1 + self.start + place))
        return items

    def _do_count(self):
        queryset, _keys = self._matching()
        return queryset.order_by()[self.start : self.stop].count()

    def get_queryset(self):
        """Return the matching objects in the order of the queryset."""
        return self._matching()[0]

    def facet(self, field_name):
        field = self.query_compiler._get_filterable_field(field_name)
        if field is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f"{model} has no index.FilterField({field_name!r}) in its search_fields.",
                field_name=field_name,
            )
        queryset, _keys = self._matching()
        values = Counter(queryset.order_by().values_list(field_name, flat=True))
        return dict(values.most_common())

    def _matching(self):
        queryset = self.query_compiler.queryset
        keys = self.query_compiler.found()
        return (queryset, None) if keys is None else (queryset.filter(pk__in=keys), keys)


class SearchBackend(BaseSearchBackend):
    """Czech search in memory, for everything that has `search_fields`."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = Rebuilder


def _left(model: type[Model], items, began: int) -> list:
    keys = set(left(model, [item.pk for item in items], began))
    return [item for item in items if item.pk in keys]


def _keys(query, model: type[Model], *, is_open: bool, in_titles: bool) -> list[int] | None:
    if isinstance(query, MatchAll):
        return None
    if isinstance(query, Not):
        inner = _keys(query.subquery, model, is_open=False, in_titles=in_titles)
        everything = model._default_manager.values_list("pk", flat=True)
        return [] if inner is None else list(everything.exclude(pk__in=inner))
    if isinstance(query, Boost):
        return _keys(query.subquery, model, is_open=is_open, in_titles=in_titles)
    if isinstance(query, And | Or):
        return _combined(query, model, is_open=is_open, in_titles=in_titles)
    if isinstance(query, Phrase):
        return search_keys(f'"{query.query_string}"', model, in_titles=in_titles)
    if isinstance(query, PlainText) and query.operator == "or":
        words = words_of(query.query_string)
        found = (search_keys(word, model, in_titles=in_titles) for word in words)
        return list(dict.fromkeys(key for keys in found for key in keys))
    if isinstance(query, PlainText | Fuzzy):
        return search_keys(query.query_string, model, is_open=is_open, in_titles=in_titles)
    raise NotImplementedError(f"{type(query).__name__} is not supported by this search backend.")


def _combined(query, model: type[Model], **options) -> list[int] | None:
    parts = [_keys(part, model, **options) for part in query.subqueries]
    if isinstance(query, Or):
        if any(part is None for part in parts):
            return None
        return list(dict.fromkeys(key for part in parts for key in part or ()))
    asked = [part for part in parts if part is not None]
    if not asked:
        return None
    common = set(asked[0]).intersection(*asked[1:])
    return [key for key in asked[0] if key in common]
