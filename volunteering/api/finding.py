"""What stands at a path of the site: a page, a profile or program below the directory, or a redirect."""

from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.apps import apps
from django.http import Http404
from wagtail.models import Page

from volunteering.core.models import Region
from volunteering.core.querysets import ListedPageQuerySet, listed_pages
from volunteering.directory.models import Organization, Program
from volunteering.directory.pages import DirectoryPage
from volunteering.directory.profiles import moved_profile
from volunteering.readmodels.dependencies import Uses

from .addresses import api_url, endpoint_of
from .representations.parts import breadcrumbs, full_url
from .schemas.pages import FoundElsewhere, Moved

REDIRECTS = "wagtail.contrib.redirects"


def segments_of(path: str) -> list[str] | None:
    """Return the parts of a path between its slashes, or None when no page can have it.

    Slashes at the ends may be missing; the path may be percent-encoded, as browsers give it, and have a query string.

    Args:
        path: the path.
    """
    plain = unquote(path.partition("#")[0].partition("?")[0])
    inner = plain.strip().removeprefix("/").removesuffix("/")
    segments = inner.split("/") if inner else []
    if any(not one or one in (".", "..") or not one.isprintable() for one in segments):
        return None
    return segments


def url_path_of(segments: list[str], region: Region) -> str:
    """Return what Wagtail keeps as the `url_path` of a page at a path."""
    return "".join([region.site.root_page.url_path, *(f"{one}/" for one in segments)])


def found_at(region: Region, segments: list[str], path: str) -> FoundElsewhere | Moved | None:
    """Return what is at a path where no text page stands, or None when nothing public is or was there.

    Args:
        region: whose site.
        segments: of the path.
        path: the whole of it, perhaps with a query string.
    """
    # A program stands two steps below the page of the directory.
    above = [segments[: len(segments) - rest] for rest in range(min(2, len(segments)) + 1)]
    paths = {url_path_of(some, region): len(segments) - len(some) for some in above}
    slugs = {some[-1] if some else region.site.root_page.slug for some in above}
    # The slugs have an index, the paths have none.
    pages = ListedPageQuerySet(Page).filter(slug__in=slugs, url_path__in=paths)
    by_rest = {paths[page.url_path]: page for page in pages.listed().in_region(region)}
    if 0 in by_rest:
        return _page(by_rest[0].specific, region)
    for rest, page in sorted(by_rest.items()):
        if issubclass(page.specific_class or Page, DirectoryPage):
            found = _below_directory(page, region, segments[-rest:])
            if found is not None:
                return found
    return _redirected(region, segments, path)


def _page(page: Page, region: Region) -> FoundElsewhere:
    endpoint = endpoint_of(type(page))
    lead = getattr(page, "lead", None) or getattr(page, "intro", None) or ""
    url = page.get_full_url() or ""
    return FoundElsewhere.model_validate(
        {
            "kind": endpoint.kind,
            "is_list": endpoint.is_list,
            "title": page.title,
            "lead": lead,
            "url": url,
            "path": urlsplit(url).path,
            "api_url": endpoint.url(region, page),
            "seo_title": page.seo_title or page.title,
            "seo_description": page.search_description or lead,
            "breadcrumbs": breadcrumbs(page, region, Uses()),
        }
    )


def _below_directory(page: Page, region: Region, rest: list[str]) -> FoundElsewhere | Moved | None:
    slug = rest[0]
    listed = Organization.objects.listed().in_region(region)
    organization = listed.filter(slug=slug).first() or _moved_profile(region, slug)
    if organization is None:
        return None
    organization.region = region
    above = [
        *breadcrumbs(page, region, Uses()),
        {"title": page.title, "url": page.get_full_url()},
    ]
    listing: Organization | Program = organization
    if rest[1:]:
        # An ended one keeps its page.
        program = Program.objects.listed().filter(organization=organization, slug=rest[1]).first()
        if program is None:
            return None
        program.organization = organization
        above.append({"title": organization.name, "url": full_url(organization.get_url(), region)})
        listing = program
    if organization.slug != slug:
        return _moved(full_url(listing.get_url(), region) or "", is_permanent=True)
    return _listing(listing, region, above)


def _listing(listing: Organization | Program, region: Region, above: list[dict]) -> FoundElsewhere:
    kind = "programs" if isinstance(listing, Program) else "organizations"
    url = full_url(listing.get_url(), region) or ""
    return FoundElsewhere.model_validate(
        {
            "kind": kind,
            "is_list": False,
            "title": listing.name,
            "lead": listing.summary,
            "url": url,
            "path": urlsplit(url).path,
            "api_url": api_url(region, kind, str(listing.uuid)),
            "seo_title": listing.name,
            "seo_description": listing.summary,
            "breadcrumbs": above,
        }
    )


def _moved_profile(region: Region, slug: str) -> Organization | None:
    try:
        return moved_profile(region, slug)
    except Http404:
        return None


def _redirected(region: Region, segments: list[str], path: str) -> Moved | None:
    if not apps.is_installed(REDIRECTS):
        return None
    model: Any = apps.get_model("wagtailredirects", "Redirect")
    plain = "/" + "/".join(segments)
    query = path.partition("#")[0].partition("?")[2]
    former = [model.normalise_path(f"{plain}?{query}"), model.normalise_path(plain)]
    redirects = model.get_for_site(region.site).filter(old_path__in=former)
    # As Wagtail: first the whole with its query string, and what is said for this site before what is said for all.
    first = min(
        redirects.select_related("redirect_page"),
        key=lambda one: (former.index(one.old_path), one.site_id is None),
        default=None,
    )
    if first is None or not first.link or not _is_open(first):
        return None
    # A path leads to this site, whichever address asks.
    url = urljoin(f"{region.site.root_url}/", first.link)
    return _moved(url, is_permanent=first.is_permanent)


def _is_open(redirect) -> bool:
    """Whether everybody may know where a redirect leads: where a hidden page is, is nobody's business."""
    page = redirect.redirect_page_id
    return page is None or listed_pages(Page.objects.filter(pk=page)).exists()


def _moved(url: str, *, is_permanent: bool) -> Moved:
    target = {"url": url, "is_permanent": is_permanent}
    return Moved.model_validate({"kind": "redirect", "redirect": target})
