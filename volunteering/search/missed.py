"""Notes what readers looked for and nothing contained, so that editors can do something about it."""

import logging
import re
import unicodedata
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from volunteering.core.models import Region

from .engine import Results
from .models import MissedQuery
from .promotion import promoted

logger = logging.getLogger(__name__)

LONGEST = MissedQuery._meta.get_field("words").max_length
MOST_WORDS = 8
# Robots ask for anything; people of one region do not fail in so many ways in one week.
MOST_A_WEEK = 1_000
KEPT_FOR = timedelta(weeks=26)

# Browsers say by these that they fetch a page which nobody has opened yet.
PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Moz")

# Five digits with nothing but blanks and marks between them may be a phone, a birth number, an account.
MANY_DIGITS = re.compile(r"\d(?:[\W_]*\d){4}")


def note_answer(request: HttpRequest, region: Region | None, words: str, found: Results) -> None:
    """Count a question when nothing contained all of it and somebody is going to read so.

    Args:
        request: what is answered.
        region: whose site was asked.
        words: what was typed.
        found: the answer; narrowed by nothing.
    """
    if words and not found.complete and is_seen_by_somebody(request):
        note_missed(region, words, is_empty=not found.hits)


def is_seen_by_somebody(request: HttpRequest) -> bool:
    """Whether the answer is going to stand before a reader: not a HEAD, not fetched in advance."""
    # As it came: HEAD may be answered by the code for GET.
    return request.META.get("REQUEST_METHOD") == "GET" and not any(
        "prefetch" in request.headers.get(name, "").lower() for name in PREFETCH_HEADERS
    )


def note_missed(region: Region | None, words: str, *, is_empty: bool) -> None:
    """Count a question that nothing contained, in the present week.

    What could tell of somebody is not noted: see `noted_form`. Neither is a question for which editors promote a result,
    nor one that is new in a week which has a thousand already (several at the same moment may go a little beyond).

    Readers never see it fail: whatever the database refuses (it is locked, read-only, somebody has just deleted the
    region) goes to the log and the question is not counted. A mistake of the program is not hidden that way.

    Args:
        region: whose site was asked; None notes nothing.
        words: what was typed.
        is_empty: whether nothing was found, not even a part of the words.
    """
    form = noted_form(words)
    if region is None or not form or promoted(region, words):
        return
    try:
        with transaction.atomic():
            _count(region, form, is_empty)
    except DatabaseError:
        logger.warning("A question without a result could not be noted.", exc_info=True)


def noted_form(words: str) -> str:
    """Return a question as it is noted, in lower case with single blanks, or "" when it must not or need not be.

    Left out are: anything with an "@" or with five digits in a row, blanks and marks between them not counted; what is
    longer than 80 characters or 8 words; what has no letter; and characters that cannot be seen.
    """
    # One spelling for letters that can be written in two ways, and plain figures for others.
    form = " ".join(unicodedata.normalize("NFKC", words).lower().split())
    is_fit = (
        len(form) <= LONGEST
        and len(form.split()) <= MOST_WORDS
        and form.isprintable()
        and any(character.isalpha() for character in form)
        and "@" not in form
        and not MANY_DIGITS.search(form)
    )
    return form if is_fit else ""


def this_week() -> date:
    """Return the Monday of the present week in the site's time zone."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def _count(region: Region, words: str, is_empty: bool) -> None:
    week = this_week()
    of_week = MissedQuery.objects.filter(region=region, week=week)
    row = of_week.filter(words=words)
    once_more = {"count": F("count") + 1, "is_empty": is_empty}
    if row.update(**once_more):
        return
    number = of_week.count()
    if number >= MOST_A_WEEK:
        return
    if not number:
        MissedQuery.objects.filter(week__lt=week - KEPT_FOR).delete()
    # Whoever comes second at the same moment finds the row there and adds to it.
    MissedQuery.objects.bulk_create(
        [MissedQuery(region=region, week=week, words=words, count=0)], ignore_conflicts=True
    )
    row.update(**once_more)
