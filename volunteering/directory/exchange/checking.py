"""Whether the values of a listing are such that the admin would save them; what is wrong is said in sentences."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Organization, OrganizationContact, OrganizationLink
from ..values import CONTACT_TEXTS, FLAGS, TEXTS, link_kind
from .columns import BY_KEY

# What a listing cannot be without.
NEEDED = ("name", "summary", "seat", "areas", "topics")


def problems_in(values: dict, before: dict) -> list[str]:
    """Return what is wrong with a listing, each in a sentence that names the column; asks no database.

    Args:
        values: all values of the listing.
        before: the values it had; of texts and parts that stay as they were, nobody is asked to mend anything.
    """
    return [
        *_missing(values),
        *_wrong_fields(values, before),
        *_wrong_parts(values, before),
    ]


def _missing(values: dict) -> Iterator[str]:
    for name in NEEDED:
        if not values[name]:
            yield _("%(column)s: missing.") % {"column": BY_KEY[name].header}


def _wrong_fields(values: dict, before: dict) -> Iterator[str]:
    checked = (*TEXTS, *FLAGS, "source_note")
    # The region is named so that its default does not ask the database.
    bare = Organization(region=None, **{name: values[name] for name in checked})
    others = {field.name for field in Organization._meta.fields} - set(checked)
    empty = {name for name in NEEDED if not values.get(name)}
    yield from _sentences(bare, others | empty)
    for name in checked:
        # Django leaves the length of a TextField to forms.
        field = Organization._meta.get_field(name)
        if field.get_internal_type() == "TextField" and values[name] != before[name]:
            length = len(values[name])
            if field.max_length and length > field.max_length:
                yield _("%(column)s: %(length)s characters; at most %(limit)s are possible.") % {
                    "column": BY_KEY[name].header,
                    "length": length,
                    "limit": field.max_length,
                }


def _wrong_parts(values: dict, before: dict) -> Iterator[str]:
    for number, contact in enumerate(values["contacts"], 1):
        if contact in before["contacts"]:
            continue
        part = OrganizationContact(**{name: contact[name] for name in CONTACT_TEXTS})
        yield from _sentences(part, {"organization", "uuid"}, f"contact_{number}_")
    for kind, url in values["links"].items():
        if url == before["links"].get(kind):
            continue
        part = OrganizationLink(kind=link_kind(kind), url=url)
        for sentence in _messages(part, {"organization"}):
            column = BY_KEY.get(kind)
            yield f"{column.header if column else kind}: {sentence}"


def _sentences(instance, exclude: set[str], prefix: str = "") -> Iterator[str]:
    """Return what the fields of an instance object to, each with the name of its column."""
    try:
        instance.clean_fields(exclude=exclude)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            column = BY_KEY.get(f"{prefix}{name}")
            label = column.header if column else name
            yield from (f"{label}: {message}" for message in messages)


def _messages(instance, exclude: set[str]) -> list[str]:
    try:
        instance.clean_fields(exclude=exclude)
    except ValidationError as error:
        return error.messages
    return []
