"""Read, merge, check, write and compile translation catalogues; the same input always gives the same bytes."""

import re
import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import normalize, read_po

from tools.extraction import Key, Message

# Django's own Czech catalogue counts so: one, a few, a fraction, many. Catalogues that count alike are merged into one.
PLURAL_FORMS = "nplurals=4; plural=(n == 1 && n % 1 == 0) ? 0 : (n >= 2 && n <= 4 && n % 1 == 0) ? 1: (n % 1 != 0 ) ? 2 : 3;"
FORMS = 4
HEADER = {
    "Language": "cs",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": PLURAL_FORMS,
}
WIDTH = 100

PLACEHOLDER = re.compile(
    r"%%|%\([^)]*\)[#0+ -]*[\d.]*[a-zA-Z]|%[sdrif]|\{[\w.\[\]]*(?:![rsa])?(?::[^{}]*)?\}"
)
MARKUP = re.compile(r"</?([a-z][a-z0-9]*)")

Translations = dict[Key, Entry]


def read(path: Path) -> Catalog:
    """Read a .po file; an absent one is an empty catalogue."""
    if not path.exists():
        return Catalog(locale="cs")
    with path.open("rb") as file:
        return read_po(file, locale="cs", abort_invalid=True)


def entries(catalog: Catalog) -> Translations:
    """Return a catalogue's strings by key, without the header."""
    found: Translations = {}
    for entry in catalog:
        if entry.id:
            found[Key(_singular(entry), entry.context)] = entry
    return found


def translation(entry: Entry | None, message: Message) -> list[str]:
    """Return the forms that an entry has for a string of the sources; a string that gained a plural starts anew."""
    count = FORMS if message.plural else 1
    if entry is None or bool(message.plural) != isinstance(entry.id, tuple | list):
        return [""] * count
    return ([*_texts(entry.string)] + [""] * count)[:count]


def render(messages: list[Message], known: Translations, title: str) -> str:
    """Write the .po text of the sources' strings with the known translations; nobody's line numbers, dates or names."""
    head = "".join(f"{key}: {value}\n" for key, value in HEADER.items())
    blocks = [f"# {title}\n{_entry('', None, None, [head])}"]
    for message in messages:
        entry = known.get(message.key)
        lines = [f"# {line}" for line in (entry.user_comments if entry else [])]
        lines += [f"#. {line}" for line in message.comments]
        lines += [f"#: {file}" for file in message.files]
        flags = sorted(entry.flags - {"python-format", "python-brace-format"}) if entry else []
        if any(found.startswith("%") for found in placeholders(message.key.id)):
            flags.append("python-format")
        lines += [f"#, {', '.join(flags)}"] if flags else []
        text = _entry(
            message.key.id, message.key.context, message.plural, translation(entry, message)
        )
        blocks.append("\n".join([*lines, text]))
    return "\n".join(blocks)


def _entry(singular: str, context: str | None, plural: str | None, forms: list[str]) -> str:
    lines = [f"msgctxt {normalize(context, width=WIDTH)}"] if context is not None else []
    lines.append(f"msgid {normalize(singular, width=WIDTH)}")
    if plural is None:
        lines.append(f"msgstr {normalize(forms[0], width=WIDTH)}")
    else:
        lines.append(f"msgid_plural {normalize(plural, width=WIDTH)}")
        lines += [f"msgstr[{n}] {normalize(form, width=WIDTH)}" for n, form in enumerate(forms)]
    return "\n".join(lines) + "\n"


def problems(catalog: Catalog) -> Iterator[str]:
    """Yield what is wrong with a catalogue whatever the sources are."""
    if " ".join(dict(catalog.mime_headers).get("Plural-Forms", "").split()) != PLURAL_FORMS:
        yield f"the header must say: Plural-Forms: {PLURAL_FORMS}"
    yield from (f"{_singular(entry)!r} is obsolete" for entry in catalog.obsolete.values())
    for key, entry in entries(catalog).items():
        name = repr(key.id) + (f" ({key.context})" if key.context else "")
        if entry.fuzzy:
            yield f"{name} is marked as fuzzy"
        for complaint in _entry_problems(entry):
            yield f"{name} {complaint}"


def _entry_problems(entry: Entry) -> Iterator[str]:
    plural = isinstance(entry.id, tuple | list)
    forms, originals = _texts(entry.string), _texts(entry.id)
    if plural and len(forms) != FORMS:
        yield f"has {len(forms)} plural forms, Czech has {FORMS}"
    if not all(forms):
        yield "is not translated" if not any(forms) else "lacks a plural form"
        return
    wanted = placeholders(originals[-1])
    for number, form in enumerate(forms):
        given = placeholders(form)
        unknown, missing = given - wanted, wanted - given
        # "One organization" may do without the number.
        if plural and number == 0:
            missing = set()
        if unknown or missing:
            yield f"differs in placeholders: {', '.join(sorted(unknown | missing))}"
        if sorted(MARKUP.findall(form)) != sorted(MARKUP.findall(originals[-1])):
            yield "differs in markup"
        if form.endswith("\n") != originals[-1].endswith("\n") or form.startswith(
            "\n"
        ) != originals[-1].startswith("\n"):
            yield "differs in the line break at its beginning or end"


def placeholders(text: str) -> set[str]:
    """Return what a string leaves open: %(name)s, %s, {name}. Repeated unnamed ones count apart."""
    counts = Counter(found for found in PLACEHOLDER.findall(text) if found != "%%")
    return {found if number == 1 else f"{found} x{number}" for found, number in counts.items()}


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue in the format of .mo files; the header holds only what programs read."""
    head = "".join(f"{key}: {value}\n" for key, value in HEADER.items())
    pairs = {b"": head.encode()}
    for key, entry in entries(catalog).items():
        forms = _texts(entry.string)
        if not all(forms) or entry.fuzzy:
            continue
        identity = "\0".join(_texts(entry.id))
        if key.context is not None:
            identity = f"{key.context}\x04{identity}"
        pairs[identity.encode()] = "\0".join(forms).encode()
    return _mo(sorted(pairs.items()))


def _mo(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Lay out a .mo file: seven numbers, a table of (length, offset) for ids and one for strings, then all of them."""
    start = 7 * 4 + 2 * 8 * len(pairs)
    tables, body = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(body))
            body += pair[column] + b"\0"
    head = struct.pack(
        "<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 28 + 16 * len(pairs)
    )
    return head + tables[0] + tables[1] + body


def _singular(entry: Entry) -> str:
    return _texts(entry.id)[0]


def _texts(part: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Return an entry's ids or translations as a list, whether it has plural forms or not."""
    if part is None:
        return [""]
    return [part] if isinstance(part, str) else list(part)
