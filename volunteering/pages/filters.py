"""What the address of an index page may ask for: topic, place, month and page number. Knows no models."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from volunteering.core.query import month_value, slug_value


@dataclass(frozen=True)
class ContentFilter:
    """The question in the address of an index page; anything malformed counts as not asked."""

    topic: str = ""
    place: str = ""
    month: date | None = None
    past: bool = False

    @classmethod
    def parse(cls, query) -> "ContentFilter":
        """Read the query string (a QueryDict). Never raises."""
        return cls(
            topic=slug_value(query.get("tema", "")),
            place=slug_value(query.get("misto", "")),
            month=month_value(query.get("mesic", "")),
            past=query.get("obdobi") == "minule",
        )

    @property
    def is_active(self) -> bool:
        """Whether the reader narrowed the list."""
        return bool(self.topic or self.place or self.month)

    def query(self, **changes) -> str:
        """Return the query string of this filter with some values changed; "" when nothing is asked."""
        values = {
            "tema": self.topic,
            "misto": self.place,
            "mesic": f"{self.month:%Y-%m}" if self.month else "",
            "obdobi": "minule" if self.past else "",
        } | changes
        return urlencode({name: value for name, value in values.items() if value})
