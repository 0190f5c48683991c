"""A listing as one line of a table sees it: its values, and what the centre keeps beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from wagtail.models import Revision

from volunteering.core.models import Region

from ..addresses import directory_url
from ..models import Organization
from ..values import CONTACT_TEXTS, DAYS, FLAGS, TERMS, TEXTS, values_of

# So many listings are in memory at once, with everything that belongs to them.
BATCH = 1000

PARTS = (
    *TERMS,
    "links",
    "contacts",
    "photos",
    "programs",
    *(f"programs__{name}" for name in TERMS),
)


def no_values() -> dict:
    """Return the values of a listing about which nothing is known yet."""
    return (
        dict.fromkeys(TEXTS, "")
        | dict.fromkeys(FLAGS, False)
        | dict.fromkeys(DAYS)
        | {name: [] for name in TERMS}
        | {"seat": "", "links": {}, "contacts": [], "source_note": ""}
    )


@dataclass
class Entry:
    """One listing.

    Attributes:
        values: what `values_of` says, with `source_note`; of a listing that is not public, those of its newest draft.
        organization: the row; None for a listing that does not exist yet.
        url: the address of the profile, "" while it has none.
        programs: the names of its programs.
    """

    values: dict = field(default_factory=no_values)
    organization: Organization | None = None
    url: str = ""
    programs: list[str] = field(default_factory=list)

    @property
    def row(self) -> Organization:
        """The row of a listing that exists; raises ValueError for one that does not."""
        if self.organization is None:
            raise ValueError("the listing does not exist yet")
        return self.organization

    @property
    def pk(self) -> int | None:
        """The key of the row."""
        return self.organization.pk if self.organization else None

    @property
    def uuid(self) -> str:
        """The identifier, "" for a listing that does not exist yet."""
        return str(self.organization.uuid) if self.organization else ""

    @property
    def is_live(self) -> bool:
        """Whether it is public."""
        return self.organization is not None and self.organization.live

    @property
    def confirmed_on(self) -> date | None:
        """The day it was last confirmed."""
        return self.organization.record.confirmed_on if self.organization else None

    @property
    def origin(self) -> str:
        """How it came to the directory."""
        return self.organization.record.origin if self.organization else ""


def entries_of(pks: Sequence[int], request=None) -> Iterator[Entry]:
    """Return listings in the order of their keys; the number of queries grows by a batch of listings, not by one.

    Args:
        pks: keys of the listings.
        request: the request that is being answered, if there is one.
    """
    addresses: dict[int, str] = {}
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        rows = (
            Organization.objects.select_related("seat", "record", "region__site")
            .prefetch_related(*PARTS)
            .in_bulk(batch)
        )
        drafts = _drafts([row for row in rows.values() if not row.live])
        for pk in batch:
            # One may have been deleted between the two queries.
            if row := rows.get(pk):
                yield _entry(row, drafts.get(pk), _address(row.region, request, addresses))


def _entry(row: Organization, draft: dict | None, directory: str) -> Entry:
    url = f"{directory}{row.slug}/" if row.live and directory else ""
    if draft is not None:
        return Entry(draft, row, url, draft.pop("program_names"))
    programs = [program.name for program in row.programs.all()]
    return Entry(values_of(row) | {"source_note": row.source_note}, row, url, programs)


def _address(region: Region, request, known: dict[int, str]) -> str:
    """Return the whole address of a region's directory, "" while none is public."""
    if region.pk not in known:
        address = directory_url(region, request) or ""
        known[region.pk] = (
            f"{region.site.root_url}{address}" if address.startswith("/") else address
        )
    return known[region.pk]


def _drafts(rows: Iterable[Organization]) -> dict[int, dict]:
    """Return the values of the newest drafts by the key of the listing.

    They are read out of the revisions as they are kept: making a model of each would ask the database for every one.
    """
    wanted = {row.latest_revision_id: row.pk for row in rows if row.latest_revision_id}
    if not wanted:
        return {}
    contents = Revision.objects.filter(pk__in=wanted).values_list("pk", "content")
    slugs = {name: dict(model.objects.values_list("pk", "slug")) for name, model in TERMS.items()}
    return {wanted[pk]: _values_in(content, slugs) for pk, content in contents}


def _values_in(content: dict, slugs: dict[str, dict[int, str]]) -> dict:
    values = no_values()
    for name in (*TEXTS, *FLAGS, *DAYS, "source_note"):
        if content.get(name) is not None:
            values[name] = content[name]
    for name in TERMS:
        known = slugs[name]
        values[name] = sorted(known[pk] for pk in content.get(name) or [] if pk in known)
    values["seat"] = slugs["areas"].get(content.get("seat"), "")
    for link in _parts(content, "links"):
        name, number = link["kind"], 1
        while name in values["links"]:
            number += 1
            name = f"{link['kind']}_{number}"
        values["links"][name] = link["url"]
    values["contacts"] = [
        {"key": contact["uuid"], "is_public": contact["is_public"]}
        | {name: contact[name] for name in CONTACT_TEXTS}
        for contact in _parts(content, "contacts")
    ]
    values["program_names"] = [program["name"] for program in _parts(content, "programs")]
    return values


def _parts(content: dict, name: str) -> list[dict]:
    return sorted(content.get(name) or [], key=lambda part: part.get("sort_order") or 0)
