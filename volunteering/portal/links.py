"""A page that opens with a signed link from a mail: a GET changes nothing, the button of the page does the work."""

from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.signing import LinkExpired, LinkInvalid
from volunteering.directory.pages import directory_of

from .mail_links import NOT_VALID, TOO_OLD, MailLink


# The token is the authority and comes with the address; there is no cookie to ride on.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class LinkView(View):
    """Abstract: a page behind a signed link."""

    link: MailLink

    def dispatch(self, request, *args, **kwargs):
        """Open the door, or say in a sentence why it stays closed; the address leaks nowhere."""
        try:
            response = self._enter(request, kwargs["token"])
        except LinkExpired:
            response = self.closed(request, TOO_OLD)
        except LinkInvalid:
            response = self.closed(request, NOT_VALID)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def _enter(self, request, token):
        found, nonce = self.link.open(Region.objects.for_request(request), token)
        if request.method == "POST":
            return self.work(request, found, nonce)
        if request.method in ("GET", "HEAD"):
            return self.show(request, found, nonce)
        raise Http404

    def show(self, request, found, nonce: str, /):
        """Answer a GET; changes nothing."""
        raise NotImplementedError

    def work(self, request, found, nonce: str, /):
        """Do what the button of the page asks for."""
        raise NotImplementedError

    def closed(self, request, reason: str, **context):
        """Say why the link does not work and where to go."""
        return self.page(request, "closed", status=410, reason=reason, **context)

    def page(self, request, name: str, status=200, **context):
        """Show a template of the portal."""
        context["directory"] = directory_of(request)
        return render(request, f"volunteering/portal/{name}.html", context, status=status)
