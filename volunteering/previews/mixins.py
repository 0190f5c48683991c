"""Lets pages and snippets be previewed in another front end."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from volunteering.core.kept import FRAME, Kept
from volunteering.core.models import Region

from .models import FrontEnd, PreviewState

if TYPE_CHECKING:
    from wagtail.models import PreviewableMixin as Base
else:
    # A mixin that is no model: it stands before Wagtail's own.
    Base = object

ELSEWHERE = "front-end"

_addresses: Kept[dict[int, str]] = Kept(FRAME)


def preview_addresses() -> dict[int, str]:
    """Return where other front ends show drafts, by the primary key of the site."""
    return _addresses.get("", _read)


def preview_origins() -> list[str]:
    """Return the origins (scheme, host, port) that the admin's preview panel has to be allowed to show."""
    parts = (urlsplit(address) for address in preview_addresses().values())
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})


class PreviewedElsewhereMixin(Base):
    """For pages and snippets; stands before Wagtail's mixins.

    Where a site has another front end, the preview is there first, and ours is the second choice of the panel.
    """

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The ways to look at a draft."""
        own = super().preview_modes
        if not preview_addresses():
            return own
        return [(ELSEWHERE, _("In the other front end")), *own]

    def serve_preview(self, request, mode_name):
        """Lead to the other front end with a token for what is on the screen."""
        address = preview_addresses().get(self._site_of(request)) if mode_name == ELSEWHERE else ""
        region = Region.objects.for_request(request)
        if not address or region is None:
            return super().serve_preview(request, "" if mode_name == ELSEWHERE else mode_name)
        thing: Any = self
        state = PreviewState.objects.create(
            region=region,
            user=request.user if getattr(request, "user", None) and request.user.pk else None,
            content_type=ContentType.objects.get_for_model(thing),
            content=thing.to_json(),
        )
        joint = "&" if "?" in address else "?"
        return HttpResponseRedirect(f"{address}{joint}{urlencode({'token': state.token})}")

    def _site_of(self, request) -> int | None:
        site = Site.find_for_request(request)
        return site.pk if site else None


def _read() -> dict[int, str]:
    rows = FrontEnd.objects.exclude(preview_url="").values_list("site_id", "preview_url")
    return dict(rows)
