"""What editors decide and see about the search: synonyms, promoted results, searches without a result."""

from urllib.parse import urlencode

from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.views.snippets import CreateView, DeleteView, IndexView, SnippetViewSet

from volunteering.core.dates import WEEK, day_range
from volunteering.core.models import Region

from .models import MissedQuery, PromotedResult, SynonymGroup

SYNONYM_MARKS = str.maketrans(",:", "  ")


def with_way_back(address: str, back: str) -> str:
    """Return an address of the admin that leads back to where somebody came from."""
    return f"{address}?{urlencode({'next': back})}" if address and back else address


class PrefilledCreateView(CreateView):
    """A form for a new object whose words may come from the address, and that then leads back where somebody came from."""

    def get_initial_form_instance(self):
        """Return an object with the words of the address (`?terms=`); a promoted result is of the region whose admin is open."""
        words = " ".join(self.request.GET.get("terms", "").translate(SYNONYM_MARKS).split())
        if self.model is PromotedResult:
            return PromotedResult(terms=words, region=Region.objects.for_request(self.request))
        return SynonymGroup(terms=words)

    def get_add_url(self):
        """Keep the way back in the address that the form is sent to."""
        return with_way_back(super().get_add_url(), get_valid_next_url_from_request(self.request))

    def get_success_url(self):
        """Go back where somebody came from, otherwise to the list."""
        return get_valid_next_url_from_request(self.request) or super().get_success_url()


class SynonymGroupViewSet(SnippetViewSet):
    """Groups of words that belong together."""

    model = SynonymGroup
    icon = "search"
    menu_label = gettext_lazy("Synonyms")
    add_view_class = PrefilledCreateView
    list_display = ["terms"]
    search_fields = ["terms"]
    search_backend_name = None
    copy_view_enabled = False


def destination_of(result: PromotedResult) -> str:
    """Return where a promoted result leads, in words for editors."""
    if result.page is None:
        return result.address
    return result.page.title if result.page.live else _("%s (not public)") % result.page.title


class PromotedResultIndexView(IndexView):
    """The list of promoted results, with their region where there are several."""

    @cached_property
    def columns(self):
        """Add the region."""
        columns = super().columns
        if Region.objects.count() > 1:
            columns.append(Column("region", label=_("Region"), sort_key="region__name"))
        return columns


class PromotedResultViewSet(SnippetViewSet):
    """What stands above all results for certain words."""

    model = PromotedResult
    icon = "thumbtack"
    menu_label = gettext_lazy("Promoted results")
    index_view_class = PromotedResultIndexView
    add_view_class = PrefilledCreateView
    list_display = [
        "terms",
        Column("destination", label=gettext_lazy("Where it leads"), accessor=destination_of),
    ]
    search_fields = ["terms", "title", "page__title", "address"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [
        FieldPanel("terms"),
        MultiFieldPanel(
            [FieldPanel("page"), FieldPanel("address")], heading=gettext_lazy("Where it leads")
        ),
        FieldPanel("title"),
        FieldPanel("description"),
        # For whoever runs several regions; elsewhere it is the one whose admin is open.
        FieldPanel("region", permission="volunteering.change_region"),
    ]

    def get_queryset(self, request):
        """Fetch page and region with the list."""
        return PromotedResult.objects.select_related("page", "region")


def noted_weeks() -> list[tuple[str, str]]:
    """Return the weeks that have rows, the newest first, as choices."""
    weeks = MissedQuery.objects.order_by("-week").values_list("week", flat=True).distinct()
    return [(week.isoformat(), day_range(week, week + WEEK)) for week in weeks]


SEEN = [("True", gettext_lazy("nothing at all")), ("False", gettext_lazy("only parts"))]


class WordsColumn(TitleColumn):
    """The words, and below them when and what readers saw: more columns would leave no room on a phone."""

    cell_template_name = "volunteering/admin/missed_query_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        """Add the days of the week."""
        days = day_range(instance.week, instance.week + WEEK)
        return super().get_cell_context_data(instance, parent_context) | {"days": days}


class MissedQueryFilterSet(WagtailFilterSet):
    """Narrows the list to a week, and to what readers saw."""

    week = ChoiceFilter(label=gettext_lazy("Week"), choices=noted_weeks)
    is_empty = ChoiceFilter(label=gettext_lazy("What readers saw"), choices=SEEN)

    class Meta:
        model = MissedQuery
        fields = ["week", "is_empty"]


class MissedQueryIndexView(IndexView):
    """The list of searches without a result, each with what can be done about it."""

    def _get_title_column(self, *args, **kwargs):
        return super()._get_title_column(*args, column_class=WordsColumn, **kwargs)

    @cached_property
    def no_results_message(self):
        """Say that an empty list is good news."""
        if self.is_searching or self.is_filtering:
            return super().no_results_message
        return _("Readers have found everything they looked for in the last half a year.")

    def get_list_more_buttons(self, instance):
        """Return what can be done about a row, the likeliest first."""
        back = f"{self.index_url}?{self.request.GET.urlencode()}"
        values = urlencode({"terms": instance.words, "next": back})
        offered = [
            (self._add_address(SynonymGroup, values), _("Add a synonym")),
            (self._add_address(PromotedResult, values), _("Promote a result")),
            (self._answer_address(instance.words), _("How it answers now")),
            (with_way_back(self.get_delete_url(instance) or "", back), _("Dealt with")),
        ]
        return [
            ListingButton(label, url=address, priority=place)
            for place, (address, label) in enumerate(offered)
            if address
        ]

    def _add_address(self, model, values: str) -> str:
        """Return the form for a new object, or "" for whoever may not add one."""
        viewset = model.snippet_viewset
        may_add = viewset.permission_policy.user_has_permission(self.request.user, "add")
        return f"{reverse(viewset.get_url_name('add'))}?{values}" if may_add else ""

    def _answer_address(self, words: str) -> str:
        """Return the search page with the words, or "" on a site that has none."""
        try:
            return f"{reverse('search')}?{urlencode({'q': words})}"
        except NoReverseMatch:
            return ""


class MissedQueryDeleteView(DeleteView):
    """Takes a row off the list, and leads back to where it stood."""

    page_title = gettext_lazy("Take off the list")
    success_message = gettext_lazy("“%(object)s” is off the list.")

    @property
    def confirmation_message(self):
        """Say what it means."""
        return _(
            "Take it off the list? If nothing contains it the next time either, it will come back."
        )

    def get_usage_url(self):
        """Leave out what uses it: nothing can."""
        return ""

    def get_delete_url(self):
        """Keep the way back in the address that the form is sent to."""
        back = get_valid_next_url_from_request(self.request)
        return with_way_back(super().get_delete_url(), back)


class MissedQueryViewSet(SnippetViewSet):
    """What readers of this region looked for and nothing contained; written by the search alone."""

    model = MissedQuery
    icon = "no-view"
    menu_label = gettext_lazy("Searches without a result")
    index_view_class = MissedQueryIndexView
    delete_view_class = MissedQueryDeleteView
    index_results_template_name = "volunteering/admin/missed_queries.html"
    list_display = [
        "words",
        NumberColumn("count", label=gettext_lazy("How many times"), sort_key="count"),
    ]
    list_per_page = 50
    filterset_class = MissedQueryFilterSet
    search_fields = ["words"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False

    def get_queryset(self, request):
        """Return the rows of the region whose admin is open."""
        return MissedQuery.objects.filter(region=Region.objects.for_request(request))

    def get_permissions_to_register(self):
        """Offer no rights of its own: the policy asks for those to synonyms."""
        return Permission.objects.none()
