"""The directory of one site: the list with its filter, the public form, and the profiles."""

from django.core.paginator import Page as PageOfList
from django.db import models
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, PageManager
from wagtail.search import index

from volunteering.core.collation import czech_key
from volunteering.core.expiry import ExpiringPageMixin
from volunteering.core.identity import Identified
from volunteering.core.models import ConsentText, Region
from volunteering.core.paging import paginate
from volunteering.core.querysets import ListedPageQuerySet
from volunteering.core.sections import profile_sections
from volunteering.core.spam import new_challenge
from volunteering.places.models import Place
from volunteering.search.engine import search_ids
from volunteering.topics.models import Topic

from .facets import place_choices, topic_choices, ways_out
from .filters import DirectoryFilter
from .forms import ListingForm
from .models import FormerSlug, Organization


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
        return render(request, "volunteering/directory/index.html", self._index_context(request))

    def _index_context(self, request) -> dict:
        region = Region.objects.for_request(request)
        asked = DirectoryFilter.parse(request.GET)
        place = Place.objects.filter(slug=asked.place).first() if asked.place else None
        topic = Topic.objects.filter(slug=asked.topic).first() if asked.topic else None
        known = asked.with_(place=place.slug if place else "", topic=topic.slug if topic else "")
        everything = Organization.objects.listed().in_region(region)
        found = everything
        if asked.words:
            scores = search_ids(everything, asked.words)
            found = everything.filter(pk__in=scores)
        in_place = _both(found, place, None)
        on_topic = _both(found, None, topic)
        both = _both(found, place, topic)
        items = _page_of_cards(both, request)
        return {
            "page": self,
            "self": self,
            "asked": known,
            "place": place,
            "topic": topic,
            "unknown_filter": known != asked,
            "items": items,
            # Counts beside a choice hold for the other half of the filter as it stands.
            "topic_choices": topic_choices(in_place, known.topic),
            "place_groups": place_choices(on_topic, known.place),
            "ways_out": []
            if items
            else ways_out(
                known,
                {"place": on_topic, "topic": in_place, "words": _both(everything, place, topic)},
            ),
        }

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

    @path("<slug:slug>/", name="profile")
    def profile(self, request, slug):
        """Show one organization; an address it had before leads to the present one.

        Raises:
            Http404: nothing public has or had this address.
        """
        region = self._region_or_404(request)
        listed = Organization.objects.listed().in_region(region)
        organization = (
            listed.filter(slug=slug)
            .select_related("seat", "logo")
            .prefetch_related("topics", "target_groups", "areas", "contacts", "links")
            .prefetch_related("photos__image__renditions", "logo__renditions")
            .first()
        )
        if organization is None:
            former = FormerSlug.objects.filter(region=region, slug=slug).first()
            moved = listed.filter(pk=former.organization_id).first() if former else None
            if moved is None:
                raise Http404
            return HttpResponsePermanentRedirect(moved.get_url(request))
        # The one at hand knows its site and root page; the sections ask for them.
        organization.region = region
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

    def _region_or_404(self, request) -> Region:
        region = Region.objects.for_request(request)
        if region is None:
            raise Http404
        return region

    def get_sitemap_urls(self, request=None):
        """Add the form and every public profile."""
        urls = super().get_sitemap_urls(request)
        base = self.get_full_url(request)
        urls.append({"location": base + self.reverse_subpage("add")})
        listed = Organization.objects.listed().in_region(self.region)
        for slug, changed in listed.values_list("slug", "last_published_at"):
            urls.append({"location": f"{base}{slug}/", "lastmod": changed})
        return urls


def _both(organizations, place, topic):
    """Return the organizations active in a place and working on a topic; None leaves that half out."""
    if place:
        organizations = organizations.active_in(place)
    return organizations.working_on(topic) if topic else organizations


def _page_of_cards(organizations, request):
    """Return the page that the address asks for, in Czech alphabetical order, which databases do not keep."""
    names = organizations.order_by().values_list("pk", "name")
    in_order = [pk for pk, name in sorted(names, key=lambda row: (czech_key(row[1]), row[0]))]
    keys = paginate(in_order, request)
    cards = Organization.objects.filter(pk__in=list(keys)).for_cards().in_bulk()
    return PageOfList([cards[pk] for pk in keys if pk in cards], keys.number, keys.paginator)


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
    }
    return render(request, "volunteering/directory/form.html", context | extra, status=status)
