"""Organizations in the admin: the list, the editor's screen, and what a moderator sees beside the listing."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ModelMultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.slug import SlugInput

from volunteering.core.snippets import WorkflowSnippetViewSet
from volunteering.core.widgets import FilteredCheckboxes
from volunteering.places.models import Place
from volunteering.topics.models import Topic

from .ares.widgets import RegisterInput
from .duplicates.panels import DuplicatesPanel
from .exchange.listing import ExchangeIndexView
from .mapping.forms import OrganizationForm
from .models import Organization
from .panels import RecordPanel, SubmissionPanel
from .waiting import with_open_workflow


class OrganizationFilterSet(WagtailFilterSet):
    """Filters of the list; they go through indexed columns, so that they work together with the search box."""

    topics = ModelMultipleChoiceFilter(
        field_name="topics__slug",
        to_field_name="slug",
        queryset=Topic.objects.all(),
        label=_("Topics"),
        widget=forms.CheckboxSelectMultiple,
    )
    areas = ModelMultipleChoiceFilter(
        field_name="areas__slug",
        to_field_name="slug",
        queryset=Place.objects.all(),
        label=_("Where it works"),
        widget=FilteredCheckboxes,
    )

    waiting = BooleanFilter(
        method="filter_waiting",
        label=_("Waiting for approval"),
        # A checkbox would say "no" where nothing was asked.
        widget=forms.Select(choices=[("", "---------"), ("true", _("yes")), ("false", _("no"))]),
    )

    class Meta:
        model = Organization
        fields = ["live", "legal_form"]

    def filter_waiting(self, queryset, name, value):
        """Keep what is in moderation, or what is not."""
        waiting = with_open_workflow(Organization.objects.all()).values("pk")
        return queryset.filter(pk__in=waiting) if value else queryset.exclude(pk__in=waiting)


class OrganizationViewSet(WorkflowSnippetViewSet):
    """The directory in the admin; moderation is Wagtail's own workflow."""

    model = Organization
    icon = "group"
    menu_label = _("Organizations")
    menu_order = 200
    add_to_admin_menu = True
    list_display = [
        "name",
        "seat",
        Column("confirmed", label=_("Last confirmed"), accessor="record.confirmed_on"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    ordering = ["name"]
    filterset_class = OrganizationFilterSet
    index_view_class = ExchangeIndexView
    copy_view_enabled = False
    inspect_view_enabled = False

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    SubmissionPanel(heading=_("Who sent it")),
                    DuplicatesPanel(heading=_("Similar records")),
                    RecordPanel(heading=_("What we keep about the listing")),
                    TitleFieldPanel("name"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("legal_form"), FieldPanel("ico", widget=RegisterInput)]
                            ),
                            FieldPanel("alternate_name"),
                            FieldRowPanel(
                                [
                                    FieldPanel("is_volunteer_centre"),
                                    FieldPanel("is_sending"),
                                    FieldPanel("is_receiving"),
                                ]
                            ),
                            FieldPanel("accreditation_until"),
                        ],
                        heading=_("The organization"),
                    ),
                    FieldPanel("summary"),
                    FieldPanel("description"),
                    FieldPanel("opening_hours"),
                    FieldPanel("seeking_until"),
                ],
                heading=_("Profile"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code")]),
                            FieldPanel("seat"),
                            FieldPanel("hide_address"),
                            FieldRowPanel(
                                [
                                    FieldPanel("latitude", widget=forms.TextInput),
                                    FieldPanel("longitude", widget=forms.TextInput),
                                ],
                                help_text=_(
                                    "Where the pin on the map stands; empty: in the middle of the municipality. A pair"
                                    " copied from a map, such as 50.7671N, 15.0562E, may be pasted into the first field."
                                ),
                            ),
                        ],
                        heading=_("Seat"),
                    ),
                    FieldPanel("areas", widget=FilteredCheckboxes),
                    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                ],
                heading=_("Where and what"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "programs",
                        label=_("program"),
                        heading=_("Programs"),
                        help_text=_(
                            "What volunteers can do in the organization. Each program has its own page;"
                            " set the life cycle of one that is over to ended, so that its page says so."
                        ),
                        panels=[
                            FieldPanel("name"),
                            FieldRowPanel([FieldPanel("status"), FieldPanel("seeking_until")]),
                            FieldPanel("summary"),
                            FieldPanel("description"),
                            FieldPanel("website"),
                            FieldPanel("areas", widget=FilteredCheckboxes),
                            FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                            FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                        ],
                    ),
                ],
                heading=_("Programs"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "contacts",
                        label=_("contact"),
                        heading=_("Contacts"),
                        panels=[
                            FieldRowPanel(
                                [
                                    FieldPanel("name", heading=_("Name and surname")),
                                    FieldPanel("role"),
                                ]
                            ),
                            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                            FieldPanel("is_public"),
                        ],
                    ),
                    InlinePanel(
                        "links",
                        label=_("link"),
                        heading=_("Links"),
                        panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("url")])],
                    ),
                    FieldPanel("logo"),
                    InlinePanel(
                        "photos",
                        label=_("photo"),
                        heading=_("Photos"),
                        panels=[FieldPanel("image")],
                    ),
                ],
                heading=_("Contacts and pictures"),
            ),
            ObjectList(
                [
                    FieldPanel("source_note", heading=_("Where we know it from")),
                    FieldPanel("slug", widget=SlugInput),
                    # For whoever runs several regions; elsewhere the only one is filled in.
                    FieldPanel("region", permission="volunteering.change_region"),
                    PublishingPanel(),
                ],
                heading=_("Publishing"),
            ),
        ],
        base_form_class=OrganizationForm,
    )

    def get_queryset(self, request):
        """Fetch the seat with the list."""
        return super().get_queryset(request).select_related("seat", "record")
