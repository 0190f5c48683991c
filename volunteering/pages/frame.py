"""What editors set for a whole site: the menu, and what its header and footer say of the centre."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Page, Site

from volunteering.core.kept import FRAME, Kept, first_expiry
from volunteering.core.querysets import listed_pages

from .models import MenuItem, SiteDetails


@dataclass(frozen=True)
class Frame:
    """What stands around every page of a site; the same objects for every request.

    Attributes:
        details: what the header and footer say of the centre; an unsaved record when nobody has filled it in.
        items: the lines of the menu.
        pages: those pages of the frame that are public, by key.
    """

    details: SiteDetails | None = None
    items: list[MenuItem] = field(default_factory=list)
    pages: dict[int, Page] = field(default_factory=dict)

    @property
    def menu(self) -> list[tuple[str, Page]]:
        """The words and the page of each line of the menu; lines whose page is not public are left out."""
        return [
            (item.label or self.pages[item.page_id].title, self.pages[item.page_id])
            for item in self.items
            if item.page_id in self.pages
        ]

    @property
    def privacy_page(self) -> Page | None:
        """The page about personal data, if it is public."""
        return self.pages.get(self.details.privacy_page_id) if self.details else None


_frames: Kept[Frame] = Kept(FRAME, until=lambda frame: first_expiry(frame.pages.values()))


def frame_of(site: Site) -> Frame:
    """Return what stands around every page of a site, kept until something of it changes."""
    return _frames.get(site.pk, lambda: read_frame(site))


def read_frame(site: Site) -> Frame:
    """Return the same as it is in the database, for whoever keeps it together with something else."""
    details = SiteDetails.objects.filter(site=site).first() or SiteDetails(site=site)
    items = list(MenuItem.objects.filter(menu__site=site))
    pages = public_pages([*(item.page_id for item in items), details.privacy_page_id])
    return Frame(details, items, pages)


def public_pages(keys: Iterable[int | None]) -> dict[int, Page]:
    """Return those of the pages with these keys that the public may see, by key; None is passed over."""
    keys = [key for key in keys if key]
    if not keys:
        return {}
    return {page.pk: page for page in listed_pages(Page.objects.filter(pk__in=keys))}
