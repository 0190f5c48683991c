"""What differs between two states of a listing, field by field and in words: for moderators, imports and mails."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Organization
from .wording import KEYED, PART_FIELDS, Words, label_of, link_label, picture_keys

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
    words = Words(old, new)
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
                _change(name, label_of(Organization, name), name, old.get(name), new[name], words)
            )
    return found


def paths_between(old: dict, new: dict) -> list[str]:
    """Return where two states differ, without asking the database for words."""
    return [
        path for name in ORDER if name in new for path in _paths(name, old.get(name), new[name])
    ]


def path_labels(sent: dict, live: dict, paths: list[str]) -> dict[str, str]:
    """Return what each path is called.

    Args:
        sent: the values somebody sent.
        live: the values on the web; parts that are gone from the other ones are named by these.
        paths: see `Change`.
    """
    labels = {}
    for path in paths:
        name, _dot, rest = path.partition(".")
        if name == "links" and rest:
            labels[path] = link_label(rest)
        elif name in KEYED and rest:
            key, _dot, field = rest.partition(".")
            part = at_path(live, f"{name}.{key}") or at_path(sent, f"{name}.{key}")
            title = _part_title(name, part)
            labels[path] = f"{title}: {label_of(KEYED[name], field)}" if field else title
        else:
            labels[path] = label_of(Organization, name)
    return labels


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


def take_over(values: dict, source: dict, paths: Iterable[str]) -> dict:
    """Return the values with what stands in the source at some paths.

    Args:
        values: values of a listing; they stay as they are.
        source: other values of it.
        paths: see `Change`.
    """
    for path in paths:
        values = put_path(values, path, at_path(source, path))
    return values


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
        Change(path, link_label(kind), old.get(kind, ""), new.get(kind, ""))
        for path in _paths("links", old, new)
        if (kind := path.partition(".")[2])
    ]


def _part_changes(name: str, old: list, new: list, words: "Words") -> list[Change]:
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
        label = f"{title}: {label_of(KEYED[name], field)}"
        found.append(
            _change(path, label, field, before[key].get(field), after[key].get(field), words)
        )
    return found


def _change(path: str, label: str, field: str, old, new, words: "Words") -> Change:
    if field in ("logo", "photos"):
        return Change(
            path,
            label,
            words.of(field, old),
            words.of(field, new),
            picture_keys(old),
            picture_keys(new),
        )
    return Change(path, label, words.of(field, old), words.of(field, new))


def _part_title(name: str, part: dict) -> str:
    if name == "contacts":
        who = part["name"] or part["email"] or part["phone"]
        return _("Contact %(name)s") % {"name": who}
    return _("Program %(name)s") % {"name": part["name"]}
