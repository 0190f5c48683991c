"""The site as a whole: its menu, the centre behind it, and the ways into the API."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel
from wagtail.models import Page

from volunteering.core.kept import FRAME, Kept, first_expiry
from volunteering.core.models import Region
from volunteering.pages.frame import Frame, frame_of
from volunteering.pages.models import SiteDetails as SiteDetailsSetting

from ..addresses import api_url, endpoint_of, page_link
from ..answers import answer
from ..routing import lists, reads
from ..schemas.site import MenuItem, Navigation, Root, SiteDetails
from .lists import region_of

router = Router(tags=["site"])

VERSION = "1.0.0"

Text = tuple[str, datetime, datetime | None]
_texts: Kept[Text] = Kept(FRAME, until=lambda text: text[2])


@reads(router, "/", Root, summary="The ways into the API")
def get_root(request: HttpRequest):
    """Return the addresses of everything that can be asked for without knowing more."""
    region = region_of(request)
    told = Root(
        name=region.centre_name,
        version=VERSION,
        documentation=_full("volunteering:api:openapi-view", region),
        openapi=_full("volunteering:api:openapi-json", region),
        links={name: api_url(region, path) for name, path in sorted(lists().items())},
    )
    return answer(request, told.model_dump_json(), None)


@reads(router, "/navigation", Navigation, summary="The main menu")
def get_navigation(request: HttpRequest):
    """Return the lines of the menu in their order; only public pages."""
    return _kept_answer(request, "navigation", _navigation)


@reads(router, "/site", SiteDetails, summary="The centre, as the header and footer name it")
def get_site(request: HttpRequest):
    """Return what the header and footer of the site say."""
    return _kept_answer(request, "site", tell_site)


def _kept_answer(request: HttpRequest, name: str, tell) -> HttpResponse:
    region = region_of(request)

    def build() -> Text:
        frame = frame_of(region.site)
        told: BaseModel = tell(region, frame)
        return told.model_dump_json(), timezone.now(), first_expiry(frame.pages.values())

    text, made_at, until = _texts.get((name, region.pk), build)
    return answer(request, text, made_at.astimezone(UTC), until=until)


def _navigation(region: Region, frame: Frame) -> Navigation:
    pages = Page.objects.filter(pk__in=frame.pages).specific()
    by_key = {page.pk: page for page in pages}
    menu = [(label, by_key[page.pk]) for label, page in frame.menu if page.pk in by_key]
    return Navigation(items=[_item(label, page, region) for label, page in menu])


def _item(label: str, page: Page, region: Region) -> MenuItem:
    endpoint = endpoint_of(type(page))
    url = page.get_full_url() or ""
    return MenuItem(
        label=label,
        url=url,
        path=urlsplit(url).path,
        kind=endpoint.kind,
        is_list=endpoint.is_list,
        api_url=endpoint.url(region, page),
    )


def tell_site(region: Region, frame: Frame) -> SiteDetails:
    """Return what the header and footer of the site say, for this and for other formats."""
    details = frame.details or SiteDetailsSetting(site=region.site)
    privacy = frame.privacy_page
    told = {
        "name": region.centre_name,
        "short_name": details.short_name or region.centre_name,
        "url": f"{region.site.root_url}/",
        "region": {
            "id": region.uuid,
            "name": region.name,
            "slug": region.slug,
            "nuts_code": region.nuts_code,
        },
        "email": details.email,
        "phone": details.phone,
        "social_links": (
            [{"network": "facebook", "url": details.facebook}] if details.facebook else []
        ),
        "footer_text": details.footer_text,
        "privacy_page": page_link(privacy) if privacy else None,
        "language": settings.LANGUAGE_CODE,
        "time_zone": settings.TIME_ZONE,
        "offices_url": api_url(region, "offices"),
    }
    return SiteDetails.model_validate(told)


def _full(name: str, region: Region) -> str:
    return f"{region.site.root_url}{reverse(name)}"
