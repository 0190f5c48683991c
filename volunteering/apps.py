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
        from .directory import search as directory_search
        from .directory import signal_handlers as directory_signals
        from .events import registration as events
        from .pages import registration as pages
        from .places import signal_handlers as places_signals
        from .posts import registration as posts

        directory_signals.connect()
        places_signals.connect()
        for feature in (posts, events, directory_search, pages):
            feature.register()
