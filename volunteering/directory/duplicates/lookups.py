"""Questions about duplicates: which records may be the same organization, and who does not wish to be listed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from ..models import DuplicateKey, Organization, Refusal
from .keys import Kind, asked_keys, keys_of

# From what tells an organization best to what tells it worst.
STRENGTH = (Kind.ICO, Kind.HOST, Kind.PHONE, Kind.NAME)


@dataclass(frozen=True)
class Match:
    """A record that may be the same organization, and by what; the strongest reason comes first."""

    organization: Organization
    kinds: list[DuplicateKey.Kind]


def find_duplicates(
    region,
    *,
    name: str = "",
    ico: str = "",
    hosts: Iterable[str] = (),
    phones: Iterable[str] = (),
    public_only: bool,
    exclude: Organization | None = None,
) -> list[Match]:
    """Return the records that may be the same organization, the most probable first; one query.

    Args:
        region: the region whose directory is asked.
        name: its name, as typed.
        ico: its IČO, as typed; one that cannot be right is not looked for.
        hosts: its web addresses, whole or only hosts.
        phones: its phone numbers; each may hold several.
        public_only: ask only what public profiles show. Whoever is not signed in must learn nothing else.
        exclude: the record that is asked about.
    """
    return _matches(region, asked_keys(name, ico, hosts, phones), public_only, exclude)


def duplicates_of(
    region, values: dict, *, public_only: bool, exclude: Organization | None = None
) -> list[Match]:
    """Return the records that may be the same organization as the listing with these values; one query.

    Args:
        region: the region whose directory is asked.
        values: values of a listing or any part of them; see `values.values_of`.
        public_only: see `find_duplicates`.
        exclude: the record that is asked about.
    """
    asked: dict = {}
    for key in keys_of(values):
        asked.setdefault(key.kind, set()).add(key.value)
    return _matches(region, asked, public_only, exclude)


def find_refusals(
    region, *, name: str = "", ico: str = "", hosts: Iterable[str] = ()
) -> list[Refusal]:
    """Return the notes that this organization does not wish to be listed; one query. Never for the public.

    Args:
        region: the region whose centre was told.
        name: its name, as typed.
        ico: its IČO, as typed.
        hosts: its web addresses; `Refusal.host` keeps what `host_key` gives.
    """
    asked = asked_keys(name, ico, hosts, ())
    columns = {Kind.ICO: "ico", Kind.NAME: "name_key", Kind.HOST: "host"}
    same = Q(pk__in=[])
    for kind, values in asked.items():
        same |= Q(**{f"{columns[kind]}__in": values})
    return list(Refusal.objects.filter(same, region=region)) if asked else []


def _matches(region, asked: dict, public_only: bool, exclude) -> list[Match]:
    if not asked or region is None:
        return []
    same = Q(pk__in=[])
    for kind, values in asked.items():
        same |= Q(kind=kind, value__in=values)
    rows = DuplicateKey.objects.filter(same, organization__region=region)
    if public_only:
        rows = rows.filter(is_public=True, organization__in=Organization.objects.listed())
    if exclude is not None:
        rows = rows.exclude(organization=exclude.pk)
    found: dict[int, Match] = {}
    for row in rows.select_related("organization__region__site"):
        match = found.setdefault(row.organization_id, Match(row.organization, []))
        if row.kind not in match.kinds:
            match.kinds.append(Kind(row.kind))
    for match in found.values():
        match.kinds.sort(key=STRENGTH.index)
    return sorted(
        found.values(),
        key=lambda match: (
            STRENGTH.index(match.kinds[0]),
            -len(match.kinds),
            not match.organization.live,
            match.organization.sort_key,
            match.organization.pk,
        ),
    )
