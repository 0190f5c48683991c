"""From an object to its words: what its `search_fields` name, as Wagtail and modelsearch read them."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Manager
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from wagtail.blocks import StreamValue

from .analysis import words_of
from .kinds import Facts, kind_of
from .stream_texts import texts_of

# Fields with these names, and those that a model boosts so much, name the object.
TITLES = frozenset({"title", "name"})
BOOST_OF_A_TITLE = 3
# A text of more words says nothing new about what it is about.
MOST_WORDS = 20_000

# Which way of taking words out of objects this is; entries of another are out of date, and `check` says so.
VERSION = 2


def title_and_body(item, more: str = "") -> tuple[str, str]:
    """Return the folded words of an object that name it, and all others.

    Args:
        item: the object.
        more: a text beside those of its `search_fields`.
    """
    title: list[str] = []
    body: list[str] = []
    seen: set[str] = set()
    for field, value in _values(item, item.get_search_fields()):
        text = _text(value)
        # A field that is searched and completed is declared twice.
        if not text or text in seen:
            continue
        seen.add(text)
        names = field.field_name in TITLES or (
            isinstance(field, SearchField) and (field.boost or 1) >= BOOST_OF_A_TITLE
        )
        (title if names else body).extend(words_of(text))
    body.extend(words_of(more))
    return _joined(title), _joined(body)


def _joined(words: list[str]) -> str:
    # Blanks at both ends: a phrase is found by the blanks around it.
    return f" {' '.join(words[:MOST_WORDS])} " if words else ""


def facts_of(item) -> Facts:
    """Return what the object's kind knows of it."""
    kind = kind_of(type(item))
    return kind.facts(item) if kind else Facts()


def language_of(item) -> str:
    """Return the code of the language that an object is written in: its own, else that of the site."""
    locale = getattr(item, "locale", None)
    return locale.language_code if locale is not None else settings.LANGUAGE_CODE


def _values(item, fields: Iterable[BaseField]) -> Iterator[tuple["BaseField | _Unnamed", object]]:
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, _value(item, field)
        elif isinstance(field, RelatedFields):
            for other in _related(field.get_value(item)):
                for inner, value in _values(other, field.fields):
                    # A name of something else does not name this object.
                    yield _Unnamed(inner), value


def _value(item, field: BaseField):
    value = item.__dict__.get(field.field_name)
    if isinstance(value, StreamValue):
        return list(texts_of(value.stream_block, value.raw_data))
    return field.get_value(item)


def _related(value) -> list:
    if value is None:
        return []
    if isinstance(value, Manager):
        return list(value.all())
    if callable(value):
        value = value()
    return [value] if value is not None else []


class _Unnamed:
    """A field of a related object, which counts as ordinary text."""

    field_name = ""

    def __init__(self, field):
        self.field = field


def _text(value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(map(_text, value.values()))
    if isinstance(value, list | tuple | set):
        return " ".join(map(_text, value))
    return "" if value is None else str(value)
