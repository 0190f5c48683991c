"""What of the directory waits for editors: listings in moderation, suggestions to profiles."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import TaskState, WorkflowState

from volunteering.core.todo import Todo, register_todo

from .models import Organization, Suggestion


def listings_in_moderation(request) -> Todo | None:
    """Return how many listings wait for this user's approval.

    Wagtail's own panel names them; here is only the number, beside the other things that wait.
    """
    if not request.user.has_perm("volunteering.view_organization"):
        return None
    reviewable = TaskState.objects.reviewable_by(request.user).filter(
        workflow_state__base_content_type=ContentType.objects.get_for_model(Organization)
    )
    count = reviewable.count()
    return Todo(
        ngettext("listing waits for approval", "listings wait for approval", count),
        count,
        f"{reverse('wagtailsnippets_volunteering_organization:list')}?waiting=true",
        "group",
    )


def open_suggestions(request) -> Todo | None:
    """Return how many suggestions nobody has dealt with, for those who may answer them."""
    if not request.user.has_perm("volunteering.change_suggestion"):
        return None
    count = Suggestion.objects.open().count()
    return Todo(
        ngettext(
            "suggestion to a profile waits for an answer",
            "suggestions to profiles wait for an answer",
            count,
        ),
        count,
        f"{reverse('volunteering_suggestion_modeladmin_index')}?state=open",
        "comment",
    )


def with_open_workflow(organizations):
    """Return those of these organizations that wait for approval."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Organization),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return organizations.filter(pk__in=states.values(key=Cast("object_id", BigIntegerField())))


def register() -> None:
    """Add the lines to the to-do of the admin home."""
    register_todo(listings_in_moderation)
    register_todo(open_suggestions)
