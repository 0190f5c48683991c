"""Collect the strings to translate into Czech, keep the catalogues in step with the sources, compile and check them."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tools import catalogues
from tools.extraction import Key, Message, Sources, collect

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Catalogue:
    """A .po file and the folders whose strings it translates; one without folders is kept by hand."""

    path: Path
    title: str
    folders: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the file's name as it is told to people."""
        return self.path.as_posix()

    @property
    def file(self) -> Path:
        """Return where the .po file is."""
        return ROOT / self.path

    @property
    def compiled_file(self) -> Path:
        """Return where the .mo file is."""
        return self.file.with_suffix(".mo")

    def sources(self) -> Sources:
        """Collect the strings of the catalogue's folders."""
        return collect(ROOT, self.folders, self.without)


CATALOGUES = [
    Catalogue(
        Path("volunteering/locale/cs/LC_MESSAGES/django.po"),
        "Czech translation of the plugin.",
        ["volunteering"],
        ["volunteering/czech_admin"],
    ),
    Catalogue(
        Path("locale/cs/LC_MESSAGES/django.po"),
        "Czech translation of the site.",
        ["home", "search", "site", "templates"],
    ),
    # What the Czech catalogues of Wagtail and its packages lack, on the screens that the centre's people meet.
    Catalogue(
        Path("volunteering/czech_admin/locale/cs/LC_MESSAGES/django.po"), "Overlay of the admin."
    ),
    Catalogue(Path("locale/cs/LC_MESSAGES/djangojs.po"), "Overlay of the admin's scripts."),
]


def update(catalogue: Catalogue) -> list[str]:
    """Bring a catalogue in step with the sources and compile it; return what there is to tell."""
    told = []
    if catalogue.folders:
        messages = list(catalogue.sources().messages.values())
        known = catalogues.entries(catalogues.read(catalogue.file))
        new = sum(1 for message in messages if message.key not in known)
        gone = [key for key in known if key not in {message.key for message in messages}]
        told += [f"  new      {new} strings"] if new else []
        told += [f"  removed  {key.id!r}" for key in gone]
        if messages or known:
            catalogue.file.parent.mkdir(parents=True, exist_ok=True)
            catalogue.file.write_text(catalogues.render(messages, known, catalogue.title))
    if catalogue.file.exists():
        catalogue.compiled_file.write_bytes(catalogues.compiled(catalogues.read(catalogue.file)))
    return told


def check(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong with a catalogue: against the sources, in itself, and against its compiled form."""
    catalog = catalogues.read(catalogue.file)
    known = catalogues.entries(catalog)
    if catalogue.folders:
        sources = catalogue.sources()
        yield from sources.problems
        yield from _differences(catalogue, sources.messages, known)
    elif catalogue.file.exists():
        yield from _unknown_to_packages(catalogue, known)
    if not catalogue.file.exists():
        return
    yield from (f"{catalogue.name}: {problem}" for problem in catalogues.problems(catalog))
    compiled = catalogue.compiled_file
    if not compiled.exists() or compiled.read_bytes() != catalogues.compiled(catalog):
        yield f"{catalogue.name}: its .mo says something else; run `make messages`"


def _differences(
    catalogue: Catalogue, wanted: dict[Key, Message], known: catalogues.Translations
) -> Iterator[str]:
    for key, message in wanted.items():
        entry = known.get(key)
        if entry is None:
            yield f"{catalogue.name}: {key.id!r} ({message.files[0]}) is missing; run `make messages`"
        elif bool(message.plural) != isinstance(entry.id, tuple | list):
            yield f"{catalogue.name}: {key.id!r} has a plural in only one of the two; run `make messages`"
    for key in known:
        if key not in wanted:
            yield f"{catalogue.name}: {key.id!r} is obsolete, no source asks for it; run `make messages`"


def _unknown_to_packages(catalogue: Catalogue, known: catalogues.Translations) -> Iterator[str]:
    """Find entries of an overlay that no installed package asks for (any more)."""
    asked = _strings_of_packages(catalogue.path.name)
    for key in known:
        if key not in asked:
            yield f"{catalogue.name}: {key.id!r} is asked for by no installed package"


@cache
def _strings_of_packages(name: str) -> frozenset[Key]:
    """Return the keys of the English catalogues that Wagtail and its companions bring, by the catalogue's file name."""
    import wagtail

    packages = Path(wagtail.__file__).parents[1]
    keys: set[Key] = set()
    for pattern in (
        "wagtail*",
        "django",
        "taggit",
        "treebeard",
        "modelcluster",
        "modelsearch",
        "django_*",
    ):
        for file in packages.glob(f"{pattern}/**/locale/en/LC_MESSAGES/{name}"):
            keys |= catalogues.entries(catalogues.read(file)).keys()
    return frozenset(keys)


def main() -> int:
    """Update and compile the catalogues; with --check only tell what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing, fail when something is wrong"
    )
    if parser.parse_args().check:
        found = [problem for catalogue in CATALOGUES for problem in check(catalogue)]
        if found:
            print(*found, sep="\n")
        return 1 if found else 0
    for catalogue in CATALOGUES:
        told = update(catalogue)
        left = list(check(catalogue))
        print(
            f"{catalogue.name}: {len(left)} to do",
            *told,
            *(f"  to do    {line}" for line in left),
            sep="\n",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
