"""What the address of the search page may ask for: words, kind, place, topic, year, mode. Knows no models."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from volunteering.core.query import slug_value, words_value

# The facets by their names in the address, which are their names in the index too.
PLACE, TOPIC, YEAR = "misto", "tema", "rok"


@dataclass(frozen=True)
class SearchFilter:
    """The question in the address; anything malformed counts as not asked.

    Attributes:
        words: what was typed.
        kind: name of the kind to narrow to.
        place: slug of a place.
        topic: slug of a topic.
        year: four figures.
        exactly: whether typing mistakes are left as they are.
    """

    words: str = ""
    kind: str = ""
    place: str = ""
    topic: str = ""
    year: str = ""
    exactly: bool = False

    @classmethod
    def parse(cls, query) -> "SearchFilter":
        """Read the query string (a QueryDict). Never raises."""
        return cls(
            words=words_value(query.get("q", "")),
            kind=slug_value(query.get("druh", "")),
            place=slug_value(query.get(PLACE, "")),
            topic=slug_value(query.get(TOPIC, "")),
            year=_year_value(query.get(YEAR, "")),
            exactly=query.get("presne", "") == "1",
        )

    @property
    def narrowed(self) -> dict[str, str]:
        """The chosen value of each facet, as the engine takes it; facets without a choice are left out."""
        values = {PLACE: self.place, TOPIC: self.topic, YEAR: self.year}
        return {name: value for name, value in values.items() if value}

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words is asked: no kind, no facet, no mode."""
        return not (self.kind or self.narrowed or self.exactly)

    def with_(self, **changes) -> "SearchFilter":
        """Return this question with some attributes changed."""
        return replace(self, **changes)

    def query(self, **changes: str) -> str:
        """Return the query string of this question; "" when nothing is asked.

        Args:
            changes: values by their names in the address; "" takes one off.
        """
        values = {
            "q": self.words,
            "druh": self.kind,
            **self.narrowed,
            "presne": "1" if self.exactly else "",
        } | changes
        return urlencode({name: value for name, value in values.items() if value})


def _year_value(value: str) -> str:
    """Return the value if it can be a year of something on the site, else ""."""
    return value if re.fullmatch(r"(?:19|20)[0-9]{2}", value) else ""
