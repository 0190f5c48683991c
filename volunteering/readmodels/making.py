"""Makes texts: what is told of objects, checked against its schema, as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass

from volunteering.core.models import Region

from .dependencies import Uses
from .registry import Representation


@dataclass(frozen=True)
class Made:
    """The texts of one object.

    Attributes:
        summary: as a line in a list.
        full: all of it; empty when only the summary was asked for.
        uses: what they were made of.
    """

    summary: str
    full: str
    uses: Uses


def make(
    representation: Representation, region: Region, pks: Iterable[int], *, in_full: bool = True
) -> dict[int, Made]:
    """Return the texts of the public ones among some objects, by primary key.

    Args:
        representation: their kind.
        region: whose objects.
        pks: primary keys; those of objects that are not public are passed over.
        in_full: all that is told, not only the line in a list.
    """
    listed = representation.listed(region).filter(pk__in=list(pks))
    return {
        thing.pk: made_of(representation, region, thing, in_full=in_full)
        for thing in representation.fetched(listed)
    }


def made_of(representation: Representation, region: Region, thing, *, in_full: bool = True) -> Made:
    """Return the texts of one object at hand, saved or not.

    Args:
        representation: its kind.
        region: whose object.
        thing: the object, fetched by `representation.fetched` or not saved yet.
        in_full: all that is told, not only the line in a list.
    """
    uses = Uses()
    uses.note(thing, region.site)
    told = representation.summarize(thing, region, uses)
    summary = representation.summary.model_validate(told).model_dump_json()
    full = ""
    if in_full:
        told |= representation.complete(thing, region, uses)
        full = representation.full.model_validate(told).model_dump_json()
    return Made(summary, full, uses)
