"""Words of a table that stand for something in the database: places, topics, target groups, legal forms, roles."""

import re
from collections import defaultdict
from collections.abc import Callable
from difflib import get_close_matches

from django.utils.translation import gettext as _

from volunteering.core.models import Region
from volunteering.core.text import quoted
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from ..enums import LegalForm
from .cells import CellRefused, header_key

# The first word is the one that is written; all of them are understood.
LEGAL_FORMS = {
    LegalForm.ASSOCIATION: ("spolek", "z. s.", "zapsaný spolek", "pobočný spolek", "association"),
    LegalForm.INSTITUTE: ("ústav", "z. ú.", "zapsaný ústav", "institute"),
    LegalForm.PUBLIC_BENEFIT_COMPANY: (
        "obecně prospěšná společnost",
        "o. p. s.",
        "public benefit company",
    ),
    LegalForm.CHURCH_ENTITY: (
        "církevní právnická osoba",
        "církevní organizace",
        "evidovaná právnická osoba",
        "evidovaná církevní právnická osoba",
        "church legal entity",
    ),
    LegalForm.CONTRIBUTORY_ORGANIZATION: (
        "příspěvková organizace",
        "p. o.",
        "contributory organization",
    ),
    LegalForm.MUNICIPALITY: ("obec", "město", "municipality"),
    LegalForm.FOUNDATION: ("nadace nebo nadační fond", "nadace", "nadační fond", "foundation"),
    LegalForm.SOCIAL_COOPERATIVE: ("sociální družstvo", "social cooperative"),
    LegalForm.INFORMAL_GROUP: ("neformální skupina", "informal group"),
}
ROLES = {
    "is_volunteer_centre": ("dobrovolnické centrum", "volunteer centre", "volunteer center"),
    "is_sending": (
        "vysílá dobrovolníky",
        "vysílající",
        "vysílající organizace",
        "vysílá",
        "sends volunteers",
        "sending",
    ),
    "is_receiving": (
        "přijímá dobrovolníky",
        "přijímající",
        "přijímající organizace",
        "přijímá",
        "receives volunteers",
        "receiving",
    ),
}
WHOLE_REGION = ("celý kraj", "whole region")
# More choices than this are no help.
SHOWN_CHOICES = 12
SEPARATORS = re.compile(r"[;\n|•]")


class Words:
    """One vocabulary: which words of a table stand for which key, and what to suggest for an unknown one."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, str] = {}
        # A table repeats its mistakes, and looking for what is near takes long.
        self._near: dict[str, str] = {}

    def add(self, key: str, label: str, *spellings: str) -> None:
        """Let the label and the spellings stand for a key; the label is shown and written."""
        self._labels[key] = label
        for spelling in (label, *spellings):
            self._keys[header_key(spelling)].add(key)
            # "z. s." is also written "zs".
            if "." in spelling:
                self._keys[header_key(spelling).replace(" ", "")].add(key)

    def knows(self, spelling: str) -> bool:
        """Whether a word stands for something."""
        return header_key(spelling) in self._keys

    def label(self, key: str) -> str:
        """Return how a key is written; the key itself when it is unknown."""
        return self._labels.get(key, key)

    def one(self, text: str) -> str:
        """Return the key a cell stands for.

        Raises:
            CellRefused: nothing has this name, or several things have it; with the choices.
        """
        keys = self._keys.get(header_key(text), set())
        if len(keys) == 1:
            return next(iter(keys))
        if keys:
            raise CellRefused(
                _("“%(text)s” may be %(choices)s. Write which one.")
                % {"text": text, "choices": self._list(keys)}
            )
        if near := self._nearest(text):
            raise CellRefused(
                _("“%(text)s” is unknown. Did you mean %(choices)s?")
                % {"text": text, "choices": near}
            )
        raise CellRefused(_("“%(text)s” is unknown.") % {"text": text})

    def several(self, text: str) -> list[str]:
        """Return the keys a cell stands for, sorted; a name may itself hold commas.

        Raises:
            CellRefused: see `one`.
        """
        found = set()
        for piece in SEPARATORS.split(text):
            words = [word.strip() for word in piece.split(",") if word.strip()]
            while words:
                # The longest name first: "Děti, mládež a rodiny" is one topic.
                length = next(
                    (n for n in range(len(words), 1, -1) if self.knows(", ".join(words[:n]))), 1
                )
                found.add(self.one(", ".join(words[:length])))
                words = words[length:]
        return sorted(found)

    def _nearest(self, text: str) -> str:
        if text not in self._near:
            self._near[text] = self._look_around(text)
        return self._near[text]

    def _look_around(self, text: str) -> str:
        spellings = get_close_matches(header_key(text), self._keys, n=4, cutoff=0.6)
        keys = {key for spelling in spellings for key in self._keys[spelling]}
        if not keys and len(self._labels) <= SHOWN_CHOICES * 2:
            keys = set(self._labels)
        return self._list(keys)

    def _list(self, keys: set[str]) -> str:
        labels = sorted(self._labels[key] for key in keys)
        shown = ", ".join(quoted(label) for label in labels[:SHOWN_CHOICES])
        return f"{shown}…" if len(labels) > SHOWN_CHOICES else shown


def _fixed(choices: dict, label_of: Callable[[str], str] | None = None) -> Words:
    words = Words()
    for key, spellings in choices.items():
        translated = (label_of(key),) if label_of else ()
        words.add(str(key), *spellings, str(key), *translated)
    return words


def _terms(model) -> Words:
    words = Words()
    for term in model.objects.all():
        words.add(term.slug, term.name, term.slug)
    return words


class Vocabulary:
    """Everything that words of a table can stand for; asks the database three times.

    Args:
        region: whose places; None for all of them, which is enough for writing.
    """

    def __init__(self, region: Region | None = None) -> None:
        self.legal_forms = _fixed(LEGAL_FORMS, lambda key: str(LegalForm(key).label))
        self.roles = _fixed(ROLES)
        self.topics = _terms(Topic)
        self.target_groups = _terms(TargetGroup)
        self.municipalities = Words()
        self.places = Words()
        known = Place.objects.in_region(region.nuts_code) if region else Place.objects.all()
        places = list(known)
        # Larger units are named after a town; alone, the name is the town's.
        places.sort(key=lambda place: place.kind in (PlaceKind.OKRES, PlaceKind.ORP))
        for place in places:
            label, spellings = _spellings(place)
            if not self.places.knows(place.name):
                spellings.append(place.name)
            self.places.add(place.slug, label, *spellings)
            if place.kind == PlaceKind.MUNICIPALITY:
                self.municipalities.add(place.slug, label, place.name, place.slug)


def _spellings(place: Place) -> tuple[str, list[str]]:
    """Return how a place is written in a table whatever the language of the reader, and how else it may be."""
    if place.kind == PlaceKind.OKRES:
        return f"okres {place.name}", [place.slug, place.label, f"{place.name} district"]
    if place.kind == PlaceKind.ORP:
        spellings = [
            place.slug,
            place.label,
            f"{place.name} a okolí",
            f"{place.name} and surroundings",
        ]
        return f"ORP {place.name}", spellings
    if place.kind == PlaceKind.KRAJ:
        return place.name, [place.slug, *WHOLE_REGION]
    if place.kind == PlaceKind.MUNICIPALITY:
        # Two villages of one name share the plain one, so that it is told to be ambiguous.
        return place.display_name or place.name, [place.slug, place.name]
    return place.name, [place.slug]
