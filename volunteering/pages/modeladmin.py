"""The inbox of messages from the contact forms. Read-mostly: only "handled" can be ticked."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from volunteering.core.inboxes import InboxView

from .models import ContactMessage


class NoCreating(PermissionHelper):
    """Messages come only through the form."""

    def user_can_create(self, user):
        """Nobody writes a message to themselves."""
        return False


class ContactMessageAdmin(ModelAdmin):
    """Messages in the admin."""

    model = ContactMessage
    menu_label = _("Messages")
    menu_icon = "mail"
    permission_helper_class = NoCreating
    index_view_class = InboxView
    inspect_view_enabled = True
    list_display = ("name", "page", "created_at", "is_handled")
    list_filter = ("is_handled", "created_at")
    search_fields = ("name", "email", "text")
    list_select_related = ("page",)
    list_per_page = 50
    inspect_view_fields = [
        "name",
        "email",
        "phone",
        "text",
        "page",
        "consent",
        "created_at",
        "is_handled",
    ]
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel("email", read_only=True),
        FieldPanel("phone", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("is_handled"),
    ]
