"""Values of calendars: texts, addresses, and HTML as plain text."""

import re
import unicodedata
from html.parser import HTMLParser

from django.utils.encoding import iri_to_uri
from icalendar import vText, vUri

BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "blockquote", "figure", "figcaption", "table", "tr", "section"}
    | {"footer", "cite", "h1", "h2", "h3", "h4", "h5", "h6"}
)
# What some readers take for the end of a line, though it is none in a calendar (RFC 5545, 3.1).
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Text(vText):
    """A TEXT (RFC 5545, 3.3.11). The library takes a backslash before a capital N for the end of a line."""

    def to_ical(self) -> bytes:
        """Return the text as it is written."""
        return self.translate(ESCAPED).encode()


def text(value: str) -> Text:
    """Return a text without the control characters that no calendar may have."""
    lines = LINE_ENDS.sub("\n", value)
    return Text(
        "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) != "Cc")
    )


def line(value: str) -> Text:
    """Return a text in one line."""
    return text(" ".join(value.split()))


def uri(address: str) -> vUri:
    """Return an address; whatever is not ASCII is escaped (RFC 3987, 3.1), line ends too."""
    return vUri(iri_to_uri(address), params={"VALUE": "URI"})


class _Words(HTMLParser):
    """Gathers what HTML says, a paragraph on each line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag == "br":
            self.lines.append("")
        elif tag == "li":
            self.lines.append("– ")
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.lines[-1])))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag == "li":
            self.lines.append("")
        elif tag == "a" and self.links:
            address, since = self.links.pop()
            words = self.lines[-1][since:]
            bare = address.removeprefix("mailto:").removeprefix("tel:")
            if bare and bare not in words:
                self.lines[-1] += f" ({bare})"

    def handle_data(self, data: str) -> None:
        self.lines[-1] += re.sub(r"\s+", " ", data)


def plain(html: str) -> str:
    """Return what HTML says: a paragraph on each line, the address of a link behind its words.

    Args:
        html: clean HTML, such as the API tells.
    """
    words = _Words()
    words.feed(html)
    words.close()
    lines = (line.strip() for line in words.lines)
    return "\n".join(line for line in lines if line.strip("– "))
