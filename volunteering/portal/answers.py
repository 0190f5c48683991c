"""The door of the yearly question: three answers behind the links of its mail.

A GET only shows the buttons, whichever of the three links was opened; the one that was meant comes first.
"""

from django.http import HttpResponseRedirect
from django.urls import reverse

from volunteering.core.models import Region
from volunteering.core.signing import LinkInvalid
from volunteering.core.spam import is_cross_site
from volunteering.directory.enums import Answer
from volunteering.directory.freshness.actions import is_settled
from volunteering.directory.freshness.forms import LeavingForm
from volunteering.directory.freshness.public import freshness_of
from volunteering.directory.freshness.querysets import intervals_for
from volunteering.directory.models import FreshnessMail

from .answering import give_answer, why_closed
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
        reason = why_closed(mail, nonce, intervals_for(request))
        if reason:
            return self.closed(request, reason)
        if request.GET.get("odpoved") == GONE:
            return self._leaving(request, mail, LeavingForm())
        return self._question(request, mail)

    def work(self, request, mail, nonce, /):
        """Do what was answered; the second of two clicks sees what the first one did."""
        if request.POST.get("answer") == Answer.CORRECT and is_cross_site(request):
            raise LinkInvalid
        given = give_answer(mail, nonce, intervals_for(request), request.POST)
        if given.opens_door:
            response = HttpResponseRedirect(reverse("volunteering:door"))
            open_session(request, response, mail.organization, mail.email)
            return response
        if given.form is not None:
            return self._leaving(request, given.mail, given.form, status=422)
        if is_settled(given.mail):
            return self._answered(request, given.mail)
        if given.closed:
            return self.closed(request, given.closed)
        return self._question(request, given.mail)

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
