"""Who does not wish to be listed, in the admin: a list that is added to by hand and by organizations themselves."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from volunteering.core.models import Region

from ..models import Refusal
from .forms import RefusalForm


class RefusalCreateView(CreateView):
    """Notes a refusal in the region whose admin is open."""

    def get_initial_form_instance(self):
        """Return an empty refusal of this region."""
        return Refusal(region=Region.objects.for_request(self.request))


class RefusalViewSet(SnippetViewSet):
    """Refusals; deleting one means that the organization may be asked and imported again."""

    model = Refusal
    icon = "circle-xmark"
    menu_label = _("Do not wish to be listed")
    add_to_settings_menu = True
    add_view_class = RefusalCreateView
    list_display = ["name", "ico", "host", "created_at"]
    list_per_page = 50
    ordering = ["name"]
    copy_view_enabled = False
    search_fields = ["name", "ico", "host"]
    search_backend_name = None

    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("ico"),
            FieldPanel("host"),
            FieldPanel("note"),
            # For whoever runs several regions; elsewhere it is the one whose admin is open.
            FieldPanel("region", permission="volunteering.change_region"),
        ],
        base_form_class=RefusalForm,
    )
