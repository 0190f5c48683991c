"""Every address of the site: the admin, files, the plugin's doors, the search page, and Wagtail's pages last."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import TemplateView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("dokumenty/", include(wagtaildocs_urls)),
    path("hledat/", include("search.urls")),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    path("", include("volunteering.urls")),
]

if settings.SERVE_MEDIA:
    # Only where no web server stands before Django (development, tests).
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )
if hasattr(settings, "MAIL_DIR"):
    urlpatterns.append(path("posta/", include("home.mailbox.urls")))

urlpatterns.append(path("", include(wagtail_urls)))
