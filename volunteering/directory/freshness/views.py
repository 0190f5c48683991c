"""The editors' phone list: whose listing nobody has confirmed, whom to call, and what came of the call."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from volunteering.core.models import Region
from volunteering.core.paging import paginate

from ..enums import Confirmer
from ..models import FreshnessMail, Organization
from .actions import close_withdrawal, confirm_listing, note_no_answer, withdraw
from .forms import LeavingForm, NoAnswerForm
from .querysets import intervals_for, to_call, withdrawn
from .schedule import Schedule
from .waiting import VIEW_PERMISSION

CHANGE_PERMISSION = "volunteering.change_organization"
# To take a listing off the web is to publish in the other direction.
PUBLISH_PERMISSION = "volunteering.publish_organization"
CALL_AGAIN_DAYS = 7


@dataclass(frozen=True)
class Call:
    """A line of the phone list.

    Attributes:
        organization: whom to call.
        days_overdue: for how long nobody has confirmed the listing, after it was due.
        asked: the last mail of this cycle, or None.
    """

    organization: Organization
    days_overdue: int
    asked: FreshnessMail | None


class PhoneListItem(MenuItem):
    """The menu item of the phone list, for whoever may see it."""

    def __init__(self):
        super().__init__(
            PhoneListView.page_title,
            reverse_lazy("volunteering_phone_list"),
            name="phone_list",
            icon_name=PhoneListView.header_icon,
            # Below the organizations.
            order=203,
        )

    def is_shown(self, request):
        """Whether this user may see the phone list."""
        return request.user.has_perm(VIEW_PERMISSION)


class PhoneListView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the phone list and does what its buttons ask for; works without JavaScript."""

    template_name = "volunteering/admin/phone_list.html"
    page_title = gettext_lazy("To be phoned")
    header_icon = "mobile-alt"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may see organizations with their private contacts."""
        if not request.user.has_perm(VIEW_PERMISSION):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Add this screen to the path."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Add the calls of this page of the list, and the listings that were withdrawn."""
        request = self.request
        region = Region.objects.for_request(request)
        today = timezone.localdate()
        found = to_call(region, intervals_for(request), today).order_by(
            "record__counted_from", "sort_key", "pk"
        )
        page = paginate(_with_contacts(found), request)
        gone = _with_contacts(withdrawn(region, today)).order_by("-record__call_again_on", "pk")
        calls = [
            _call(organization, region, intervals_for(request), today) for organization in page
        ]
        return super().get_context_data(**kwargs) | {
            "calls": calls,
            "page_of_calls": page,
            "withdrawn": [_in(region, organization) for organization in gone],
            "leaving_form": LeavingForm(),
            "call_again_days": CALL_AGAIN_DAYS,
            "may_change": request.user.has_perm(CHANGE_PERMISSION),
            "may_publish": request.user.has_perm(PUBLISH_PERMISSION),
        }

    def post(self, request, *args, **kwargs):
        """Do what a button asks for and show the list again.

        Raises:
            PermissionDenied: the user may only look.
        """
        region = Region.objects.for_request(request)
        key = request.POST.get("organization", "")
        organization = (
            Organization.objects.in_region(region)
            .filter(pk=key if key.isascii() and key.isdigit() else 0)
            .first()
        )
        work = {
            "confirm": self._confirm,
            "no_answer": self._no_answer,
            "withdraw": self._withdraw,
            "done": self._done,
        }.get(request.POST.get("action", ""))
        if not request.user.has_perm(CHANGE_PERMISSION):
            raise PermissionDenied
        if organization is None or work is None:
            messages.error(request, _("This listing is not in the directory any more."))
        else:
            work(request, organization)
        return HttpResponseRedirect(request.get_full_path())

    def _confirm(self, request, organization):
        if not organization.live:
            messages.warning(request, _("“%s” is off the web already.") % organization)
            return
        confirm_listing(organization, Confirmer.CENTRE)
        messages.success(request, _("“%s” is confirmed as of today.") % organization)

    def _no_answer(self, request, organization):
        form = NoAnswerForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Please say in how many days to call again (1 to 365)."))
            return
        note_no_answer(organization, form.cleaned_data["days"], form.cleaned_data["note"])
        messages.success(request, _("“%s” will be back on this list.") % organization)

    def _withdraw(self, request, organization):
        if not request.user.has_perm(PUBLISH_PERMISSION):
            raise PermissionDenied
        form = LeavingForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Please choose why “%s” leaves the web.") % organization)
            return
        done = withdraw(
            organization,
            form.cleaned_data["answer"],
            form.cleaned_data["note"],
            by=Confirmer.CENTRE,
            user=request.user,
        )
        if done:
            edit = reverse(
                organization.snippet_viewset.get_url_name("edit"), args=[organization.pk]
            )
            messages.success(
                request,
                _("“%s” is off the web. Publishing it again takes that back.") % organization,
                buttons=[messages.button(edit, _("Edit"))],
            )
        else:
            messages.warning(request, _("“%s” is off the web already.") % organization)

    def _done(self, request, organization):
        close_withdrawal(organization)
        messages.success(request, _("Done."))


def _with_contacts(organizations):
    mails = FreshnessMail.objects.order_by("-sent_at")
    return organizations.select_related("record", "steward", "seat").prefetch_related(
        "contacts", Prefetch("freshness_mails", queryset=mails, to_attr="asked_mails")
    )


def _call(organization: Organization, region: Region, intervals, today: date) -> Call:
    record = organization.record
    asked = organization.asked_mails  # ty: ignore[missing-attribute]
    mails = [mail for mail in asked if mail.cycle == record.counted_from]
    overdue = (today - Schedule(record.counted_from, intervals).due).days
    return Call(_in(region, organization), overdue, mails[0] if mails else None)


def _in(region: Region, organization: Organization) -> Organization:
    """Return the listing with the region at hand, so that its address costs no query."""
    organization.region = region
    return organization
