"""Values of a listing in words: what fields are called, and what stands in them as people say it."""

from datetime import date

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from volunteering.core.dates import numeric_date
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from .enums import LegalForm, ProgramStatus
from .models import OrganizationContact, Program
from .values import CONTACT_TEXTS, PROGRAM_TEXTS, TERMS, link_kind

# Parts that have a key of their own: they are compared one by one.
KEYED = {"contacts": OrganizationContact, "programs": Program}
PART_FIELDS = {
    "contacts": (*CONTACT_TEXTS, "is_public"),
    "programs": (*PROGRAM_TEXTS, "seeking_until", *TERMS),
}


def label_of(model, field: str) -> str:
    """Return what a field of a listing or of a part of it is called."""
    if field == "photos":
        return _("Photos")
    label = str(model._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def link_label(name: str) -> str:
    """Return what a link is called, by its name in the values."""
    label = str(link_kind(name).label)
    return label[:1].upper() + label[1:]


def picture_keys(value) -> tuple[int, ...]:
    """Return the keys of pictures in the value of a logo or of photos."""
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


class Words:
    """Says values in words; asks once for the names of all terms and pictures that occur."""

    def __init__(self, *states: dict):
        slugs = {name: set() for name in (*TERMS, "seat")}
        pictures: set[int] = set()
        for state in states:
            for holder in (state, *(state.get("programs") or [])):
                for name in TERMS:
                    slugs[name].update(holder.get(name) or [])
            slugs["areas"].update(filter(None, [state.get("seat")]))
            pictures.update(picture_keys(state.get("logo")), picture_keys(state.get("photos")))
        self._names = {
            "areas": {
                place.slug: place.label for place in Place.objects.filter(slug__in=slugs["areas"])
            },
            "topics": _names_of(Topic, slugs["topics"]),
            "target_groups": _names_of(TargetGroup, slugs["target_groups"]),
        }
        self._pictures = (
            {
                image.pk: image.default_alt_text
                for image in get_image_model().objects.filter(pk__in=pictures)
            }
            if pictures
            else {}
        )

    def of(self, field: str, value) -> str:
        """Return a value in words; "" for nothing."""
        if value in (None, "", []):
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if field == "seat":
            return self._names["areas"].get(value, value)
        if field in TERMS:
            return ", ".join(sorted(self._names[field].get(slug, slug) for slug in value))
        if field in ("logo", "photos"):
            return ", ".join(self._pictures.get(key, "") or "?" for key in picture_keys(value))
        if field in ("accreditation_until", "seeking_until"):
            return numeric_date(date.fromisoformat(value))
        if field == "legal_form":
            return str(LegalForm(value).label) if value in LegalForm.values else value
        if field == "status":
            return str(ProgramStatus(value).label)
        return str(value)

    def part(self, name: str, part: dict | None) -> str:
        """Return a whole part in one text, a line a field; "" when there is none."""
        if part is None:
            return ""
        model = KEYED[name]
        return "\n".join(
            f"{label_of(model, field)}: {text}"
            for field in PART_FIELDS[name]
            if (text := self.of(field, part.get(field)))
        )


def _names_of(model, slugs: set[str]) -> dict[str, str]:
    return dict(model.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
