"""The door of the yearly question: three answers behind the links of its mail.

A GET only shows the buttons, whichever of the three links was opened; the one that was meant comes first.
"""

from django.http import HttpResponseRedirect
from django.urls import reverse

from volunteering.core.models import Region
from volunteering.core.signing import LinkInvalid
from volunteering.core.spam import is_cross_site
from volunteering.directory.enums import Answer
from volunteering.directory.freshness.actions import is_settled, take_answer
from volunteering.directory.freshness.forms import LeavingForm
from volunteering.directory.freshness.public import freshness_of
from volunteering.directory.freshness.querysets import intervals_for
from volunteering.directory.models import FreshnessMail

from .answering import why_closed
from .links import LinkView
from .mail_links import ANSWER_LINK
from .sessions import open_session

# What the links of the mail ask for; "uz-ne" shows the page that asks why.
VALID, CORRECT, GONE = "plati", "opravit", "uz-ne"


class AnswerView(LinkView):
    """Takes the answer to one question."""

    link = ANSWER_LINK

    def show(self, request, mail, nonce, /):
        """Show the three buttons, the page that asks why, or what was answered."""
        if is_settled(mail):
            return self._answered(request, mail)
        reason = self._why_closed(request, mail, nonce)
        if reason:
            return self.closed(request, reason)
        if request.GET.get("odpoved") == GONE:
            return self._leaving(request, mail, LeavingForm())
        return self._question(request, mail)

    def work(self, request, mail, nonce, /):
        """Do what was answered; the second of two clicks sees what the first one did."""
        if is_settled(mail):
            return self._answered(request, mail)
        reason = self._why_closed(request, mail, nonce)
        if reason:
            return self.closed(request, reason)
        answer = request.POST.get("answer", "")
        if answer == Answer.VALID:
            take_answer(mail, Answer.VALID)
            return self._after(request, mail)
        if answer == Answer.CORRECT:
            return self._open_door(request, mail)
        form = LeavingForm(request.POST)
        if not form.is_valid():
            return self._leaving(request, mail, form, status=422)
        take_answer(mail, Answer(form.cleaned_data["answer"]), form.cleaned_data["note"])
        return self._after(request, mail)

    def _why_closed(self, request, mail: FreshnessMail, nonce: str) -> str:
        return why_closed(mail, nonce, intervals_for(request))

    def _open_door(self, request, mail: FreshnessMail):
        """Begin a session behind the organization's door, once for each mail; later ones ask for a new link."""
        if is_cross_site(request):
            raise LinkInvalid
        if not take_answer(mail, Answer.CORRECT):
            return self._after(request, mail)
        response = HttpResponseRedirect(reverse("volunteering:door"))
        open_session(request, response, mail.organization, mail.email)
        return response

    def _after(self, request, mail: FreshnessMail):
        """Show how the question stands now; another click may have been faster."""
        now = self.link.find(Region.objects.for_request(request), mail.uuid)
        if now is None:
            raise LinkInvalid
        if is_settled(now):
            return self._answered(request, now)
        reason = self._why_closed(request, now, now.nonce.hex)
        return self.closed(request, reason) if reason else self._question(request, now)

    def _question(self, request, mail: FreshnessMail):
        asked = request.GET.get("odpoved", "")
        return self._show(
            request,
            "answer",
            mail,
            asked=asked if asked in (VALID, CORRECT) else "",
            # Its door has been opened by this link already.
            has_opened=mail.answer == Answer.CORRECT,
            gone_url=f"{request.path}?odpoved={GONE}",
            door_url=reverse("volunteering:request_key", args=[mail.organization.uuid]),
        )

    def _leaving(self, request, mail: FreshnessMail, form: LeavingForm, status=200):
        return self._show(request, "answer_leaving", mail, form=form, status=status)

    def _answered(self, request, mail: FreshnessMail):
        return self._show(request, "answer_done", mail)

    def _show(self, request, name: str, mail: FreshnessMail, **context):
        organization = mail.organization
        organization.region = Region.objects.for_request(request)
        return self.page(
            request,
            name,
            mail=mail,
            organization=organization,
            age=freshness_of(organization, intervals_for(request)),
            profile=organization.get_url(request) if organization.live else None,
            **context,
        )
