"""What two records of one organization have in common, in a form that can be compared: IČO, name, web host, phone."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError

from volunteering.core.ico import clean_ico
from volunteering.core.text import name_key

from ..enums import LinkKind
from ..models import DuplicateKey

Kind = DuplicateKey.Kind

LOCAL_DIGITS = 9
SHORTEST_FOREIGN = 7
# Between two numbers in one field; a "+" begins another one.
BETWEEN_PHONES = re.compile(r"[,;/|\n]|\b(?:a|nebo|or)\b|(?=\+)", re.IGNORECASE)

# Sites where everybody has a page: the host says nothing, the beginning of the path does.
SHARED_BY_PATH = {
    "facebook.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "tiktok.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "sites.google.com",
}
# Sites where everybody has a subdomain; a page right below the site itself is told by its path.
SHARED_BY_SUBDOMAIN = {
    "blog.cz",
    "blogspot.com",
    "blogspot.cz",
    "estranky.cz",
    "github.io",
    "rajce.idnes.cz",
    "webnode.com",
    "webnode.cz",
    "webnode.page",
    "weebly.com",
    "wixsite.com",
    "wordpress.com",
    "wz.cz",
}
SAME_SITES = {"fb.com": "facebook.com", "fb.me": "facebook.com"}
# Words in front of the name of a page.
BEFORE_THE_NAME = {
    "c",
    "channel",
    "company",
    "groups",
    "in",
    "p",
    "pages",
    "people",
    "pg",
    "site",
    "user",
    "view",
}
# Pages of such sites that belong to nobody in particular.
NOBODYS = {
    "events",
    "hashtag",
    "login",
    "permalink.php",
    "photo",
    "photo.php",
    "playlist",
    "search",
    "share",
    "sharer",
    "story.php",
    "watch",
}


class Key(NamedTuple):
    """One key of a record; `is_public` when the profile shows it."""

    kind: Kind
    value: str
    is_public: bool


def phone_keys(text: str) -> list[str]:
    """Return the phone numbers in a field, each in one form whatever its spaces and prefix.

    Czech numbers are their last nine digits; foreign ones keep their country, so that they never equal a Czech one.

    Args:
        text: what was typed, such as "+420 481 000 111, 777 222 333".
    """
    found: list[str] = []
    for part in BETWEEN_PHONES.split(text):
        digits = re.sub(r"[^0-9]", "", part)
        is_international = bool(re.match(r"[\s(]*(\+|00(?!0))", part))
        if is_international:
            digits = digits.removeprefix("00")
            if not digits.startswith("420"):
                if len(digits) >= SHORTEST_FOREIGN:
                    found.append(f"+{digits}")
                continue
        if is_international or len(digits) == len("420") + LOCAL_DIGITS:
            digits = digits.removeprefix("420")
        whole = len(digits) - len(digits) % LOCAL_DIGITS
        found += [digits[at : at + LOCAL_DIGITS] for at in range(0, whole, LOCAL_DIGITS)]
    # 000 000 000 stands where a number was demanded and none was wanted.
    return [number for number in dict.fromkeys(found) if len(set(number.lstrip("+"))) > 1]


def host_key(address: str) -> str:
    """Return what tells an organization by its web address; "" when the address tells nobody.

    Usually that is the host without "www.", in lower case and in its international form. On sites that many share
    it is their host with the name of the page, or with the subdomain.

    Args:
        address: an address with or without "https://", or a key that this function gave.
    """
    text = address.strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = _host(parts.hostname or "")
    except ValueError:
        return ""
    if "." not in host:
        return ""
    site = next((site for site in SHARED_BY_PATH if _is_at(host, site)), "")
    if site:
        return _with_name(site, parts.path, parts.query)
    if host in SHARED_BY_SUBDOMAIN:
        return _with_name(host, parts.path, parts.query)
    return host[:200]


def keys_of(values: dict) -> set[Key]:
    """Return the keys of a listing.

    Links of the kind "other" lead anywhere, to a town or a collection of money, so they are left out.

    Args:
        values: values of a listing or any part of them; see `values.values_of`.
    """
    found = {
        Key(Kind.NAME, key, True)
        for name in ("name", "alternate_name")
        if (key := name_key(values.get(name) or ""))
    }
    if ico := _ico_key(values.get("ico") or ""):
        found.add(Key(Kind.ICO, ico, True))
    for name, address in (values.get("links") or {}).items():
        kind, host = name.partition("_")[0], host_key(address)
        # A page on a site that many share tells by its name; a bare host does so only as somebody's own site.
        if host and (kind == LinkKind.WEBSITE or (kind != LinkKind.OTHER and "/" in host)):
            found.add(Key(Kind.HOST, host, True))
    contacts = values.get("contacts") or []
    for number in _phones(contact for contact in contacts if contact.get("is_public")):
        found.add(Key(Kind.PHONE, number, True))
    shown = {key.value for key in found if key.kind == Kind.PHONE}
    for number in _phones(contacts):
        if number not in shown:
            found.add(Key(Kind.PHONE, number, False))
    return found


def asked_keys(name: str, ico: str, hosts: Iterable[str], phones: Iterable[str]) -> dict:
    """Return by kind the values to look for, made of what was typed; kinds with nothing to look for are left out."""
    asked = {
        Kind.ICO: {_ico_key(ico)},
        Kind.NAME: {name_key(name)},
        Kind.HOST: {host_key(host) for host in hosts},
        Kind.PHONE: {number for phone in phones for number in phone_keys(phone)},
    }
    return {kind: found for kind, values in asked.items() if (found := values - {""})}


def _ico_key(ico: str) -> str:
    try:
        return clean_ico(ico)
    except ValidationError:
        return ""


def _phones(contacts) -> set[str]:
    return {
        number for contact in contacts for number in phone_keys(str(contact.get("phone") or ""))
    }


def _host(name: str) -> str:
    host = name.rstrip(".").lower()
    if not host.isascii():
        host = host.encode("idna").decode()
    host = host.removeprefix("www.")
    return SAME_SITES.get(host, host)


def _is_at(host: str, site: str) -> bool:
    """Whether the host is the site or one of its doors, such as m.facebook.com or cs-cz.facebook.com."""
    return host == site or host.endswith(f".{site}")


def _with_name(site: str, path: str, query: str) -> str:
    segments = [segment for segment in path.lower().split("/") if segment]
    if segments[:1] == ["profile.php"]:
        number = parse_qs(query).get("id", [""])[0]
        return f"{site}/{number}"[:200] if number else ""
    while segments and segments[0] in BEFORE_THE_NAME:
        segments.pop(0)
    if not segments or segments[0] in NOBODYS:
        return ""
    return f"{site}/{segments[0]}"[:200]
