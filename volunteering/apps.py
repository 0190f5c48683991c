"""The plugin's Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteeringConfig(AppConfig):
    """One app, one label, one migrations folder, whatever the number of features."""

    name = "volunteering"
    label = "volunteering"
    verbose_name = _("Volunteering")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Connect what follows from verbs, and let upper features register with lower ones."""
        from . import checks  # noqa: F401
        from .api import representations as api_representations
        from .directory import place_suggestions
        from .directory import search as directory_search
        from .directory import signal_handlers as directory_signals
        from .directory import waiting as directory_waiting
        from .directory.freshness import signal_handlers as freshness_signals
        from .directory.freshness import waiting as freshness_waiting
        from .directory.listing import signal_handlers as listing_signals
        from .directory.mapping import page as directory_map
        from .directory.suggestions import tasks as suggestions
        from .documents import search as documents
        from .documents import signal_handlers as documents_signals
        from .events import registration as events
        from .offices import map_points as offices_map
        from .offices import signal_handlers as offices_signals
        from .pages import registration as pages
        from .pages import signal_handlers as pages_signals
        from .pages import waiting as pages_waiting
        from .places import search as places_search
        from .places import signal_handlers as places_signals
        from .portal import signal_handlers as portal_signals
        from .posts import registration as posts
        from .readmodels import signal_handlers as readmodels_signals
        from .search import czech
        from .search import signal_handlers as search_signals
        from .syndication.tombstones import keeping as tombstones
        from .syndication.webhooks import tasks as webhooks
        from .syndication.webhooks import waiting as webhooks_waiting

        directory_signals.connect()
        freshness_signals.connect()
        portal_signals.connect()
        listing_signals.connect()
        places_signals.connect()
        search_signals.connect()
        documents_signals.connect()
        offices_signals.connect()
        pages_signals.connect()
        czech.register()
        suggestions.connect()
        for feature in (
            posts,
            events,
            directory_search,
            pages,
            documents,
            directory_waiting,
            freshness_waiting,
            pages_waiting,
            directory_map,
            place_suggestions,
            places_search,
            offices_map,
            api_representations,
            tombstones,
            webhooks,
            webhooks_waiting,
        ):
            feature.register()
        # Last: it watches whatever the registered kinds are made of.
        readmodels_signals.connect()
