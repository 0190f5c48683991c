"""The doors that open with a signed link: confirm the e-mail of a submission, correct a returned one."""

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.signing import LinkInvalid
from volunteering.directory.actions import confirm_submission, keep_pictures, resubmit
from volunteering.directory.enums import Outcome
from volunteering.directory.forms import ListingForm
from volunteering.directory.models import Submission
from volunteering.directory.pages import directory_of, render_listing_form
from volunteering.directory.tasks import CONFIRM, RESUME
from volunteering.directory.views import files_of

from .links import LinkView


class SubmissionLinkView(LinkView):
    """Abstract: a page about a submission."""

    def find(self, request, identifier):
        """Return the submission."""
        return (
            Submission.objects.select_related("organization", "region")
            .filter(uuid=identifier, region=Region.objects.for_request(request))
            .first()
        )


class ConfirmView(SubmissionLinkView):
    """Confirms the e-mail address of a submission."""

    link = CONFIRM
    max_age = staticmethod(conf.unconfirmed_lifetime)

    def show(self, request, submission, nonce):
        """Show the button, or that it has been pressed."""
        if submission.confirmed_at:
            return self.page(request, "confirmed", submission=submission)
        return self.page(request, "confirm", submission=submission)

    def work(self, request, submission, nonce):
        """Take the submission over into moderation; a second click sees the same thanks."""
        confirm_submission(submission)
        return self.page(request, "confirmed", submission=submission)


class ResumeView(SubmissionLinkView):
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
            return self.page(request, "confirmed", submission=submission)
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
        return self.page(request, "confirmed", submission=submission)

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
