"""Organizations as the address of a feed or a calendar names them."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from volunteering.api.asking import identifier
from volunteering.api.endpoints.directory import present_organization
from volunteering.api.index import Index, index_of
from volunteering.api.problems import Problem
from volunteering.api.resources import ORGANIZATIONS
from volunteering.core.models import Region

PARAMETER = "organizace"


def organizations_named(names: Iterable[str], region: Region) -> list[int]:
    """Return the primary keys of the public organizations that have, or had, some UUIDs or slugs; each once.

    Args:
        names: UUIDs or slugs.
        region: whose organizations.

    Raises:
        Problem: nothing public is called so.
    """
    keys = []
    for name in names:
        index = index_of(ORGANIZATIONS, region)
        wanted = identifier(name)
        position = _position(index, wanted)
        if position is None:
            position = _position(index, present_organization(region, wanted))
        if position is None:
            sentence = _("There is no “%(value)s”.") % {"value": name}
            raise Problem(400, f"{PARAMETER}: {sentence}", {PARAMETER: sentence})
        keys.append(index.keys[position])
    return list(dict.fromkeys(keys))


def _position(index: Index, name: UUID | str | None) -> int | None:
    if isinstance(name, str):
        return index.by_slug.get(name)
    return index.by_id.get(name) if name else None
