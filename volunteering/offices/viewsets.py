"""Offices in the admin."""

from django.utils.translation import gettext_lazy as _
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
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.admin.widgets.slug import SlugInput
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Office


class OfficeViewSet(SnippetViewSet):
    """Offices and branches."""

    model = Office
    icon = "home"
    menu_label = _("Offices")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "place", LiveStatusTagColumn()]
    copy_view_enabled = False

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("name"),
                    FieldPanel("kind"),
                    FieldPanel("description"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code")]),
                            FieldPanel("place"),
                            FieldPanel("directions"),
                            FieldPanel("map_url"),
                        ],
                        heading=_("Address"),
                    ),
                    FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                    FieldPanel("image"),
                ],
                heading=_("Office"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "weekly_hours",
                        heading=_("Usual week"),
                        label=_("interval"),
                        panels=[
                            FieldRowPanel(
                                [FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]
                            ),
                            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_through")]),
                        ],
                    ),
                    FieldPanel("by_appointment"),
                    InlinePanel(
                        "hour_exceptions",
                        heading=_("Exceptions"),
                        label=_("exception"),
                        panels=[
                            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                            FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
                            FieldPanel("note"),
                        ],
                    ),
                    FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                ],
                heading=_("Opening hours"),
            ),
            ObjectList(
                [
                    FieldPanel("slug", widget=SlugInput),
                    # For whoever runs several regions; elsewhere the only one is filled in.
                    FieldPanel("region", permission="volunteering.change_region"),
                    FieldPanel("sort_order"),
                    PublishingPanel(),
                ],
                heading=_("Publishing"),
            ),
        ]
    )

    def get_queryset(self, request):
        """Fetch the municipality with the list."""
        return Office.objects.select_related("place")
