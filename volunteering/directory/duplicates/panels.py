"""The panel "similar records" beside a listing in the admin: what else may be the same organization, and why."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel
from wagtail.models import WorkflowState

from ..merging import may_merge
from ..models import Organization
from . import duplicates_of, find_refusals, key_values

SHOWN = 10


@dataclass(frozen=True)
class SimilarRecord:
    """One line of the panel.

    Attributes:
        organization: the other record.
        reasons: what is the same, in words.
        state: where the other record stands, in words.
        edit_url: its screen in the admin.
        merge_url: where the two become one; "" for people who may not.
    """

    organization: Organization
    reasons: list[str]
    state: str
    edit_url: str
    merge_url: str


def similar_records(organization: Organization, user) -> list[SimilarRecord]:
    """Return the other records that may be the same organization, drafts and refused ones too.

    The number of queries does not grow with what is found.

    Args:
        organization: the listing as it stands on the screen.
        user: whoever looks at it, for the link that merges.
    """
    matches = duplicates_of(
        organization.region, key_values(organization), public_only=False, exclude=organization
    )[:SHOWN]
    others: Any = [match.organization for match in matches]
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    prefetch_related_objects(
        others, Prefetch("_workflow_states", queryset=states, to_attr="_current_workflow_states")
    )
    can_merge = may_merge(user)
    return [
        SimilarRecord(
            organization=match.organization,
            reasons=[str(kind.label) for kind in match.kinds],
            state=state_of(match.organization),
            edit_url=reverse(
                "wagtailsnippets_volunteering_organization:edit", args=[match.organization.pk]
            ),
            merge_url=reverse("volunteering_merge", args=[organization.pk, match.organization.pk])
            if can_merge
            else "",
        )
        for match in matches
    ]


def state_of(organization: Organization) -> str:
    """Return where a listing stands, in words."""
    workflow = organization.current_workflow_state
    is_waiting = workflow is not None and workflow.status == WorkflowState.STATUS_IN_PROGRESS
    if organization.live:
        if organization.expire_at and organization.expire_at <= timezone.now():
            return _("expired")
        return _("published, a change waits for approval") if is_waiting else _("published")
    if is_waiting:
        return _("waits for approval")
    if workflow is not None:
        return _("returned for correction")
    return _("not published any more") if organization.first_published_at else _("draft")


class DuplicatesPanel(Panel):
    """Lists the records that may be the same organization, and the notes of those who refused to be listed."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one listing."""

        template_name = "volunteering/admin/duplicates_panel.html"

        def is_shown(self):
            """Only when there is something to show, and to people who may see the listing."""
            return (
                super().is_shown()
                and self.request is not None
                and self.instance.pk is not None
                and bool(self.records or self.refusals)
            )

        @property
        def records(self) -> list[SimilarRecord]:
            """The other records."""
            if not hasattr(self, "_records"):
                self._records = similar_records(self.instance, self.request.user)
            return self._records

        @property
        def refusals(self) -> list:
            """The notes that this organization does not wish to be listed."""
            if not hasattr(self, "_refusals"):
                values = key_values(self.instance)
                self._refusals = find_refusals(
                    self.instance.region,
                    name=values["name"],
                    ico=values["ico"],
                    hosts=values["links"].values(),
                )
            return self._refusals

        def get_context_data(self, parent_context=None):
            """Add what was found."""
            context = super().get_context_data(parent_context)
            return context | {"records": self.records, "refusals": self.refusals}
