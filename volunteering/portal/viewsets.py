"""Who looks after which listing, in the admin: for the day when a mailbox is gone and somebody phones."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from volunteering.directory.models import DoorKey, Steward

from .addresses import set_address


class StewardForm(WagtailAdminModelForm):
    """A steward; a changed address counts at once and the old one is told."""

    revoke = forms.BooleanField(
        label=_("Cancel all links and open doors of this organization"), required=False
    )

    def save(self, commit=True):
        """Save, tell the old address, and revoke what has to be revoked."""
        before = Steward.objects.filter(pk=self.instance.pk).values_list("email", flat=True).first()
        steward = super().save(commit=commit)
        if before is not None and before.lower() != steward.email.lower():
            set_address(steward, before)
        if self.cleaned_data["revoke"]:
            DoorKey.objects.filter(organization_id=steward.organization_id).revoke()
        return steward


class StewardViewSet(SnippetViewSet):
    """Stewards of listings."""

    model = Steward
    icon = "user"
    menu_label = _("Stewards of profiles")
    menu_order = 203
    add_to_admin_menu = False
    list_display = ["organization", "name", "email", "confirmed_at"]
    list_per_page = 50
    search_fields = ["organization__name", "name", "email"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("organization"),
            FieldPanel("name"),
            FieldPanel("email"),
            FieldPanel("phone"),
            FieldPanel("revoke"),
        ],
        base_form_class=StewardForm,
    )

    def get_queryset(self, request):
        """Fetch the organization with the list."""
        return Steward.objects.select_related("organization")
