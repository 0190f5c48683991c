"""Makes thousands of public listings with programs, in the way a large region would have them, and indexes them."""

import random
from collections.abc import Iterable

from django.utils import timezone
from wagtail.search.backends import get_search_backend

from volunteering.core.changes import note_change
from volunteering.core.collation import sort_key
from volunteering.core.models import Region
from volunteering.core.text import name_key
from volunteering.directory.listing.index import DIRECTORY
from volunteering.directory.models import Organization, OrganizationContact, Program
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

# What readers look for, with the share of listings that say it.
WORDS = {"dobrovolník": 1.0, "výlety": 0.3, "předčítání": 0.1, "včelařství": 0.005}

NAMES = (
    "Pomocná ruka",
    "Domov",
    "Oddíl",
    "Spolek",
    "Klub",
    "Centrum",
    "Charita",
    "Zahrada",
    "Čajovna",
    "Útulek",
)
SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "hu",
    "ja",
    "ke",
    "li",
    "mo",
    "nu",
    "pa",
    "re",
    "si",
    "to",
    "vy",
    "za",
    "ště",
    "ří",
)
BATCH = 1000


class Crowd:
    """The listings of one region; the same numbers make the same listings."""

    def __init__(self) -> None:
        self.chance = random.Random(1921)  # noqa: S311
        self.said = WORDS
        self.region = Region.objects.get()
        self.topics = list(Topic.objects.all())
        self.groups = list(TargetGroup.objects.all())
        places = list(Place.objects.all())
        self.towns = [place for place in places if place.kind == PlaceKind.MUNICIPALITY]
        self.wide = [place for place in places if place.kind != PlaceKind.MUNICIPALITY]
        # Common words are said often, rare ones seldom, as in any language.
        self.words = ["".join(self.chance.choices(SYLLABLES, k=4)) for _ in range(3000)]
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]

    def grow(self, size: int) -> None:
        """Add organizations until there are `size`, each with one program on average, and index all of them."""
        have = Organization.objects.count()
        for start in range(have, size, BATCH):
            self._add(range(start, min(start + BATCH, size)))
        # Rows that are made in bulk send no signals.
        note_change(DIRECTORY)

    def _add(self, numbers: Iterable[int]) -> None:
        now = timezone.now()
        organizations = Organization.objects.bulk_create(
            [self._organization(number, now) for number in numbers]
        )
        programs = Program.objects.bulk_create(
            [
                self._program(organization, number)
                for organization in organizations
                for number in range(self.chance.choice((0, 0, 1, 1, 1, 3)))
            ]
        )
        OrganizationContact.objects.bulk_create(
            OrganizationContact(organization=organization, email=f"{organization.slug}@e.example")
            for organization in organizations
        )
        for model, items in ((Organization, organizations), (Program, programs)):
            self._relate(model, items)
            relations = ("areas", "topics", "target_groups")
            found = model.objects.filter(pk__in=[item.pk for item in items])
            found = found.prefetch_related(*relations).select_related(
                "seat" if model is Organization else "organization"
            )
            self.index(model, list(found))

    def index(self, model: type[Organization | Program], items: list) -> None:
        """Write the words of new listings into the index."""
        get_search_backend().get_index_for_model(model).add_items(model, items)

    def _organization(self, number: int, now) -> Organization:
        name = f"{self.chance.choice(NAMES)} {self._text(2).title()} {number}"
        return Organization(
            region=self.region,
            name=name,
            name_key=name_key(name),
            sort_key=sort_key(name),
            slug=f"spolek-{number}",
            seat=self.chance.choice(self.towns),
            seeking_until=self._seeking(now),
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
            **self._texts(),
        )

    def _program(self, organization: Organization, number: int) -> Program:
        name = f"{self._text(2).title()} {organization.pk}-{number}"
        return Program(
            organization=organization,
            name=name,
            sort_key=sort_key(name),
            slug=f"program-{number}",
            seeking_until=self._seeking(timezone.now()),
            **self._texts(),
        )

    def _texts(self) -> dict:
        said = [word for word, share in self.said.items() if self.chance.random() < share]
        return {"summary": self._text(15), "description": f"{self._text(80)} {' '.join(said)}"}

    def _text(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, self.weights, k=length))

    def _seeking(self, now):
        return timezone.localdate(now) if self.chance.random() < 0.2 else None

    def _relate(self, model, items) -> None:
        for relation, choices in (
            (model.areas, self._areas),
            (model.topics, lambda: self.chance.sample(self.topics, self.chance.randint(1, 3))),
            (model.target_groups, lambda: self.chance.sample(self.groups, 2)),
        ):
            owner = relation.field.m2m_field_name()
            choice = relation.field.m2m_reverse_field_name()
            relation.through.objects.bulk_create(
                [
                    relation.through(**{f"{owner}_id": item.pk, f"{choice}_id": chosen.pk})
                    for item in items
                    for chosen in choices()
                ],
                batch_size=5000,
            )

    def _areas(self) -> list[Place]:
        number = self.chance.choice((1, 1, 2, 4))
        return self.chance.sample(self.towns, number) + self.chance.sample(
            self.wide, self.chance.choice((0, 1))
        )
