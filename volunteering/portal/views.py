"""The doors that open with a signed link: confirm the e-mail of a submission, correct a returned one.

A GET changes nothing, because mail scanners open links; the button of the page does the work.
"""

from collections.abc import Callable
from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.signing import LinkExpired, LinkInvalid, SignedLink
from volunteering.directory.actions import confirm_submission, keep_pictures, resubmit
from volunteering.directory.enums import Outcome
from volunteering.directory.forms import ListingForm
from volunteering.directory.models import Submission
from volunteering.directory.pages import directory_of, render_listing_form
from volunteering.directory.tasks import CONFIRM, RESUME
from volunteering.directory.views import files_of


# The token is the authority and comes with the address; there is no cookie to ride on.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class LinkView(View):
    """Abstract: a page behind a signed link."""

    link: SignedLink
    max_age: Callable[[], timedelta]

    def dispatch(self, request, *args, **kwargs):
        """Open the door, or say in a sentence why it stays closed; the address leaks nowhere."""
        try:
            response = self._enter(request, kwargs["token"])
        except LinkExpired:
            response = self.closed(request, _("The link is too old."))
        except LinkInvalid:
            response = self.closed(
                request,
                _("The link is not valid any more. It may have been used, or copied incompletely."),
            )
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def _enter(self, request, token):
        identifier, nonce = self.link.read(token, self.max_age())
        submission = (
            Submission.objects.select_related("organization", "region")
            .filter(uuid=identifier, region=Region.objects.for_request(request))
            .first()
        )
        if submission is None:
            raise LinkInvalid
        if request.method == "POST":
            return self.work(request, submission, nonce)
        if request.method in ("GET", "HEAD"):
            return self.show(request, submission, nonce)
        raise Http404

    def show(self, request, submission, nonce: str):
        """Answer a GET; changes nothing."""
        raise NotImplementedError

    def work(self, request, submission, nonce: str):
        """Do what the button of the page asks for."""
        raise NotImplementedError

    def closed(self, request, reason: str):
        """Say why the link does not work and where to go."""
        return self._page(request, "closed", status=410, reason=reason)

    def _page(self, request, name: str, status=200, **context):
        context["directory"] = directory_of(request)
        return render(request, f"volunteering/portal/{name}.html", context, status=status)


class ConfirmView(LinkView):
    """Confirms the e-mail address of a submission."""

    link = CONFIRM
    max_age = staticmethod(conf.unconfirmed_lifetime)

    def show(self, request, submission, nonce):
        """Show the button, or that it has been pressed."""
        if submission.confirmed_at:
            return self._page(request, "confirmed", submission=submission)
        return self._page(request, "confirm", submission=submission)

    def work(self, request, submission, nonce):
        """Take the submission over into moderation; a second click sees the same thanks."""
        confirm_submission(submission)
        return self._page(request, "confirmed", submission=submission)


class ResumeView(LinkView):
    """Reopens the filled form after a rejection."""

    link = RESUME
    max_age = staticmethod(conf.resume_lifetime)

    def show(self, request, submission, nonce):
        """Show the form as it was sent, with what the centre wrote."""
        self._still_open(submission, nonce)
        form = ListingForm(
            region=submission.region,
            values=submission.data,
            initial={
                "form_key": submission.form_key,
                "submitter_name": submission.name,
                "submitter_phone": submission.phone,
                "note": submission.note,
            },
            kept_files=files_of(submission.form_key).values(),
        )
        form.lock_email(submission.email)
        return self._form(request, submission, form)

    def work(self, request, submission, nonce):
        """Send the corrected listing back into moderation."""
        if nonce != submission.nonce.hex and submission.outcome == Outcome.UNDECIDED:
            # The second of two clicks: the first one has done the work.
            return self._page(request, "confirmed", submission=submission)
        self._still_open(submission, nonce)
        form = ListingForm(
            request.POST,
            request.FILES,
            region=submission.region,
            values=submission.data,
            kept_files=files_of(submission.form_key).values(),
        )
        form.lock_email(submission.email)
        is_valid = form.is_valid()
        if form.pictures or form.removed_pictures:
            keep_pictures(submission.form_key, form.pictures, form.removed_pictures)
            form.kept_files = files_of(submission.form_key)
        if not is_valid:
            return self._form(request, submission, form, status=422)
        resubmit(submission, form.sender, form.values)
        return self._page(request, "confirmed", submission=submission)

    def _still_open(self, submission, nonce) -> None:
        if nonce != submission.nonce.hex or submission.outcome != Outcome.REJECTED:
            raise LinkInvalid

    def _form(self, request, submission, form, status=200):
        return render_listing_form(
            request,
            directory_of(request),
            form,
            action=request.path,
            status=status,
            returned=submission,
        )
