"""Every public address of the plugin that is not a Wagtail page; the host includes it before Wagtail's own."""

from django.urls import path

from .directory.views import submit_listing
from .pages.views import send_message
from .portal.views import ConfirmView, ResumeView
from .syndication.feeds import ChannelFeed
from .syndication.sitemap import sitemap

app_name = "volunteering"

urlpatterns = [
    # Where the public forms post to.
    path("formular/organizace/", submit_listing, name="submit_listing"),
    path("formular/zprava/<int:page_pk>/", send_message, name="send_message"),
    # Doors that open only with a link from a mail.
    path("odkaz/potvrdit/<str:token>/", ConfirmView.as_view(), name="confirm"),
    path("odkaz/opravit/<str:token>/", ResumeView.as_view(), name="resume"),
    # Feeds: these addresses never change.
    path("kanaly/<slug:channel>.rss", ChannelFeed(), name="feed"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
