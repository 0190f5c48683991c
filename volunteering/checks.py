"""System checks: each line of docs/installing that a host project lacks is named, with what to add."""

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, transaction
from django.urls import Resolver404, resolve

from .search.rebuilding import IndexState, state_of_index

REQUIRED_APPS = (
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.snippets",
    "wagtail_modeladmin",
    "taggit",
    "django.contrib.admin",
    "django.contrib.sitemaps",
)


SEARCH = "volunteering.search.backend"


@register()
def check_host(app_configs, **kwargs) -> list[CheckMessage]:
    """Return what is missing in the host's settings."""
    messages: list[CheckMessage] = [
        Error(
            f"{name} is not in INSTALLED_APPS.",
            hint=f'Add "{name}" to INSTALLED_APPS.',
            id="volunteering.E001",
        )
        for name in REQUIRED_APPS
        if not apps.is_installed(name)
    ]
    if getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page") != "wagtailcore.Page":
        messages.append(
            Error(
                "WAGTAIL_PAGE_MODEL is not supported yet.",
                hint="Remove WAGTAIL_PAGE_MODEL: the plugin's page types inherit from wagtail.models.Page.",
                id="volunteering.E002",
            )
        )
    if not settings.USE_TZ:
        messages.append(
            Error(
                "USE_TZ is off.",
                hint="Set USE_TZ = True: events and opening hours need moments with a time zone.",
                id="volunteering.E003",
            )
        )
    backends = getattr(settings, "WAGTAILSEARCH_BACKENDS", {})
    if all(backend.get("BACKEND") != SEARCH for backend in backends.values()):
        messages.append(
            Error(
                "The search of volunteering is not used.",
                hint=f'Set WAGTAILSEARCH_BACKENDS = {{"default": {{"BACKEND": "{SEARCH}"}}}}, then run reindex_search.',
                id="volunteering.E005",
            )
        )
    if not apps.is_installed("volunteering.czech_admin") and settings.LANGUAGE_CODE == "cs":
        messages.append(
            Warning(
                "About a third of the editors' screens will be in English.",
                hint='Add "volunteering.czech_admin" to INSTALLED_APPS, before the Wagtail apps.',
                id="volunteering.W001",
            )
        )
    return messages


# This one stands for all: Wagtail's catch-all answers it when the plugin's addresses are missing or come too late.
PROBE = "/formular/organizace/"


@register(Tags.urls)
def check_addresses(app_configs, **kwargs) -> list[CheckMessage]:
    """Return an error when the plugin's addresses cannot be reached."""
    if not getattr(settings, "ROOT_URLCONF", None):
        return []
    try:
        match = resolve(PROBE)
    except Resolver404:
        match = None
    if match is not None and "volunteering" in match.namespaces:
        return []
    return [
        Error(
            "The addresses of volunteering are not reached.",
            hint='Put path("", include("volunteering.urls")) into the site\'s urls.py, before wagtail.urls.',
            id="volunteering.E004",
        )
    ]


REINDEX = "Run manage.py reindex_search: the present index goes on answering meanwhile."
INDEX_WARNINGS = {
    IndexState.MISSING: Warning(
        "The search has not indexed what this site has.", hint=REINDEX, id="volunteering.W002"
    ),
    IndexState.OUTDATED: Warning(
        "The index of the search was written by another version of volunteering.",
        hint=REINDEX,
        id="volunteering.W003",
    ),
    IndexState.UNFINISHED: Warning(
        "The index of the search is being written anew, or that was interrupted.",
        hint="If reindex_search does not run just now, run it: it goes on where it was.",
        id="volunteering.W004",
    ),
}


@register(Tags.database)
def check_search_index(app_configs, databases=None, **kwargs) -> list[CheckMessage]:
    """Return a warning when the search does not find everything; `migrate` and `check --database default` ask."""
    if "default" not in (databases or ()):
        return []
    try:
        # A failed question would spoil the transaction of whoever asks.
        with transaction.atomic():
            state = state_of_index()
    except DatabaseError:
        # The tables come with the migrations that are still to be run.
        return []
    warning = INDEX_WARNINGS.get(state)
    return [warning] if warning else []
