"""Organizations in the admin: the list, the editor's screen, and what a moderator sees beside the listing."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import ModelMultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.slug import SlugInput

from volunteering.core.snippets import WorkflowSnippetViewSet
from volunteering.core.widgets import FilteredCheckboxes
from volunteering.places.models import Place
from volunteering.topics.models import Topic

from .models import Organization, Submission


class SubmissionPanel(Panel):
    """Shows whoever reviews a listing who sent it, when the e-mail was confirmed, and the note to the centre."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one listing."""

        template_name = "volunteering/admin/submission_panel.html"

        def is_shown(self):
            """Only for listings that came through the form, and for people who may see submissions."""
            user = self.request.user if self.request else None
            return (
                super().is_shown()
                and self.submission is not None
                and user is not None
                and user.has_perm("volunteering.view_submission")
            )

        @property
        def submission(self):
            """The newest confirmed submission of the listing, or None."""
            if self.instance.pk is None:
                return None
            if not hasattr(self, "_submission"):
                self._submission = Submission.objects.latest_for(self.instance)
            return self._submission

        def get_context_data(self, parent_context=None):
            """Add the submission."""
            context = super().get_context_data(parent_context)
            context["submission"] = self.submission
            return context


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

    class Meta:
        model = Organization
        fields = ["live", "legal_form"]


class OrganizationViewSet(WorkflowSnippetViewSet):
    """The directory in the admin; moderation is Wagtail's own workflow."""

    model = Organization
    icon = "group"
    menu_label = _("Organizations")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["name", "seat", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_per_page = 50
    ordering = ["name"]
    filterset_class = OrganizationFilterSet
    copy_view_enabled = False
    inspect_view_enabled = False

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    SubmissionPanel(heading=_("Who sent it")),
                    TitleFieldPanel("name"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("legal_form"), FieldPanel("ico")]),
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
                    FieldPanel("slug", widget=SlugInput),
                    # For whoever runs several regions; elsewhere the only one is filled in.
                    FieldPanel("region", permission="volunteering.change_region"),
                    PublishingPanel(),
                ],
                heading=_("Publishing"),
            ),
        ]
    )

    def get_queryset(self, request):
        """Fetch the seat with the list."""
        return super().get_queryset(request).select_related("seat")
