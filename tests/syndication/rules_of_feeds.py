"""What RFC 4287 and JSON Feed 1.1 demand, as tables: no grammar of either is at hand for the tests."""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
MANY = 10**6

# How many of each element there are at least and at most (RFC 4287, 4.1.1). What is not named must not be there.
FEED = {
    "author": (1, MANY),  # none of our entries has its own
    "category": (0, MANY),
    "contributor": (0, MANY),
    "entry": (0, MANY),
    "generator": (0, 1),
    "icon": (0, 1),
    "id": (1, 1),
    "link": (1, MANY),
    "logo": (0, 1),
    "rights": (0, 1),
    "subtitle": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
}
# RFC 4287, 4.1.2.
ENTRY = {
    "author": (0, MANY),
    "category": (0, MANY),
    "content": (0, 1),
    "contributor": (0, MANY),
    "id": (1, 1),
    "link": (0, MANY),
    "published": (0, 1),
    "rights": (0, 1),
    "source": (0, 1),
    "summary": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
}
# RFC 4287, 3.3: an upper-case T, and Z or an offset.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def atom_problems(source: bytes) -> list[str]:
    """Return what is wrong with an Atom feed."""
    root = ElementTree.fromstring(source)
    problems = [] if root.tag == f"{ATOM}feed" else [f"the root is {root.tag}"]
    problems += _counted(root, FEED)
    relations = Counter(link.get("rel") for link in root.findall(f"{ATOM}link"))
    problems += [f"{relation} twice" for relation, count in relations.items() if count > 1]
    if relations["self"] != 1:
        problems.append("no link to itself")
    for author in root.iter(f"{ATOM}author"):
        problems += [] if author.findtext(f"{ATOM}name") else ["an author without a name"]
    for entry in root.findall(f"{ATOM}entry"):
        problems += _counted(entry, ENTRY)
        links = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
        if links.count("alternate") > 1 or not (
            "alternate" in links or entry.find(f"{ATOM}content")
        ):
            problems.append("an entry without content and address, or with two")
    for element in root.iter():
        problems += _of_element(element)
    identifiers = [one.text for one in root.iter(f"{ATOM}id")]
    return problems + (["an id twice"] if len(set(identifiers)) < len(identifiers) else [])


def _counted(parent, table: dict[str, tuple[int, int]]) -> list[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in parent)
    wrong = [
        f"{parent.tag}: {counts[name]} {name}"
        for name, (least, most) in table.items()
        if not least <= counts[name] <= most
    ]
    return wrong + [f"{parent.tag}: unknown {name}" for name in counts if name not in table]


def _of_element(element) -> list[str]:
    name, text = element.tag.removeprefix(ATOM), element.text or ""
    checks = {
        "id": bool(urlsplit(text).scheme),
        "uri": bool(urlsplit(text).scheme),
        "updated": is_moment(text),
        "published": is_moment(text),
        "link": is_full(element.get("href", "")),
        "category": bool(element.get("term")),
        "content": element.get("type") in ("text", "html"),
        "title": element.get("type", "text") == "text",
        "summary": element.get("type", "text") == "text",
    }
    is_enclosure = name == "link" and element.get("rel") == "enclosure"
    if is_enclosure and not (element.get("type") and element.get("length", "").isdigit()):
        return ["an enclosure without a type or a length"]
    return [] if checks.get(name, True) else [f"{name}: {text or element.attrib}"]


def is_moment(text) -> bool:
    """Tell whether a text is a moment as both formats write it (RFC 3339)."""
    if not isinstance(text, str) or not MOMENT.fullmatch(text):
        return False
    datetime.fromisoformat(text)
    return True


def is_full(text) -> bool:
    """Tell whether a text is a full address."""
    return isinstance(text, str) and urlsplit(text).scheme in ("http", "https")


def is_text(value) -> bool:
    """Tell whether a value is a text with something in it."""
    return isinstance(value, str) and value != ""


def are_authors(value) -> bool:
    """Tell whether a value is a list of authors; each has at least one of three parts."""
    parts = {"name": is_text, "url": is_full, "avatar": is_full}
    return isinstance(value, list) and all(
        one and all(name in parts and parts[name](part) for name, part in one.items())
        for one in value
    )


def are_tags(value) -> bool:
    """Tell whether a value is a list of texts, each once."""
    return isinstance(value, list) and all(map(is_text, value)) and len(set(value)) == len(value)


# jsonfeed.org/version/1.1: "Top-level" and "Items"; what must be there stands first.
TOP = {
    "version": lambda value: value == "https://jsonfeed.org/version/1.1",
    "title": is_text,
    "items": lambda value: isinstance(value, list),
}
TOP_OPTIONAL = {
    "home_page_url": is_full,
    "feed_url": is_full,
    "description": is_text,
    "next_url": is_full,
    "icon": is_full,
    "favicon": is_full,
    "authors": are_authors,
    "language": lambda value: re.fullmatch("[a-z]{2,3}(-[A-Za-z]{2,4})?", value),
    "expired": lambda value: isinstance(value, bool),
}
ITEM = {"id": is_text, "content_html": is_text}
ITEM_OPTIONAL = {
    "url": is_full,
    "external_url": is_full,
    "title": is_text,
    "summary": is_text,
    "image": is_full,
    "banner_image": is_full,
    "date_published": is_moment,
    "date_modified": is_moment,
    "authors": are_authors,
    "tags": are_tags,
    "language": is_text,
}


def json_problems(feed: dict) -> list[str]:
    """Return what is wrong with a JSON Feed."""
    problems = _held(feed, TOP, TOP_OPTIONAL)
    for item in feed["items"]:
        problems += _held(item, ITEM, ITEM_OPTIONAL)
    if feed.get("next_url") == feed.get("feed_url"):
        problems.append("the next page is this one")
    identifiers = [item["id"] for item in feed["items"]]
    return problems + (["an id twice"] if len(set(identifiers)) < len(identifiers) else [])


def _held(told: dict, required: dict, optional: dict) -> list[str]:
    known = required | optional
    problems = [f"no {name}" for name in required if name not in told]
    problems += [f"unknown {name}" for name in told if name not in known]
    return problems + [
        f"{name}: {value!r}"
        for name, value in told.items()
        if name in known and not known[name](value)
    ]
