"""Makes texts: what is told of objects, checked against its schema, as JSON."""

import logging
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import Error
from django.utils import timezone
from django.utils.translation import override

from volunteering.core.models import Region

from .dependencies import Uses
from .registry import Representation

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """The texts of one object.

    Attributes:
        summary: as a line in a list.
        full: all of it; empty when only the summary was asked for.
        plain: its sentences without markup; empty when only the summary was asked for.
        uses: what they were made of.
    """

    summary: str
    full: str
    plain: str
    uses: Uses


def make(
    representation: Representation, region: Region, pks: Iterable[int], *, in_full: bool = True
) -> dict[int, Made]:
    """Return the texts of the public ones among some objects, by primary key.

    An object that cannot be told is left out and logged: the others must not suffer for it.

    Args:
        representation: their kind.
        region: whose objects.
        pks: primary keys; those of objects that are not public are passed over.
        in_full: all that is told, not only the line in a list.

    Raises:
        Error: the database did not answer.
    """
    since = timezone.now()
    shared: dict[str, Any] = {}
    made = {}
    with _as_the_site_speaks():
        listed = representation.listed(region).filter(pk__in=list(pks))
        for thing in representation.fetched(listed):
            try:
                made[thing.pk] = made_of(
                    representation, region, thing, in_full=in_full, shared=shared, since=since
                )
            except Error:
                raise
            except Exception:
                logger.exception("%s %s cannot be told", representation.kind, thing.pk)
    return made


def made_of(
    representation: Representation,
    region: Region,
    thing,
    *,
    in_full: bool = True,
    shared: dict[str, Any] | None = None,
    since: datetime | None = None,
) -> Made:
    """Return the texts of one object at hand, saved or not.

    Args:
        representation: its kind.
        region: whose object.
        thing: the object, fetched by `representation.fetched` or not saved yet.
        in_full: all that is told, not only the line in a list.
        shared: what objects that are told together look up once; see `Uses`.
        since: a moment before anything of it was read; now by default.
    """
    uses = Uses(shared, since)
    uses.note(thing, region.site)
    with _as_the_site_speaks():
        told = representation.summarize(thing, region, uses)
        summary = representation.summary.model_validate(told).model_dump_json()
        full = plain = ""
        if in_full:
            told |= representation.complete(thing, region, uses)
            full = representation.full.model_validate(told).model_dump_json()
            plain = representation.plain(told)
    return Made(summary, full, plain, uses)


@contextmanager
def _as_the_site_speaks() -> Generator[None, None, None]:
    """Let labels speak the language of the site and moments go by its clocks, whatever the admin of whoever saves is set to."""
    with override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        yield
