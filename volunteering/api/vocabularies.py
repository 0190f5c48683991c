"""The values of filters: topics, target groups and places by slug, kept in memory."""

from dataclasses import dataclass

from volunteering.core.collation import czech_key
from volunteering.core.kept import Kept
from volunteering.core.text import fold
from volunteering.places.actions import PLACES
from volunteering.places.models import Place
from volunteering.readmodels.touches import TOLD
from volunteering.topics.models import TargetGroup, Topic


@dataclass(frozen=True)
class Value:
    """A value of a filter.

    Attributes:
        key: by which the index knows it.
        slug: its name in the address.
        label: what readers call it.
    """

    key: int
    slug: str
    label: str


@dataclass(frozen=True)
class Vocabulary:
    """All values of a filter, in the order of readers."""

    values: list[Value]
    by_slug: dict[str, Value]
    by_name: dict[str, list[Value]]

    def find(self, text: str) -> list[Value]:
        """Return the values with this slug, or else with this name in whatever spelling: "Českolipsko", "ceska lipa"."""
        if text in self.by_slug:
            return [self.by_slug[text]]
        return self.by_name.get(fold(text).strip(), [])


_vocabularies: Kept[Vocabulary] = Kept(TOLD, PLACES)
MODELS = {"topic": Topic, "target_group": TargetGroup, "place": Place}


def vocabulary(name: str) -> Vocabulary:
    """Return the values of a filter: "topic", "target_group" or "place"."""
    return _vocabularies.get(name, lambda: _read(name))


def _read(name: str) -> Vocabulary:
    things = list(MODELS[name].objects.all())
    if name == "place":
        things.sort(key=lambda place: czech_key(str(place)))
    values = [Value(thing.pk, thing.slug, str(thing)) for thing in things]
    by_name: dict[str, list[Value]] = {}
    for thing, value in zip(things, values, strict=True):
        for text in {fold(value.label), fold(thing.name)}:
            by_name.setdefault(text, []).append(value)
    return Vocabulary(values, {value.slug: value for value in values}, by_name)
