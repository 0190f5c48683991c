"""What the query string of a list may ask for, and the set of objects that fits."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, Field

from volunteering.core.models import Region
from volunteering.core.query import MAX_WORDS_LENGTH, words_value
from volunteering.readmodels.registry import representation_of
from volunteering.search.engine import listing_keys

from .index import Index, Resource, index_of
from .problems import Problem
from .vocabularies import Value, Vocabulary

MOST = 100
DEFAULT = 20
# Filters by vocabulary, whatever the kind.
TERMS = ("place", "topic", "target_group")


def _moment(value: Any) -> Any:
    """Return the moment that a text with a time stands for; anything else as it is.

    Pydantic takes midnight for a date, whatever the offset says. A plus in an address that was not escaped arrives as a blank.
    """
    if isinstance(value, str) and "T" in value:
        try:
            return datetime.fromisoformat(value.replace(" ", "+"))
        except ValueError:
            return value
    return value


# A date stands for the whole day by the clocks of the site.
DayOrMoment = Annotated[date | datetime, BeforeValidator(_moment)]


class PageAsked(BaseModel):
    """Which part of a list."""

    limit: int = Field(DEFAULT, ge=1, le=MOST, description="How many items at most.")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many items to pass over.")


class ItemsAsked(PageAsked):
    """Which part of a list of objects, and how much of each."""

    after: UUID | int | None = Field(
        None,
        description="Go on after the item with this `id`, wherever it stands by now; `offset` counts only when it is gone. The address in `next` has both: nothing is shown twice or left out when something is published meanwhile.",
    )

    fields: str = Field(
        "",
        max_length=500,
        description="Only these properties of each item, separated by commas; `id` and `kind` are always there.",
        examples=["title,url"],
    )


class ListAsked(ItemsAsked):
    """What every list of public objects can be narrowed by. Filters go together; values of one filter are alternatives."""

    place: list[str] = Field(
        [],
        description="Slug or name of a place, everyday names included (ceskolipsko, Turnovsko). Finds what is about the place, a part of it, or a larger one that it belongs to.",
    )
    topic: list[str] = Field([], description="Slug of a topic; see /topics.")
    target_group: list[str] = Field([], description="Slug of a target group; see /target-groups.")
    q: str = Field("", max_length=MAX_WORDS_LENGTH, description="Words, in any inflection.")
    changed_since: DayOrMoment | None = Field(
        None, description="Only what was published or changed at this moment or later."
    )
    facets: bool = Field(
        False, description="Count how many items each value of a filter would leave."
    )


class Asked:
    """One question to a list, resolved against the index of its kind.

    Args:
        resource: how the objects are found.
        region: whose objects.
        asked: the query string; what it has not, is not asked for.

    Raises:
        Problem: a value is not known.
    """

    def __init__(self, resource: Resource, region: Region, asked: ItemsAsked):
        self.resource = resource
        self.region = region
        self.asked = asked
        self.index: Index = index_of(resource, region)
        self.chosen: dict[str, list[Value]] = {
            name: self._values(name) for name in TERMS if name in self.index.sets
        }
        self.narrowing = self._of_moments() & self._of_words()

    def narrow(self, members: int) -> None:
        """Narrow to a set, whatever the filters say."""
        self.narrowing &= members

    def found(self, *, without: str = "") -> int:
        """Return the set of what fits.

        Args:
            without: name of a filter to leave out.
        """
        members = self.narrowing
        for name, values in self.chosen.items():
            if values and name != without:
                members &= self._any(name, values)
        return members

    def facets(self) -> dict[str, list[dict]]:
        """Return the values of each filter that leave something, with counts that hold for the rest of the filters."""
        return {name: self._facet(name) for name in self.chosen}

    def _facet(self, name: str) -> list[dict]:
        members = self.found(without=name)
        sets = self.index.sets[name]
        chosen = {value.key for value in self.chosen[name]}
        return [
            {"value": value.slug, "label": value.label, "count": count, "is_chosen": is_chosen}
            for value in self.index.vocabularies[name].values
            if (count := (sets.get(value.key, 0) & members).bit_count())
            + (is_chosen := value.key in chosen)
        ]

    def _values(self, name: str) -> list[Value]:
        return known_values(self.index.vocabularies[name], name, getattr(self.asked, name, []))

    def _any(self, name: str, values: Sequence[Value]) -> int:
        members = 0
        for value in values:
            members |= self.index.sets[name].get(value.key, 0)
        return members

    def _of_moments(self) -> int:
        since = getattr(self.asked, "changed_since", None)
        if since is None:
            return self.index.everything
        start = moment_of(since)
        return self.index.where("last_published_at", lambda moment: moment >= start)

    def _of_words(self) -> int:
        words = words_value(getattr(self.asked, "q", ""))
        if not words:
            return self.index.everything
        model = representation_of(self.resource.kind).model
        return self.index.set_of_keys(listing_keys(self.region, words, model))


def moment_of(value: date | datetime, *, is_end: bool = False) -> datetime:
    """Return the moment that a date or a moment stands for; without an offset by the clocks of the site.

    Args:
        value: a date or a moment.
        is_end: of a date, the last moment instead of the first.
    """
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.max if is_end else time.min)
    return value if value.tzinfo else timezone.make_aware(value)


def identifier(text: str) -> UUID | str:
    """Return a UUID when the text is one, else the text, which is then a slug."""
    try:
        return UUID(text)
    except ValueError:
        return text


def paging(
    request: HttpRequest, total: int, limit: int, offset: int, last: UUID | int | None = None
) -> dict:
    """Return where some items stand in their list, with the addresses of those around.

    Args:
        request: the request; its query string is kept.
        total: how many items fit.
        limit: how many items are shown at most.
        offset: how many stand before them.
        last: the identifier of the last one; None where lists do not go on after an item.
    """

    def address(start: int, after: UUID | int | None = None) -> str:
        query = request.GET.copy()
        query.pop("after", None)
        query["offset"] = str(start)
        if after is not None:
            query["after"] = str(after)
        return f"{request.build_absolute_uri(request.path)}?{query.urlencode()}"

    return {
        "total": total,
        "limit": limit,
        "offset": offset,
        "next": address(offset + limit, last) if offset + limit < total else None,
        "previous": address(max(0, offset - limit)) if offset else None,
    }


def known_values(known: Vocabulary, name: str, texts: Sequence[str]) -> list[Value]:
    """Return the values of a filter that some texts name.

    Args:
        known: all values of the filter.
        name: of the filter.
        texts: slugs or names.

    Raises:
        Problem: one of them is not known.
    """
    values = []
    for text in texts:
        found = known.find(text)
        if not found:
            sentence = _("There is no “%(value)s”.") % {"value": text}
            raise Problem(400, f"{name}: {sentence}", {name: sentence})
        values += found
    return values
