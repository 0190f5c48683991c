"""What the address of the directory may ask for: place, topic, words. Knows no models."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from volunteering.core.query import slug_value, words_value


@dataclass(frozen=True)
class DirectoryFilter:
    """The question in the address of the directory; anything malformed counts as not asked."""

    place: str = ""
    topic: str = ""
    words: str = ""

    @classmethod
    def parse(cls, query) -> "DirectoryFilter":
        """Read the query string (a QueryDict). Never raises."""
        return cls(
            place=slug_value(query.get("misto", "")),
            topic=slug_value(query.get("tema", "")),
            words=words_value(query.get("q", "")),
        )

    @property
    def is_active(self) -> bool:
        """Whether the reader narrowed the list."""
        return bool(self.place or self.topic or self.words)

    def with_(self, **changes) -> "DirectoryFilter":
        """Return this filter with some values changed; "" takes one off."""
        return replace(self, **changes)

    def query(self, **changes) -> str:
        """Return the query string of this filter with some values changed; "" when nothing is asked."""
        values = {"q": self.words, "misto": self.place, "tema": self.topic} | changes
        return urlencode({name: value for name, value in values.items() if value})
