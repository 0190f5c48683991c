"""What lists cost the database: a hundred rows as many questions as three, ten at most, and two more for bodies while no text is ready."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model

from tests.load.language import Language
from tests.load.library import Library
from tests.support.centre import make_image, place
from tests.support.telling import API, make_ready
from volunteering.core.models import Region
from volunteering.directory.models import Organization, Program
from volunteering.events.pages import EventPage
from volunteering.offices.models import Office
from volunteering.pages.models import PlainPage
from volunteering.posts.pages import NewsPage, StoryPage
from volunteering.readmodels.models import ReadModel
from volunteering.readmodels.touches import EVERYTHING, note_touched

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("the number of queries is the same on both"),
]

# When the texts are ready; when none is, everything that they are made of is read as well.
MOST, MOST_WHEN_COLD, MOST_OF_COLD_BODIES = 5, 10, 12
LISTS = (
    *("/news", "/stories", "/events?time=all", "/organizations", "/programs", "/offices"),
    *("/pages", "/documents", "/places", "/topics", "/target-groups"),
    *("/news?expand=body", "/events?time=all&expand=body", "/offices?expand=body"),
    *("/news?facets=true", "/organizations?facets=true&place=liberecky-kraj"),
)


class Rows(Library):
    """Rows of every kind, with a picture each."""

    def __init__(self) -> None:
        super().__init__(Language(), with_real_words=False)
        self.image = make_image()
        document = get_document_model()(title="Soubor")
        document.file.name = "documents/soubor.csv"
        self.document = document

    def grow_to(self, size: int) -> None:
        """Add rows until each kind has so many."""
        region = Region.objects.get()
        super(Library, self).grow(size)
        # News are half of the pages, stories the rarest; see `Library.add_pages`.
        self.add_pages(round(size / 0.15))
        now, turnov = timezone.now(), place("turnov")
        for model in (NewsPage, EventPage, StoryPage):
            model.objects.update(lead_image=self.image)
        Office.objects.bulk_create(
            Office(
                region=region,
                name=f"Kancelář {number}",
                slug=f"kancelar-{number}",
                street="Ulice 1",
                place=turnov,
                image=self.image,
                last_published_at=now,
            )
            for number in range(Office.objects.count(), size)
        )
        get_document_model().objects.bulk_create(
            get_document_model()(
                title=f"Soubor {number}", file="documents/soubor.csv", file_size=3, file_hash="x"
            )
            for number in range(get_document_model().objects.count(), size)
        )
        front = region.site.root_page
        for number in range(PlainPage.objects.count(), min(size, 12)):
            front.add_child(instance=PlainPage(title=f"Strana {number}", lead="Věta."))


def counted() -> dict[str, tuple[int, int]]:
    """Return how many rows each list shows, and how many queries it takes."""
    numbers = {}
    for path in LISTS:
        address = f"{API}{path}{'&' if '?' in path else '?'}limit=100"
        # The first one makes what the process keeps in memory.
        Client().get(address)
        with CaptureQueriesContext(connection) as queries:
            items = Client().get(address).json()["items"]
        numbers[path] = (len(items), len(queries))
    return numbers


def cold() -> dict[str, tuple[int, int]]:
    """Count while no text is ready."""
    ReadModel.objects.all().delete()
    return counted()


def warm() -> dict[str, tuple[int, int]]:
    """Count when all texts are ready."""
    make_ready()
    return counted()


def test_a_hundred_rows_take_as_many_queries_as_three_and_a_few_at_most():
    rows = Rows()
    rows.grow_to(3)
    few = warm(), cold()
    rows.grow_to(100)
    note_touched(EVERYTHING)
    many = warm(), cold()
    for path in LISTS:
        cold_most = MOST_OF_COLD_BODIES if "expand" in path else MOST_WHEN_COLD
        for before, after, most in zip(few, many, (MOST, cold_most), strict=True):
            assert after[path][1] <= most, (path, after[path])
            assert after[path][1] <= before[path][1], (path, before[path], after[path])
        if path.partition("?")[0] not in ("/pages", "/topics", "/target-groups", "/places"):
            assert many[0][path][0] == many[1][path][0] > few[0][path][0], path
    assert Organization.objects.count() >= 100
    assert Program.objects.exists()
