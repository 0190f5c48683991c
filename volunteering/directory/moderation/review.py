"""The moderator's screen: old beside new, field by field, who sent it, and the decision."""

from dataclasses import dataclass

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images import get_image_model
from wagtail.models import TaskState

from ..duplicates.panels import similar_records
from ..models import Organization
from .actions import OfferedChange, offered_changes, set_in_draft, waiting_submission

APPROVE, REJECT = "approve", "reject"
LIST = "wagtailsnippets_volunteering_organization:list"
EDIT = "wagtailsnippets_volunteering_organization:edit"


def may_review(user) -> bool:
    """Whether somebody may decide about listings; whoever may only edit them sees the editor's screen."""
    return user.has_perm("volunteering.publish_organization") or user.has_perm(
        "volunteering.change_organization"
    )


def review_url(organization: Organization) -> str:
    """Return the address of the screen for one listing."""
    return reverse("volunteering_review", args=[quote(organization.pk)])


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """What waits, compared with what is on the web."""

    template_name = "volunteering/admin/review.html"
    header_icon = "group"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may decide.

        Raises:
            PermissionDenied: nobody else.
        """
        if not may_review(request.user):
            raise PermissionDenied
        self.organization = get_object_or_404(
            Organization.objects.select_related("record", "region"), pk=unquote(kwargs["pk"])
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        """Say what the screen is for."""
        return _("Changes waiting for a decision")

    def get_page_subtitle(self):
        """Name the organization."""
        return self.organization.name

    def get_breadcrumbs_items(self):
        """Lead from the list over the listing."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": _("Organizations")},
            {
                "url": reverse(EDIT, args=[quote(self.organization.pk)]),
                "label": self.organization.name,
            },
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        """Add the changes, the submitter and what may be done."""
        submission = waiting_submission(self.organization)
        offered = (
            offered_changes(self.organization, submission)
            if self.organization.live and self.organization.has_unpublished_changes
            else []
        )
        return super().get_context_data(**kwargs) | {
            "organization": self.organization,
            "submission": submission
            if self.request.user.has_perm("volunteering.view_submission")
            else None,
            "is_from_outside": submission is not None,
            "rows": _rows(offered),
            "similar": similar_records(self.organization, self.request.user),
            "actions": _actions(self.organization, self.request.user),
            "revision": self.organization.latest_revision_id,
            "edit_url": reverse(EDIT, args=[quote(self.organization.pk)]),
        }

    def post(self, request, *args, **kwargs):
        """Put one field back or take it over again, or decide about the whole."""
        with transaction.atomic():
            self.organization = Organization.objects.select_for_update().get(
                pk=self.organization.pk
            )
            if str(self.organization.latest_revision_id) != request.POST.get("revision"):
                messages.warning(
                    request,
                    _("The organization has sent a newer version in the meantime. Here it is."),
                )
                return redirect(review_url(self.organization))
            for name, is_original in (("keep", True), ("accept", False)):
                if name in request.POST:
                    return self._set(request.POST[name], keep_original=is_original)
            return self._decide(request.POST.get("action", ""), request.POST.get("comment", ""))

    def _set(self, path: str, *, keep_original: bool):
        try:
            set_in_draft(
                self.organization, path, keep_original=keep_original, user=self.request.user
            )
        except (LookupError, ValidationError) as error:
            sentences = error.messages if isinstance(error, ValidationError) else []
            messages.error(
                self.request,
                _("This field cannot be changed alone. %(why)s") % {"why": " ".join(sentences)},
            )
        return redirect(review_url(self.organization))

    def _decide(self, action: str, comment: str):
        state = _task_state(self.organization)
        if state is None or action not in dict(_actions(self.organization, self.request.user)):
            messages.error(self.request, _("Somebody has decided about it already."))
            return redirect(review_url(self.organization))
        state.task.specific.on_action(state, self.request.user, action, comment=comment.strip())
        if action == APPROVE:
            messages.success(self.request, _("Approved. The profile on the web is up to date."))
        else:
            messages.success(
                self.request, _("Returned. The organization gets your comment by mail.")
            )
        return redirect(LIST)


def _task_state(organization: Organization) -> TaskState | None:
    state = organization.current_workflow_state
    task_state = state.current_task_state if state else None
    if task_state is None or task_state.status != TaskState.STATUS_IN_PROGRESS:
        return None
    return task_state.specific


def _actions(organization: Organization, user) -> list[tuple[str, str]]:
    """Return what this user may decide: the actions Wagtail's task offers, without their dialogs."""
    state = _task_state(organization)
    if state is None:
        return []
    offered = {name for name, _verb, _dialog in state.task.specific.get_actions(organization, user)}
    words = ((APPROVE, _("Approve and publish")), (REJECT, _("Return for correction")))
    return [(name, label) for name, label in words if name in offered]


@dataclass(frozen=True)
class Row:
    """A line of the comparison; pictures are shown, the rest is words."""

    offered: OfferedChange
    old_pictures: list
    new_pictures: list

    @property
    def change(self):
        """What is on the web and what was sent."""
        return self.offered.change


def _rows(offered: list[OfferedChange]) -> list[Row]:
    keys = {key for row in offered for key in (*row.change.old_pictures, *row.change.new_pictures)}
    images = get_image_model().objects.in_bulk(keys) if keys else {}
    return [
        Row(
            row,
            [images[key] for key in row.change.old_pictures if key in images],
            [images[key] for key in row.change.new_pictures if key in images],
        )
        for row in offered
    ]
