"""What stands beside a listing in the admin: who sent it, and what the centre keeps about it."""

from wagtail.admin.panels import Panel

from .enums import Outcome
from .models import ListingRecord, Steward, Submission
from .moderation.review import review_url


class SubmissionPanel(Panel):
    """Shows whoever reviews a listing who sent it, when the e-mail was confirmed, and the note to the centre."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one listing."""

        template_name = "volunteering/admin/submission_panel.html"

        def is_shown(self):
            """Only for listings that came through the form, and for people who may see submissions."""
            user = self.request.user if self.request else None
            return (
                super().is_shown()
                and self.submission is not None
                and user is not None
                and user.has_perm("volunteering.view_submission")
            )

        @property
        def submission(self):
            """The newest confirmed submission of the listing, or None."""
            if self.instance.pk is None:
                return None
            if not hasattr(self, "_submission"):
                self._submission = Submission.objects.latest_for(self.instance)
            return self._submission

        def get_context_data(self, parent_context=None):
            """Add the submission."""
            context = super().get_context_data(parent_context)
            context["submission"] = self.submission
            if self.instance.live and self.submission.outcome == Outcome.UNDECIDED:
                context["review_url"] = review_url(self.instance)
            return context


class RecordPanel(Panel):
    """Where a listing came from, when it was last confirmed, and who looks after it; to be read, not written."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one listing."""

        template_name = "volunteering/admin/record_panel.html"

        def is_shown(self):
            """Only for listings that are kept already, and for people who may see the record."""
            user = self.request.user if self.request else None
            return (
                super().is_shown()
                and user is not None
                and user.has_perm("volunteering.view_listingrecord")
                and self.record is not None
            )

        @property
        def record(self) -> ListingRecord | None:
            """The record of the listing."""
            if not hasattr(self, "_record"):
                self._record = ListingRecord.objects.filter(organization=self.instance.pk).first()
            return self._record

        @property
        def steward(self) -> Steward | None:
            """Who looks after the listing, for people who may know."""
            if self.request is None or not self.request.user.has_perm("volunteering.view_steward"):
                return None
            return Steward.objects.filter(organization=self.instance.pk).first()

        def get_context_data(self, parent_context=None):
            """Add the record and the steward."""
            context = super().get_context_data(parent_context)
            return context | {"record": self.record, "steward": self.steward}
