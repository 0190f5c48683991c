"""Between the public form, which is flat, and the values of a listing, which have parts."""

import uuid
from dataclasses import dataclass
from datetime import date

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from .enums import LinkKind
from .form_fields import PHOTOS
from .values import CONTACT_TEXTS, DAYS, TERMS, TEXTS

ROLES = ("is_volunteer_centre", "is_sending", "is_receiving")
LINKS = (LinkKind.WEBSITE, LinkKind.FACEBOOK, LinkKind.INSTAGRAM)
FEWEST_CONTACTS = 2
MOST_CONTACTS = 8


@dataclass(frozen=True)
class ExistingPicture:
    """A picture that a listing has already.

    Attributes:
        image: the picture in the library.
        remove_name: the checkbox that takes it off.
        is_removed: whether that checkbox came checked.
    """

    image: AbstractImage
    remove_name: str
    is_removed: bool

    @property
    def file_name(self) -> str:
        """What to call it."""
        return self.image.default_alt_text or self.image.title


def contact_numbers(values: dict) -> range:
    """Return the numbers of the contacts the form offers: those there are and one more."""
    contacts = values.get("contacts", ())
    count = max(FEWEST_CONTACTS, len(contacts) + 1) if contacts else FEWEST_CONTACTS
    return range(1, max(len(contacts), min(count, MOST_CONTACTS)) + 1)


def existing_pictures(keys, data) -> list[ExistingPicture]:
    """Return the pictures of these keys that are still in the library.

    Args:
        keys: keys of pictures, as the values of a listing hold them.
        data: what the browser sent.
    """
    keys = [key for key in keys if isinstance(key, int)]
    images = get_image_model().objects.in_bulk(keys) if keys else {}
    return [
        ExistingPicture(images[key], name, bool(data.get(name)))
        for key in keys
        if key in images and (name := f"picture_{key}_remove")
    ]


def initial_of(values: dict) -> dict:
    """Return what fills the form, from the values of a listing."""
    if not values:
        return {}
    initial = {name: values.get(name) or "" for name in TEXTS}
    initial |= {
        name: date.fromisoformat(day) if (day := values.get(name)) else None for name in DAYS
    }
    initial |= {name: values.get(name, []) for name in TERMS}
    initial |= {
        "hide_address": values.get("hide_address", False),
        "seat": values.get("seat", ""),
        "roles": [role for role in ROLES if values.get(role)],
    }
    links = values.get("links", {})
    initial |= {kind.value: links.get(kind.value, "") for kind in LINKS}
    for number, contact in enumerate(values.get("contacts", ()), start=1):
        prefix = f"contact_{number}_"
        initial |= {f"{prefix}{name}": contact[name] for name in CONTACT_TEXTS}
        initial |= {f"{prefix}key": contact["key"], f"{prefix}public": contact["is_public"]}
    for photo in values.get("photos", ()):
        if isinstance(photo, dict):
            initial[f"{photo['file']}_alt"] = photo["alt"]
    return initial


def values_in(form) -> dict:
    """Return the values of a listing out of a valid `ListingForm`."""
    data = form.cleaned_data
    values: dict = {name: data[name] for name in (*TEXTS, "hide_address")}
    values |= {name: data[name].isoformat() if data[name] else None for name in DAYS}
    values |= {name: sorted(term.slug for term in data[name]) for name in TERMS}
    values |= {role: role in data["roles"] for role in ROLES}
    values["seat"] = data["seat"].slug
    own = {kind.value for kind in LINKS}
    values["links"] = {kind.value: data[kind.value] for kind in LINKS if data[kind.value]} | {
        name: url for name, url in form.given.get("links", {}).items() if name not in own
    }
    values["contacts"] = [
        contact for number in form.contact_numbers if (contact := _contact(form, number))
    ]
    values["logo"] = _logo(form)
    values["photos"] = [
        photo.image.pk for photo in form.existing_photos if not photo.is_removed
    ] + [
        {"file": field, "alt": data.get(f"{field}_alt", "")}
        for field in (f"photo_{number}" for number in PHOTOS)
        if field in form.kept_files
    ]
    return values


def _contact(form, number: int) -> dict | None:
    prefix = f"contact_{number}_"
    texts = {name: form.cleaned_data[f"{prefix}{name}"] for name in CONTACT_TEXTS}
    if not any(texts.values()):
        return None
    # A key is the identity of a row: one that was not given out with this form is not believed.
    known = {contact["key"] for contact in form.given.get("contacts", ())}
    key = form.cleaned_data[f"{prefix}key"]
    return (
        {"key": key if key in known else str(uuid.uuid4())}
        | texts
        | {"is_public": form.cleaned_data[f"{prefix}public"]}
    )


def _logo(form) -> int | dict | None:
    if "logo" in form.kept_files:
        return {"file": "logo"}
    kept = form.kept_logo
    return kept.image.pk if kept is not None and not kept.is_removed else None
