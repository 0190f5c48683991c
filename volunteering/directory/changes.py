"""What differs between two states of a listing, field by field and in words: for moderators, imports and mails."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from volunteering.core.dates import numeric_date
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from .enums import LegalForm, ProgramStatus
from .models import Organization, OrganizationContact, Program
from .values import CONTACT_TEXTS, PROGRAM_TEXTS, TERMS, link_kind

# Parts that have a key of their own: they are compared one by one.
KEYED = {"contacts": OrganizationContact, "programs": Program}
ORDER = (
    "name",
    "alternate_name",
    "legal_form",
    "ico",
    "is_volunteer_centre",
    "is_sending",
    "is_receiving",
    "accreditation_until",
    "seeking_until",
    "summary",
    "description",
    "topics",
    "target_groups",
    "seat",
    "street",
    "postal_code",
    "hide_address",
    "latitude",
    "longitude",
    "areas",
    "opening_hours",
    "links",
    "contacts",
    "logo",
    "photos",
    "programs",
)
PART_FIELDS = {
    "contacts": (*CONTACT_TEXTS, "is_public"),
    "programs": (*PROGRAM_TEXTS, "seeking_until", *TERMS),
}


@dataclass(frozen=True)
class Change:
    """One changed field.

    Attributes:
        path: where it is in the values: "summary", "links.website", "contacts.<key>.phone", "programs.<key>"
            for a part that is new or gone as a whole.
        label: what it is called.
        old: what was there, in words; "" for nothing.
        new: what is there now, in words.
        old_pictures: keys of the pictures that were there, for fields that hold pictures.
        new_pictures: keys of the pictures that are there now.
    """

    path: str
    label: str
    old: str
    new: str
    old_pictures: tuple[int, ...] = ()
    new_pictures: tuple[int, ...] = ()


def changes_between(old: dict, new: dict) -> list[Change]:
    """Return what is different in `new`, in the order of the form.

    Args:
        old: values of a listing; see `values.values_of`.
        new: other values of it; fields that are not named there count as unchanged.
    """
    words = _Words(old, new)
    found: list[Change] = []
    for name in ORDER:
        if name not in new or old.get(name) == new[name]:
            continue
        if name == "links":
            found.extend(_link_changes(old.get(name) or {}, new[name]))
        elif name in KEYED:
            found.extend(_part_changes(name, old.get(name) or [], new[name], words))
        else:
            found.append(
                _change(name, _label(Organization, name), name, old.get(name), new[name], words)
            )
    return found


def paths_between(old: dict, new: dict) -> list[str]:
    """Return where two states differ, without asking the database for words."""
    return [
        path for name in ORDER if name in new for path in _paths(name, old.get(name), new[name])
    ]


def at_path(values: dict, path: str):
    """Return what stands at a path; None when nothing does.

    Args:
        values: values of a listing.
        path: see `Change`.
    """
    name, _dot, rest = path.partition(".")
    if name == "links" and rest:
        return (values.get("links") or {}).get(rest)
    if name in KEYED and rest:
        key, _dot, field = rest.partition(".")
        part = next((part for part in values.get(name) or [] if part["key"] == key), None)
        return part.get(field) if part and field else part
    return values.get(name)


def put_path(values: dict, path: str, value) -> dict:
    """Return the values with another value at a path; None takes a link or a part away.

    Args:
        values: values of a listing; they stay as they are.
        path: see `Change`.
        value: what is to stand there.
    """
    result = deepcopy(values)
    name, _dot, rest = path.partition(".")
    if name == "links" and rest:
        links = {**(result.get("links") or {}), rest: value}
        result["links"] = {kind: url for kind, url in links.items() if url}
    elif name in KEYED and rest:
        key, _dot, field = rest.partition(".")
        result[name] = _with_part(result.get(name) or [], key, field, value)
    else:
        result[name] = value
    return result


def _with_part(parts: list[dict], key: str, field: str, value) -> list[dict]:
    if field:
        return [part | {field: value} if part["key"] == key else part for part in parts]
    if value is None:
        return [part for part in parts if part["key"] != key]
    if any(part["key"] == key for part in parts):
        return [value if part["key"] == key else part for part in parts]
    return [*parts, value]


def _paths(name: str, old, new) -> Iterator[str]:
    if name == "links":
        kinds = [*new, *(kind for kind in old or {} if kind not in new)]
        yield from (f"links.{kind}" for kind in kinds if (old or {}).get(kind) != new.get(kind))
    elif name in KEYED:
        before = {part["key"]: part for part in old or []}
        after = {part["key"]: part for part in new}
        for key in [*after, *(key for key in before if key not in after)]:
            if key not in before or key not in after:
                yield f"{name}.{key}"
                continue
            for field in PART_FIELDS[name]:
                if before[key].get(field) != after[key].get(field):
                    yield f"{name}.{key}.{field}"
    elif old != new:
        yield name


def _link_changes(old: dict, new: dict) -> list[Change]:
    return [
        Change(path, _link_label(kind), old.get(kind, ""), new.get(kind, ""))
        for path in _paths("links", old, new)
        if (kind := path.partition(".")[2])
    ]


def _part_changes(name: str, old: list, new: list, words: "_Words") -> list[Change]:
    found = []
    before = {part["key"]: part for part in old}
    after = {part["key"]: part for part in new}
    for path in _paths(name, old, new):
        key, _dot, field = path.partition(".")[2].partition(".")
        part = before.get(key) or after[key]
        title = _part_title(name, part)
        if not field:
            found.append(
                Change(
                    path, title, words.part(name, before.get(key)), words.part(name, after.get(key))
                )
            )
            continue
        label = f"{title}: {_label(KEYED[name], field)}"
        found.append(
            _change(path, label, field, before[key].get(field), after[key].get(field), words)
        )
    return found


def _change(path: str, label: str, field: str, old, new, words: "_Words") -> Change:
    if field in ("logo", "photos"):
        return Change(
            path, label, words.of(field, old), words.of(field, new), _keys(old), _keys(new)
        )
    return Change(path, label, words.of(field, old), words.of(field, new))


def _keys(value) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _label(model, field: str) -> str:
    if field == "photos":
        return _("Photos")
    label = str(model._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def _link_label(name: str) -> str:
    label = str(link_kind(name).label)
    return label[:1].upper() + label[1:]


def _part_title(name: str, part: dict) -> str:
    if name == "contacts":
        who = part["name"] or part["email"] or part["phone"]
        return _("Contact %(name)s") % {"name": who}
    return _("Program %(name)s") % {"name": part["name"]}


class _Words:
    """Says values in words; asks once for the names of all terms and pictures that occur."""

    def __init__(self, *states: dict):
        slugs = {name: set() for name in (*TERMS, "seat")}
        pictures: set[int] = set()
        for state in states:
            for holder in (state, *(state.get("programs") or [])):
                for name in TERMS:
                    slugs[name].update(holder.get(name) or [])
            slugs["areas"].add(state.get("seat") or "")
            pictures.update(_keys(state.get("logo")), _keys(state.get("photos")))
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
            return ", ".join(self._pictures.get(key, "") or "?" for key in _keys(value))
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
            f"{_label(model, field)}: {text}"
            for field in PART_FIELDS[name]
            if (text := self.of(field, part.get(field)))
        )


def _names_of(model, slugs: set[str]) -> dict[str, str]:
    return dict(model.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
