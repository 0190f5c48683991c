"""Reading values out of an address: whatever is malformed counts as not asked, and nothing raises."""

import re
from datetime import date

MAX_WORDS_LENGTH = 200


def slug_value(value: str) -> str:
    """Return the value if it can be a slug, else ""."""
    return value if re.fullmatch(r"[a-z0-9-]{1,120}", value) else ""


def month_value(value: str) -> date | None:
    """Return the first day of a month written as YYYY-MM, or None."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", value)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    return date(year, month, 1) if 1990 <= year <= 2100 and 1 <= month <= 12 else None


def page_value(value: str) -> int:
    """Return a page number; 1 for anything that is none."""
    return int(value) if re.fullmatch(r"[1-9][0-9]{0,5}", value) else 1


def words_value(value: str) -> str:
    """Return a search text in one line, cut to a length that a search engine can take."""
    return " ".join(value.replace("\x00", " ").split())[:MAX_WORDS_LENGTH]
