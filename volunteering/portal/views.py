"""The doors that open with a signed link: confirm the e-mail of a submission, correct a returned one."""

from volunteering.core.receiving import Verdict
from volunteering.directory.actions import confirm_submission
from volunteering.directory.pages import directory_of, render_listing_form

from .links import LinkView
from .mail_links import CONFIRM_LINK, RESUME_LINK
from .resuming import check_still_open, is_resumed, resumed_form, take_resumed


class ConfirmView(LinkView):
    """Confirms the e-mail address of a submission."""

    link = CONFIRM_LINK

    def show(self, request, submission, nonce):
        """Show the button, or that it has been pressed."""
        if submission.confirmed_at:
            return self.page(request, "confirmed", submission=submission)
        return self.page(request, "confirm", submission=submission)

    def work(self, request, submission, nonce):
        """Take the submission over into moderation; a second click sees the same thanks."""
        confirm_submission(submission)
        return self.page(request, "confirmed", submission=submission)


class ResumeView(LinkView):
    """Reopens the filled form after a rejection."""

    link = RESUME_LINK

    def show(self, request, submission, nonce):
        """Show the form as it was sent, with what the centre wrote."""
        check_still_open(submission, nonce)
        return self._form(request, submission, resumed_form(submission))

    def work(self, request, submission, nonce):
        """Send the corrected listing back into moderation."""
        if is_resumed(submission, nonce):
            # The second of two clicks: the first one has done the work.
            return self.page(request, "confirmed", submission=submission)
        form = resumed_form(submission, request.POST, request.FILES)
        verdict = take_resumed(submission, nonce, form)
        if verdict != Verdict.RECEIVED:
            return self._form(request, submission, form, status=verdict.value)
        return self.page(request, "confirmed", submission=submission)

    def _form(self, request, submission, form, status=200):
        return render_listing_form(
            request,
            directory_of(request),
            form,
            action=request.path,
            status=status,
            returned=submission,
        )
