"""Registrations with the Wagtail admin; the classes live in the features."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import page_permission_policy, register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from .core.viewsets import ConsentTextViewSet, RegionViewSet
from .desk.panels import PromisePanel, TodoPanel
from .directory.ares.views import fill_in_admin
from .directory.exchange.admin_urls import urlpatterns as import_addresses
from .directory.freshness.views import PhoneListItem, PhoneListView
from .directory.freshness.viewsets import RefusalViewSet
from .directory.merging import register_log_actions
from .directory.merging.views import MergeView
from .directory.modeladmin import SubmissionAdmin
from .directory.moderation.review import ReviewView
from .directory.suggestions.modeladmin import SuggestionAdmin
from .directory.viewsets import OrganizationViewSet
from .offices.viewsets import OfficeViewSet
from .pages.modeladmin import ContactMessageAdmin
from .places.viewsets import PlaceViewSet
from .portal.viewsets import StewardViewSet
from .search.models import MissedQuery
from .search.permissions import MissedQueryPolicy
from .search.viewsets import MissedQueryViewSet, PromotedResultViewSet, SynonymGroupViewSet
from .syndication.webhooks.views import urlpatterns as webhook_addresses
from .syndication.webhooks.viewsets import WebhookTargetViewSet
from .topics.viewsets import TargetGroupViewSet, TopicViewSet


class VocabularyGroup(SnippetViewSetGroup):
    """What everything is sorted by, and what the region is."""

    items = (
        TopicViewSet,
        TargetGroupViewSet,
        PlaceViewSet,
        SynonymGroupViewSet,
        PromotedResultViewSet,
        MissedQueryViewSet,
        ConsentTextViewSet,
        RegionViewSet,
    )
    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 220


@modeladmin_register
class InboxGroup(ModelAdminGroup):
    """Everything that people send us."""

    items = (SubmissionAdmin, SuggestionAdmin, ContactMessageAdmin)
    menu_label = _("Inbox")
    menu_icon = "mail"
    menu_order = 205


register_permission_policy(MissedQuery, MissedQueryPolicy())
register_snippet(OrganizationViewSet)
register_snippet(OfficeViewSet)
register_snippet(VocabularyGroup)
register_snippet(RefusalViewSet)
register_snippet(StewardViewSet)
register_snippet(WebhookTargetViewSet)
hooks.register("register_log_actions", register_log_actions)


@hooks.register("register_admin_urls")
def add_import_addresses():
    """Add the screens of the import."""
    return import_addresses


@hooks.register("register_admin_urls")
def add_webhook_addresses():
    """Add the buttons of the webhooks."""
    return webhook_addresses


@hooks.register("register_admin_urls")
def add_review_address():
    """Add the moderator's screen."""
    return [path("adresar/posoudit/<str:pk>/", ReviewView.as_view(), name="volunteering_review")]


@hooks.register("register_admin_urls")
def add_merge_address():
    """Add the page that makes one record of two."""
    return [
        path(
            "adresar/sloucit/<int:pk>/<int:other_pk>/",
            MergeView.as_view(),
            name="volunteering_merge",
        )
    ]


@hooks.register("register_admin_urls")
def add_phone_list_address():
    """Add the list of organizations to be phoned."""
    return [
        path("adresar/k-obvolani/", PhoneListView.as_view(), name="volunteering_phone_list"),
    ]


@hooks.register("register_admin_menu_item")
def add_phone_list_item():
    """Add the phone list below the organizations."""
    return PhoneListItem()


@hooks.register("register_admin_urls")
def register_address_of_register():
    """Answer the button beside the IČO."""
    return [path("volunteering/register/", fill_in_admin, name="volunteering_register")]


@hooks.register("construct_homepage_panels")
def add_todo_panel(request, panels):
    """Show everybody what waits for them."""
    panels.append(TodoPanel())


@hooks.register("construct_homepage_panels")
def add_promise_panel(request, panels):
    """Show the monthly promise to whoever may publish or write pages."""
    if page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]):
        panels.append(PromisePanel())
