"""What a listing adds to Wagtail's drafts: parts keep their rows, lists know the schedule, the preview is the profile."""

from typing import TYPE_CHECKING

from .parts import OrganizationContact
from .programs import Program

if TYPE_CHECKING:
    from wagtail.models import DraftStateMixin as Base
else:
    # A mixin that is no model: it stands before Wagtail's own.
    Base = object


class DraftedListingMixin(Base):
    """For `Organization`, before Wagtail's mixins."""

    @property
    def approved_schedule(self) -> bool:
        """Whether a publication is scheduled; lists of the admin bring the answer along."""
        if hasattr(self, "_approved_schedule"):
            return bool(self._approved_schedule)
        return self.scheduled_revision is not None

    def with_content_json(self, content):
        """Return the listing as a revision holds it; parts that have a row keep it.

        A part that was new in a draft has no key in the revision. Published again from there it would be deleted
        and made anew under another key; its UUID says which row it is.
        """
        listing = super().with_content_json(content)
        for part, items in (
            (Program, listing.programs.all()),
            (OrganizationContact, listing.contacts.all()),
        ):
            rows = dict(part.objects.filter(organization_id=self.pk).values_list("uuid", "pk"))
            for item in items:
                item.pk = rows.get(item.uuid)
        return listing

    def get_preview_template(self, request, mode_name) -> str:
        """Return the template of the preview: the profile itself."""
        return "volunteering/directory/profile.html"

    def get_preview_context(self, request, mode_name) -> dict:
        """Return the context of the preview, without the sections other features add."""
        return {"organization": self, "sections": [], "is_preview": True}
