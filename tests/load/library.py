"""Makes thousands of public documents of every kind for the search: pages, listings and programs, in rows, unindexed."""

import json
import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page

from tests.load.crowd import Crowd
from tests.load.language import Language
from volunteering.core.changes import note_change
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from volunteering.search.models import SearchEntry
from volunteering.search.scope import SEARCH

# The part of each kind among the documents; programs come with organizations, one on average.
ORGANIZATIONS = 0.15
PAGES = (
    (NewsPage, NewsIndexPage, 0.5),
    (EventPage, EventIndexPage, 0.35),
    (StoryPage, StoryIndexPage, 0.15),
)
BATCH = 500
EVERYWHERE = "dobrovolník"


class Library(Crowd):
    """The documents of one region; the same numbers make the same documents."""

    def __init__(self, language: Language, *, with_real_words: bool = True) -> None:
        super().__init__()
        if not with_real_words:
            self.said = {}
        self.language = language
        self.made = 0

    def grow(self, size: int) -> None:
        """Add documents until there are `size` of them; `reindex` writes their words."""
        from volunteering.directory.models import Organization, Program

        super().grow(int(size * ORGANIZATIONS))
        self.add_pages(size - Organization.objects.count() - Program.objects.count())

    def add_pages(self, pages: int) -> None:
        """Add pages of every kind until there are so many of them."""
        there = {model: model.objects.count() for model, _index, _part in PAGES}
        for model, index, part in PAGES:
            for start in range(there[model], round(pages * part), BATCH):
                self._pages(model, index, start, min(start + BATCH, round(pages * part)))
        note_change(SEARCH)

    def index(self, model, items) -> None:
        """Leave the index to the command that writes all of it."""

    def _text(self, length: int) -> str:
        # Names are a few words, never a sentence.
        text = self.language.text(length) if length > 5 else " ".join(self.language.words(length))
        return self.language.note(text)

    def _pages(self, model: type[Page], index: type[Page], start: int, end: int) -> None:
        parent = index.objects.get()
        kind, locale = ContentType.objects.get_for_model(model), Locale.objects.get()
        moments = [self._moment() for _number in range(start, end)]
        rows = [
            Page(
                title=(title := f"{self._text(self.chance.randint(3, 5))} {number}".capitalize()),
                draft_title=title,
                slug=f"stranka-{number}",
                url_path=f"{parent.url_path}stranka-{number}/",
                path=Page._get_path(parent.path, parent.depth + 1, number + 1),
                depth=parent.depth + 1,
                numchild=0,
                content_type=kind,
                locale=locale,
                live=True,
                has_unpublished_changes=False,
                first_published_at=moment,
                last_published_at=moment,
            )
            for number, moment in zip(range(start, end), moments, strict=True)
        ]
        rows = Page.objects.bulk_create(rows)
        items = [
            model(page_ptr_id=row.pk, **self._fields(model, moment))
            for row, moment in zip(rows, moments, strict=True)
        ]
        # Django makes no rows in bulk for a model that inherits from another one's table.
        model._base_manager._insert(
            items, fields=model._meta.local_concrete_fields, using=connection.alias
        )
        parent.numchild += len(rows)
        parent.save(update_fields=["numchild"])
        self._relate_each(
            model.places, items, lambda: self.chance.sample(self.towns, self.chance.randint(0, 1))
        )
        self._relate_each(
            model.topics, items, lambda: self.chance.sample(self.topics, self.chance.randint(1, 3))
        )

    def _fields(self, model: type[Page], moment: datetime) -> dict:
        texts = self._texts()
        body = [{"type": "text", "value": f"<p>{texts['description']}</p>"}]
        fields = {"uuid": uuid4(), "lead": texts["summary"], "body": json.dumps(body)}
        if model is StoryPage:
            fields |= {"person_name": self._text(2).title(), "consent_scope": "web"}
        if model is EventPage:
            fields |= {
                "starts_at": moment,
                "over_at": moment + timedelta(hours=3),
                "municipality": self.chance.choice(self.towns),
            }
        return fields

    def _moment(self) -> datetime:
        return timezone.now() - timedelta(days=self.chance.randint(0, 1500))

    def _relate_each(self, relation, items: Iterable[Page], choices: Callable[[], list]) -> None:
        owner = relation.field.m2m_field_name()
        choice = relation.field.m2m_reverse_field_name()
        relation.through.objects.bulk_create(
            [
                relation.through(**{f"{owner}_id": item.pk, f"{choice}_id": chosen.pk})
                for item in items
                for chosen in choices()
            ],
            batch_size=BATCH,
        )


def reindex() -> int:
    """Write the words of everything into the index, by the command that the operator has; return how many there are."""
    from django.core.management import call_command, get_commands

    name = "reindex_search" if "reindex_search" in get_commands() else "update_index"
    call_command(name, verbosity=0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return SearchEntry.objects.filter(is_gone=False).count()


def mistyped(word: str, chance: random.Random) -> str:
    """Return a word as somebody in a hurry would type it: two letters swapped, one left out, doubled or another."""
    at = chance.randint(2, len(word) - 3)
    return chance.choice(
        (
            f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}",
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            f"{word[:at]}{chance.choice('aeiouskln')}{word[at + 1 :]}",
        )
    )
