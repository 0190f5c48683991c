"""Merging two records in the admin: side by side, then what exactly will happen, then it is done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images import get_image_model

from ..duplicates.panels import state_of
from ..models import Organization
from . import (
    MergeChoices,
    MergeRefused,
    current_values,
    default_survivor,
    fingerprint,
    may_merge,
    merge,
    obstacle_to_merge,
)
from .choices import MINE, PARTS
from .references import count_references

EDIT = "wagtailsnippets_volunteering_organization:edit"
LIST = "wagtailsnippets_volunteering_organization:list"
# The name of the submit button says which step comes next.
ASK, DO = "ask", "do"
PART_HEADINGS = {
    "links": gettext_lazy("Links"),
    "contacts": gettext_lazy("Contacts"),
    "programs": gettext_lazy("Programs"),
    "photos": gettext_lazy("Photos"),
}


class MergeView(WagtailAdminTemplateMixin, TemplateView):
    """Merge the two records of the address; `?survivor=<pk>` says which one stays."""

    template_name = "volunteering/admin/merge.html"
    header_icon = "resubmit"
    page_title = ""

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may merge, while both records are there.

        Raises:
            PermissionDenied: the user may not change and publish listings.
        """
        if not may_merge(request.user):
            raise PermissionDenied
        if len(self.records) < 2:
            return self._one_is_gone()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def records(self) -> dict[int, Organization]:
        """The records of the address that are there, by key."""
        keys = {self.kwargs["pk"], self.kwargs["other_pk"]}
        found: QuerySet = Organization.objects.filter(pk__in=keys).select_related("region__site")
        rows = {row.pk: row for row in found}
        same_region = len({row.region_id for row in rows.values()}) == 1
        return rows if same_region else {}

    @cached_property
    def survivor(self) -> Organization:
        """The record that stays."""
        asked = self.request.GET.get("survivor", "")
        chosen = self.records.get(int(asked)) if asked.isdecimal() and len(asked) < 19 else None
        return chosen or default_survivor(*self.records.values())

    @cached_property
    def other(self) -> Organization:
        """The record that goes."""
        return next(row for pk, row in self.records.items() if pk != self.survivor.pk)

    @cached_property
    def states(self) -> tuple[dict, dict]:
        """The values of both as they are now: of the survivor and of the other."""
        return current_values(self.survivor), current_values(self.other)

    @cached_property
    def choices(self) -> MergeChoices:
        """What differs, and what is chosen."""
        # On the way back from the second page too; a first visit has no choice yet.
        is_chosen = self.request.method == "POST" and self.is_up_to_date
        return MergeChoices(*self.states, self.request.POST.dict() if is_chosen else None)

    @property
    def seen(self) -> str:
        """What stands for the two records as they are now."""
        return fingerprint(*self.states)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the form was filled in for the records as they are now."""
        return self.request.POST.get("seen") == self.seen

    def post(self, request, *args, **kwargs):
        """Ask for certain, or do it."""
        if not self.is_up_to_date:
            # What was ticked was ticked for something else, so the usual choice is offered again.
            messages.warning(
                request,
                _("One of the records has changed meanwhile. Please look at the two again."),
            )
            return self._show(status=409)
        if DO in request.POST:
            return self._merge()
        if ASK in request.POST and not self._obstacle:
            self.template_name = "volunteering/admin/merge_confirm.html"
        return self._show()

    def get_page_title(self):
        """Say what the page is for."""
        return _("Merge two records")

    def get_breadcrumbs_items(self):
        """Lead back to the record."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": Organization._meta.verbose_name_plural},
            {"url": reverse(EDIT, args=[self.survivor.pk]), "label": self.survivor.name},
            {"url": "", "label": _("Merge")},
        ]

    def get_context_data(self, **kwargs):
        """Add the two records and the choice between them."""
        context = super().get_context_data(**kwargs)
        context |= {
            "survivor": self.survivor,
            "other": self.other,
            "survivor_state": state_of(self.survivor),
            "other_state": state_of(self.other),
            "obstacle": self._obstacle,
            "seen": self.seen,
            "inputs": self.choices.inputs,
            "dropped": self.choices.dropped,
            "is_public": self.survivor.live or self.other.live,
            "drafts": [row for row in self.records.values() if _has_draft(row)],
            "references": count_references(self.other),
            "action": f"{self.request.path}?survivor={self.survivor.pk}",
            "swapped": f"{self.request.path}?survivor={self.other.pk}",
        }
        return context | self._rows()

    def _rows(self) -> dict:
        """Return the choices with the pictures they name, fetched at once."""
        choices = self.choices
        keys = {choice.picture for choice in choices.parts if choice.picture}
        for field in choices.fields:
            keys |= {*field.change.old_pictures, *field.change.new_pictures}
        images = get_image_model().objects.in_bulk(keys) if keys else {}

        def pictures(pks) -> list:
            return [images[pk] for pk in pks if pk in images]

        return {
            "fields": [
                {
                    "choice": field,
                    "mine": pictures(field.change.old_pictures),
                    "theirs": pictures(field.change.new_pictures),
                }
                for field in choices.fields
            ],
            "taken": [field for field in choices.fields if field.chosen != MINE],
            "groups": [
                {
                    "heading": PART_HEADINGS[part],
                    "parts": [
                        {"choice": choice, "image": images.get(choice.picture)}
                        for choice in choices.parts
                        if choice.part == part
                    ],
                }
                for part in PARTS
                if any(choice.part == part for choice in choices.parts)
            ],
        }

    @cached_property
    def _obstacle(self) -> str:
        return obstacle_to_merge(self.survivor, self.other, self.request.user)

    def _show(self, status: int = 200):
        return self.render_to_response(self.get_context_data(), status=status)

    def _merge(self):
        name = self.other.name
        try:
            survivor = merge(
                self.survivor,
                self.other,
                self.choices.values,
                self.request.user,
                seen=self.request.POST["seen"],
            )
        except MergeRefused as refused:
            messages.error(self.request, str(refused))
            return redirect(self._where_to_go())
        messages.success(
            self.request,
            _("Merged: %(name)s is now a part of %(survivor)s.")
            % {"name": name, "survivor": survivor.name},
        )
        return redirect(EDIT, survivor.pk)

    def _one_is_gone(self):
        messages.error(
            self.request,
            _("One of the records is not there any more. Somebody may have merged them just now."),
        )
        return redirect(self._where_to_go())

    def _where_to_go(self) -> str:
        keys = (self.kwargs["pk"], self.kwargs["other_pk"])
        rows = Organization.objects.filter(pk__in=keys)
        if len(rows) == 2:
            return self.request.get_full_path()
        return reverse(EDIT, args=[rows[0].pk]) if rows else reverse(LIST)


def _has_draft(organization: Organization) -> bool:
    return organization.live and organization.has_unpublished_changes
