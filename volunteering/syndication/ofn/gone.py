"""Items that are no longer public: what is left of them is their address and the moment (`zneplatněno`, the norm "Věc")."""

from datetime import datetime, timedelta

from django.utils import timezone

from volunteering.api.index import Index
from volunteering.core.models import Region
from volunteering.syndication.tombstones.keeping import gone_since

from .datasets import Dataset
from .words import Thing, moment

# Whoever asks for changes since a moment wants those of that very moment, too.
A_BIT = timedelta(microseconds=1)


def gone_items(dataset: Dataset, region: Region, index: Index, since: datetime) -> list[Thing]:
    """Return what is left of the items that went since a moment, the oldest first.

    Filters do not count: of what is gone nothing is known that they could ask about.

    Args:
        dataset: of which list.
        region: whose.
        index: of what is public: what has come back is left out.
        since: since when.
    """
    public = {str(uuid) for uuid in index.by_id}
    return [
        dataset.head(region, one.identifier)
        | {"zneplatněno": moment(timezone.localtime(one.gone_at).isoformat())}
        for one in gone_since(region, dataset.resource.kind, since - A_BIT)
        if one.identifier not in public
    ]
