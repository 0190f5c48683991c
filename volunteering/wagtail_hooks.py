"""Registrations with the Wagtail admin; the classes live in the features."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from .core.viewsets import ConsentTextViewSet, RegionViewSet
from .desk.panels import PromisePanel
from .directory.modeladmin import SubmissionAdmin
from .directory.viewsets import OrganizationViewSet
from .offices.viewsets import OfficeViewSet
from .pages.modeladmin import ContactMessageAdmin
from .places.viewsets import PlaceViewSet
from .topics.viewsets import TargetGroupViewSet, TopicViewSet


class VocabularyGroup(SnippetViewSetGroup):
    """What everything is sorted by, and what the region is."""

    items = (TopicViewSet, TargetGroupViewSet, PlaceViewSet, ConsentTextViewSet, RegionViewSet)
    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 220


@modeladmin_register
class InboxGroup(ModelAdminGroup):
    """Everything that people send us."""

    items = (SubmissionAdmin, ContactMessageAdmin)
    menu_label = _("Inbox")
    menu_icon = "mail"
    menu_order = 205


register_snippet(OrganizationViewSet)
register_snippet(OfficeViewSet)
register_snippet(VocabularyGroup)


@hooks.register("construct_homepage_panels")
def add_promise_panel(request, panels):
    """Show the monthly promise to whoever may publish or write pages."""
    if page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]):
        panels.append(PromisePanel())
