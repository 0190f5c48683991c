"""Keeps the keys of duplicates true: they follow the public row, or the latest draft of what was never public."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from ..models import DuplicateKey, Organization
from .keys import Key, keys_of

BATCH = 500
# Saving anything else leaves the keys as they are.
COLUMNS = frozenset({"name", "alternate_name", "ico", "live", "links", "contacts"})


def follow_saved(organization: Organization, update_fields: Iterable[str] | None) -> None:
    """Bring the keys up to date after a listing was saved or got a draft.

    Args:
        organization: the listing as it was saved, with the parts that are about to be.
        update_fields: the columns that were saved; None for all of them.
    """
    if _is_known_from_draft(organization):
        _write({organization.pk: _keys_from_draft(organization)})
    elif update_fields is None:
        _write({organization.pk: _keys_from_row(organization)})
    elif COLUMNS & set(update_fields):
        # A draft in memory is no source for what the public sees.
        _write({organization.pk: _keys_from_row(Organization.objects.get(pk=organization.pk))})


def rebuild_duplicate_keys(*, only_missing: bool = False) -> int:
    """Make the keys of all listings anew; return of how many.

    Args:
        only_missing: only of listings that have none, such as those that are older than the keys.
    """
    organizations = Organization.objects.order_by("pk")
    if only_missing:
        organizations = organizations.filter(duplicate_keys__isnull=True)
    pks = list(organizations.values_list("pk", flat=True))
    for batch in (pks[at : at + BATCH] for at in range(0, len(pks), BATCH)):
        with transaction.atomic():
            # Nobody changes a listing between the reading and the writing.
            list(Organization.objects.select_for_update().filter(pk__in=batch).order_by("pk"))
            rows = (
                Organization.objects.filter(pk__in=batch)
                .select_related("latest_revision")
                .prefetch_related("links", "contacts")
            )
            _write(dict(_keys_of_each(rows)))
    return len(pks)


def key_values(organization: Organization) -> dict:
    """Return the part of a listing's values that keys are made of, in two queries at most."""
    return {
        "name": organization.name,
        "alternate_name": organization.alternate_name,
        "ico": organization.ico,
        "links": _numbered((link.kind, link.url) for link in organization.links.all()),
        "contacts": [
            {"phone": contact.phone, "is_public": contact.is_public}
            for contact in organization.contacts.all()
        ],
    }


def _keys_of_each(organizations) -> Iterator[tuple[int, set[Key]]]:
    for organization in organizations:
        from_draft = _is_known_from_draft(organization)
        yield (
            organization.pk,
            (_keys_from_draft if from_draft else _keys_from_row)(organization),
        )


def _is_known_from_draft(organization: Organization) -> bool:
    return (
        not organization.live
        and organization.first_published_at is None
        and organization.latest_revision_id is not None
    )


def _keys_from_row(organization: Organization) -> set[Key]:
    return _visible(keys_of(key_values(organization)), organization.live)


def _keys_from_draft(organization: Organization) -> set[Key]:
    latest = organization.latest_revision
    content = latest.content if latest else {}
    links = ((link["kind"], link["url"]) for link in content.get("links", []))
    return _visible(keys_of(content | {"links": _numbered(links)}), is_live=False)


def _visible(keys: set[Key], is_live: bool) -> set[Key]:
    return keys if is_live else {key._replace(is_public=False) for key in keys}


def _numbered(links) -> dict[str, str]:
    return {f"{kind}_{number}": url for number, (kind, url) in enumerate(links)}


def _write(wanted: dict[int, set[Key]]) -> None:
    """Leave exactly these keys, by the key of their listing."""
    rows = DuplicateKey.objects.filter(organization__in=wanted)
    present = {
        (row.organization_id, Key(DuplicateKey.Kind(row.kind), row.value, row.is_public)): row.pk
        for row in rows
    }
    due = {(pk, key) for pk, keys in wanted.items() for key in keys}
    outdated = [pk for entry, pk in present.items() if entry not in due]
    if outdated:
        DuplicateKey.objects.filter(pk__in=outdated).delete()
    DuplicateKey.objects.bulk_create(
        [
            DuplicateKey(organization_id=pk, **key._asdict())
            for pk, key in sorted(due - present.keys())
        ],
        ignore_conflicts=True,
    )
