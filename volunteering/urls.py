"""Every public address of the plugin that is not a Wagtail page; the host includes it before Wagtail's own."""

from django.urls import include, path

from .api.app import api_urls, unknown_address
from .directory.suggestions.views import send_suggestion
from .directory.views import submit_listing
from .pages.views import send_message
from .portal.answers import AnswerView
from .portal.door import ActView, AddressView, CorrectView, HomeView, ProgramView, WithdrawView
from .portal.entrance import ConfirmAddressView, UseKeyView, request_key
from .portal.views import ConfirmView, ResumeView
from .search.views import suggestions
from .syndication.calendar.views import all_events, one_event
from .syndication.feeds.views import feed
from .syndication.hsds.views import hsds_urls
from .syndication.sitemap import sitemap

app_name = "volunteering"

urlpatterns = [
    # Where the public forms post to.
    path("formular/organizace/", submit_listing, name="submit_listing"),
    path("formular/zprava/<int:page_pk>/", send_message, name="send_message"),
    path("formular/podnet/<uuid:uuid>/", send_suggestion, name="send_suggestion"),
    # Doors that open only with a link from a mail.
    path("odkaz/potvrdit/<str:token>/", ConfirmView.as_view(), name="confirm"),
    path("odkaz/profil/<str:token>/", UseKeyView.as_view(), name="use_key"),
    path("odkaz/potvrzeni/<str:token>/", AnswerView.as_view(), name="answer"),
    path("odkaz/adresa/<str:token>/", ConfirmAddressView.as_view(), name="confirm_address"),
    path("odkaz/opravit/<str:token>/", ResumeView.as_view(), name="resume"),
    # The organization's own door; the cookie of its session goes only to addresses that begin so.
    path("muj-profil/", HomeView.as_view(), name="door"),
    path("muj-profil/vstup/<uuid:uuid>/", request_key, name="request_key"),
    path("muj-profil/upravit/", CorrectView.as_view(), name="correct"),
    path("muj-profil/program/", ProgramView.as_view(), name="add_program"),
    path("muj-profil/program/<uuid:key>/", ProgramView.as_view(), name="edit_program"),
    path("muj-profil/adresa/", AddressView.as_view(), name="change_address"),
    path("muj-profil/uz-ne/", WithdrawView.as_view(), name="withdraw"),
    path("muj-profil/<slug:act>/", ActView.as_view(), name="act"),
    # What search fields ask while somebody types.
    path("napoveda/", suggestions, name="suggestions"),
    # Feeds: these addresses never change.
    path("kanaly/<slug:channel>.rss", feed, {"file_format": "rss"}, name="feed"),
    path("kanaly/<slug:channel>.atom", feed, {"file_format": "atom"}, name="feed_atom"),
    path("kanaly/<slug:channel>.json", feed, {"file_format": "json"}, name="feed_json"),
    # Calendars: neither do these.
    path("kalendar.ics", all_events, name="calendar"),
    path("kalendar/<uuid:uuid>.ics", one_event, name="event_calendar"),
    path("sitemap.xml", sitemap, name="sitemap"),
    # Open data by the Czech open formal norms: neither do these.
    path("ofn/", include("volunteering.syndication.ofn.urls")),
    # Open Referral HSDS: neither do these.
    *hsds_urls,
    # The JSON API.
    path("api/v1/", api_urls()),
    unknown_address,
]
