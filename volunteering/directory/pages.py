"""The directory of one site: the list with its filter, the public form, and the profiles."""

from django.db import models
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, PageManager
from wagtail.search import index

from volunteering import conf
from volunteering.core.expiry import ExpiringPageMixin
from volunteering.core.identity import Identified
from volunteering.core.models import ConsentText, Region
from volunteering.core.querysets import ListedPageQuerySet
from volunteering.core.sections import profile_sections
from volunteering.core.spam import new_challenge

from .forms import ListingForm
from .listing.results import listing_context
from .mapping.page import render_map
from .profiles import moved_profile, public_addresses, public_profile, public_program
from .suggestions.forms import render_suggestion_form


class DirectoryPage(ExpiringPageMixin, RoutablePageMixin, Identified, Page):
    """The directory of the region's organizations."""

    intro = models.TextField(_("introduction"), max_length=500, blank=True)
    form_intro = models.TextField(
        _("introduction to the form"),
        max_length=1000,
        blank=True,
        help_text=_("Who may add a listing, what happens with it and how long it takes."),
    )

    objects = PageManager.from_queryset(ListedPageQuerySet)()

    exclude_fields_in_copy = ["uuid"]
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("form_intro")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    @property
    def region(self) -> Region | None:
        """The region of the site this page belongs to."""
        site = self.get_site()
        return Region.objects.filter(site=site).first() if site else None

    @path("")
    def listing(self, request):
        """Show the list, narrowed by what the address asks for."""
        context = listing_context(Region.objects.for_request(request), request)
        context |= {"page": self, "self": self}
        return render(request, "volunteering/directory/index.html", context)

    @path("pridat/", name="add")
    @method_decorator(never_cache)
    def add(self, request):
        """Show the empty form."""
        form = ListingForm(region=self._region_or_404(request))
        return render_listing_form(request, self, form)

    @path("odeslano/", name="sent")
    def sent(self, request):
        """Say what happens next."""
        return render(request, "volunteering/directory/sent.html", {"page": self, "self": self})

    @path("mapa/", name="map")
    def map(self, request):
        """Show on a map, and as a list, what the address asks for."""
        return render_map(request, self)

    @path("<slug:slug>/", name="profile")
    def profile(self, request, slug):
        """Show one organization; an address it had before leads to the present one.

        Raises:
            Http404: nothing public has or had this address.
        """
        region = self._region_or_404(request)
        organization = public_profile(region, slug)
        if organization is None:
            return _moved_to(moved_profile(region, slug), request)
        return render(
            request,
            "volunteering/directory/profile.html",
            {
                "page": self,
                "self": self,
                "organization": organization,
                "sections": profile_sections(organization, request),
            },
        )

    @path("<slug:slug>/podnet/", name="suggestion")
    @method_decorator(never_cache)
    def suggestion(self, request, slug):
        """Show the suggestion box of an organization; a former address leads to the present one.

        Raises:
            Http404: nothing public has or had this address.
        """
        region = self._region_or_404(request)
        organization = public_profile(region, slug)
        if organization is None:
            address = moved_profile(region, slug).get_url(request)
            return HttpResponsePermanentRedirect(f"{address}podnet/")
        return render_suggestion_form(request, self, organization)

    @path("<slug:slug>/upravit/", name="correct")
    def correct(self, request, slug):
        """Lead to where the organization asks for the link that opens its profile.

        Raises:
            Http404: nothing public has or had this address.
        """
        region = self._region_or_404(request)
        organization = public_profile(region, slug) or moved_profile(region, slug)
        return redirect("volunteering:request_key", organization.uuid)

    @path("<slug:slug>/<slug:program_slug>/", name="program")
    def program(self, request, slug, program_slug):
        """Show one program of an organization; a former address of the organization leads to the present one.

        Raises:
            Http404: nothing public has or had this address.
        """
        region = self._region_or_404(request)
        program = public_program(region, slug, program_slug)
        if program is None:
            moved = moved_profile(region, slug)
            program = public_program(region, moved.slug, program_slug)
            if program is None:
                raise Http404
            return _moved_to(program, request)
        context = {"page": self, "self": self, "program": program}
        context["organization"] = program.organization
        return render(request, "volunteering/directory/program.html", context)

    def _region_or_404(self, request) -> Region:
        region = Region.objects.for_request(request)
        if region is None:
            raise Http404
        return region

    def get_sitemap_urls(self, request=None):
        """Add the form, every public profile and every program that is not over."""
        urls = super().get_sitemap_urls(request)
        base = self.get_full_url(request)
        urls.append({"location": base + self.reverse_subpage("add")})
        urls += [
            {"location": f"{base}{address}", "lastmod": changed}
            for address, changed in public_addresses(self.region)
        ]
        return urls


def _moved_to(thing, request) -> HttpResponsePermanentRedirect:
    """Lead to the present address of a profile or program.

    Raises:
        Http404: it has none.
    """
    address = thing.get_url(request)
    if address is None:
        raise Http404
    return HttpResponsePermanentRedirect(address)


def directory_of(request) -> DirectoryPage:
    """Return the directory of the request's site.

    Raises:
        Http404: the site has none that is public.
    """
    region = Region.objects.for_request(request)
    page = DirectoryPage.objects.listed().in_region(region).first()
    if page is None:
        raise Http404
    return page


def render_listing_form(
    request,
    directory: DirectoryPage,
    form: ListingForm,
    *,
    duplicates=(),
    action=None,
    status=200,
    **extra,
):
    """Show the form, filled or empty.

    Args:
        request: the request.
        directory: the page it belongs to.
        form: the form; its errors are listed above it.
        duplicates: public listings that are probably the same organization.
        action: the address to post to, if it is not the door for new listings.
        status: the HTTP status.
        extra: more context for the template.
    """
    context = {
        "page": directory,
        "self": directory,
        "form": form,
        "duplicates": duplicates,
        "action": action,
        "challenge": new_challenge(),
        "consent": ConsentText.objects.current(form.region, ConsentText.Purpose.LISTING),
        # The button belongs to the form for new listings; the others post to doors of their own.
        "offers_register": action is None and conf.business_register() is not None,
    }
    return render(request, "volunteering/directory/form.html", context | extra, status=status)
