"""The inbox of submissions: who sent what, when it was confirmed, how it ended. Read-mostly."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from volunteering.core.inboxes import InboxView

from .models import Submission


class ReadOnly(PermissionHelper):
    """Nobody writes a submission by hand; deleting one is for whoever has the permission."""

    def user_can_create(self, user):
        """Submissions come only through the form."""
        return False

    def user_can_edit_obj(self, user, obj):
        """What somebody sent stays as it was sent."""
        return False


class SubmissionAdmin(ModelAdmin):
    """Submissions in the admin."""

    model = Submission
    menu_label = _("Submissions")
    menu_icon = "download"
    permission_helper_class = ReadOnly
    index_view_class = InboxView
    inspect_view_enabled = True
    list_display = ("listing_name", "name", "created_at", "confirmed_at", "outcome_label")
    list_filter = ("outcome", "created_at")
    search_fields = ("name", "email")
    list_select_related = ("organization",)
    list_per_page = 50
    inspect_view_fields = [
        "organization",
        "name",
        "email",
        "phone",
        "note",
        "consent",
        "created_at",
        "confirmed_at",
        "decided_at",
        "outcome",
        "outcome_comment",
    ]

    @admin.display(description=_("organization"))
    def listing_name(self, obj) -> str:
        """The name of the organization as it was typed."""
        return obj.data.get("name", "")

    @admin.display(description=_("outcome"), ordering="outcome")
    def outcome_label(self, obj) -> str:
        """Where the submission stands, in words."""
        if obj.confirmed_at is None:
            return _("waiting for the e-mail to be confirmed")
        return obj.get_outcome_display() if obj.outcome else _("in moderation")
