"""What the address of the directory may ask for: kind, place, topic, target group, who seeks, words. Knows no models."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from volunteering.core.query import slug_value, words_value

ORGANIZATIONS = "organizace"
PROGRAMS = "programy"


@dataclass(frozen=True)
class DirectoryFilter:
    """The question in the address of the directory; anything malformed counts as not asked."""

    kind: str = ORGANIZATIONS
    place: str = ""
    topic: str = ""
    group: str = ""
    seeking: bool = False
    words: str = ""

    @classmethod
    def parse(cls, query) -> "DirectoryFilter":
        """Read the query string (a QueryDict). Never raises."""
        return cls(
            kind=PROGRAMS if query.get("druh", "") == PROGRAMS else ORGANIZATIONS,
            place=slug_value(query.get("misto", "")),
            topic=slug_value(query.get("tema", "")),
            group=slug_value(query.get("skupina", "")),
            seeking=query.get("hleda", "") == "1",
            words=words_value(query.get("q", "")),
        )

    @property
    def is_active(self) -> bool:
        """Whether the reader narrowed the list; a kind is chosen in any case."""
        return bool(self.place or self.topic or self.group or self.seeking or self.words)

    @property
    def is_about_programs(self) -> bool:
        """Whether programs are asked for, not organizations."""
        return self.kind == PROGRAMS

    def with_(self, **changes) -> "DirectoryFilter":
        """Return this filter with some values changed; "" (False for `seeking`) takes one off."""
        return replace(self, **changes)

    def query(self, **changes) -> str:
        """Return the query string of this filter with some values changed; "" when nothing is asked.

        Args:
            changes: values by their names in the address; "" takes one off.
        """
        values = {
            "druh": self.kind,
            "q": self.words,
            "misto": self.place,
            "tema": self.topic,
            "skupina": self.group,
            "hleda": "1" if self.seeking else "",
        } | changes
        if values["druh"] == ORGANIZATIONS:
            del values["druh"]
        return urlencode({name: value for name, value in values.items() if value})
