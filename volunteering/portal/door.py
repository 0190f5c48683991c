"""Behind the organization's door: its profile as the public sees it, what waits, what the centre said, corrections."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.receiving import Verdict
from volunteering.core.sections import profile_sections
from volunteering.core.spam import is_cross_site
from volunteering.directory.changes import changes_between, take_over
from volunteering.directory.enums import Answer, Confirmer, Outcome
from volunteering.directory.freshness.actions import confirm_listing, revoke_links, withdraw
from volunteering.directory.freshness.forms import LeavingForm
from volunteering.directory.models import DoorKey, Organization, Submission
from volunteering.directory.moderation.corrections import take_back, working_values
from volunteering.directory.pages import directory_of
from volunteering.directory.values import values_of

from .addresses import ask_for_address
from .correcting import correction_form, take_correction
from .forms import AddressForm
from .programs import program_form, program_values, take_off_program, take_program
from .sessions import close_session, session_of


# The cookie of the session is SameSite=Strict and goes only to these addresses; `is_cross_site` refuses the rest.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class DoorView(View):
    """Abstract: a page that needs an open session."""

    def dispatch(self, request, *args, **kwargs):
        """Let the holder of a session in; whoever has none learns how to get one."""
        key = session_of(request)
        if (
            key is None
            or not Organization.objects.listed().filter(pk=key.organization_id).exists()
            or (request.method == "POST" and is_cross_site(request))
        ):
            response = self.page("no_session", status=403)
        else:
            self.key: DoorKey = key
            self.organization: Organization = key.organization
            response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def page(self, name: str, status=200, **context):
        """Show a template of the portal."""
        context["directory"] = directory_of(self.request)
        context["organization"] = getattr(self, "organization", None)
        return render(self.request, f"volunteering/portal/{name}.html", context, status=status)


class HomeView(DoorView):
    """What the organization has with us."""

    def get(self, request):
        """Show the profile as it is on the web, what waits and what the centre said last."""
        organization = Organization.objects.select_related("seat", "logo", "record").get(
            pk=self.organization.pk
        )
        organization.region = self.organization.region
        live, working = values_of(organization), working_values(organization)
        last = Submission.objects.latest_for(organization)
        is_decided = last is not None and last.outcome == Outcome.PUBLISHED
        offered = take_over(live, last.data, last.declined) if last and is_decided else live
        return self.page(
            "home",
            last=last,
            changes=changes_between(live, working),
            declined=changes_between(live, offered),
            programs=working["programs"],
            sections=profile_sections(organization, request),
            profile=organization,
            done=request.GET.get("hotovo", ""),
        )


class CorrectView(DoorView):
    """The form with everything that is public, and what the organization has changed already."""

    def get(self, request):
        """Show the filled form."""
        return self.page("correct", form=correction_form(self.key))

    def post(self, request):
        """Send the correction into moderation, or show the form again with sentences."""
        form = correction_form(self.key, request.POST, request.FILES)
        taken = take_correction(self.key, form)
        if taken.verdict != Verdict.RECEIVED:
            return self.page("correct", form=form, status=taken.verdict.value)
        return _home("odeslano" if taken.is_different else "beze-zmeny")


class ProgramView(DoorView):
    """One program: a new one, or one the organization has."""

    def get(self, request, key=None):
        """Show the form."""
        values = self._program(key)
        return self.page("program", form=program_form(self.key, values), program=values)

    def post(self, request, key=None):
        """Send the program as part of a correction; `remove` takes it off."""
        values = self._program(key)
        form = program_form(self.key, values, request.POST)
        if "remove" in request.POST and key is not None:
            is_different = take_off_program(self.key, form.key, key)
            return _home("odeslano" if is_different else "beze-zmeny")
        taken = take_program(self.key, form, key, values)
        if taken.verdict != Verdict.RECEIVED:
            return self.page("program", form=form, program=values, status=taken.verdict.value)
        return _home("odeslano" if taken.is_different else "beze-zmeny")

    def _program(self, key) -> dict | None:
        if key is None:
            return None
        values = program_values(self.organization, key)
        if values is None:
            raise Http404
        return values


class AddressView(DoorView):
    """Changes the address on record."""

    def get(self, request):
        """Show the form."""
        return self.page("address", form=AddressForm())

    def post(self, request):
        """Mail a link to the new address."""
        form = AddressForm(request.POST)
        if not form.is_valid():
            return self.page("address", form=form, status=422)
        ask_for_address(self.organization.steward, form.cleaned_data["email"])
        return _home("adresa")


class WithdrawView(DoorView):
    """Takes the profile off the web, for one of two reasons."""

    def get(self, request):
        """Ask why."""
        return self._ask(LeavingForm())

    def post(self, request):
        """Take it off; the session ends with it."""
        form = LeavingForm(request.POST)
        if not form.is_valid():
            return self._ask(form, status=422)
        answer = Answer(form.cleaned_data["answer"])
        withdraw(self.organization, answer, form.cleaned_data["note"], email=self.key.email)
        response = self.page("withdrawn")
        close_session(response, self.key)
        return response

    def _ask(self, form: LeavingForm, status=200):
        back = reverse("volunteering:door")
        return self.page("answer_leaving", form=form, back_url=back, status=status)


class ActView(DoorView):
    """The buttons of the door that need no form."""

    def post(self, request, act: str):
        """Do one thing and go back.

        Raises:
            Http404: there is no such button.
        """
        if act == "plati":
            confirm_listing(self.organization, Confirmer.ORGANIZATION)
        elif act == "vzit-zpet":
            if not take_back(self.key):
                return _home("rozhodnuto")
        elif act == "zneplatnit":
            DoorKey.objects.filter(organization=self.organization).revoke()
            revoke_links(self.organization)
        elif act != "konec":
            raise Http404
        if act in ("konec", "zneplatnit"):
            response = redirect(self.organization.get_url(request) or "/")
            close_session(response, self.key)
            return response
        return _home(act)


def _home(done: str):
    return HttpResponseRedirect(f"{reverse('volunteering:door')}?hotovo={done}")
