"""What a moderator does with a listing in the admin, by the buttons that are there."""

from wagtail.models import TaskState

from tests.support.listing import SENDER
from tests.support.web import Visitor, form_of, values_of
from volunteering.directory.models import Organization

LIST = "/admin/snippets/volunteering/organization/"
EDIT_FORM = "form[data-edit-form]"


def edit_url(organization: Organization) -> str:
    """Return the address of the screen that edits a listing."""
    return f"{LIST}edit/{organization.pk}/"


def press(user: Visitor, organization: Organization, button: dict, **changes):
    """Open the listing in the admin, change fields, press a button; return the page that follows."""
    page = user.get(edit_url(organization))
    values = values_of(form_of(page, EDIT_FORM))
    return user.post(edit_url(organization), values | changes | button, follow=True)


def approve(user: Visitor, organization: Organization, **changes):
    """Change fields of a listing and approve it; return the page that follows."""
    button = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    return press(user, organization, button, **changes)


def rejection_url(organization: Organization) -> str:
    """Return the address of the dialog that rejects what is in moderation now."""
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    return f"{LIST}workflow/action/{organization.pk}/reject/{task.pk}/"


def reject(user: Visitor, organization: Organization, comment: str):
    """Reject a listing with a comment, through the dialog; return the page that follows."""
    url = rejection_url(organization)
    assert user.get(url).status_code == 200
    return user.post(url, {"comment": comment}, follow=True)


def mails_to_submitter(mailoutbox) -> list:
    """Return the mails that the submitter got."""
    return [mail for mail in mailoutbox if mail.to == [SENDER["submitter_email"]]]
