"""What each kind of link in our mails tells and does through the API; the pages of the site do the same."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from volunteering.core.signing import LinkExpired, LinkInvalid
from volunteering.directory.actions import confirm_submission
from volunteering.directory.enums import Answer, Outcome
from volunteering.directory.freshness.actions import is_settled
from volunteering.directory.freshness.querysets import intervals_for
from volunteering.directory.models import DoorKey, FreshnessMail, Steward, Submission
from volunteering.portal.addresses import confirm_address, is_awaited
from volunteering.portal.answering import give_answer, why_closed
from volunteering.portal.keys import check_key, use_key, why_unusable
from volunteering.portal.mail_links import (
    ADDRESS_LINK,
    ANSWER_LINK,
    CONFIRM_LINK,
    KEY_LINK,
    NOT_VALID,
    RESUME_LINK,
    TOO_OLD,
    MailLink,
)
from volunteering.portal.resuming import check_still_open, is_resumed
from volunteering.portal.sessions import session_for
from volunteering.portal.tasks import mail_key

from .described import address_of
from .endpoints.lists import region_of
from .filling import errors_of
from .problems import Problem
from .schemas.links import LinkDone, LinkSent, LinkState, Purpose
from .sessions import session_told


@contextmanager
def closed_links_told() -> Generator[None]:
    """Answer 410 when a link is too old or has been revoked.

    Raises:
        Problem: it is.
    """
    try:
        yield
    except LinkExpired as error:
        raise Problem(410, str(TOO_OLD)) from error
    except LinkInvalid as error:
        raise Problem(410, str(NOT_VALID)) from error


class LinkUse:
    """Abstract: one kind of link.

    Its verbs raise LinkExpired or LinkInvalid as those of the pages do.
    """

    purpose: Purpose
    link: MailLink

    def state(self, request: HttpRequest, found: Any, nonce: str, token: str) -> LinkState:
        """Return what a link would do; changes nothing."""
        raise NotImplementedError

    def use(self, request: HttpRequest, found: Any, nonce: str, sent: LinkSent) -> LinkDone:
        """Do what a link is for."""
        raise NotImplementedError

    def told(self, name: str, detail: str, *, is_open: bool, **more) -> LinkState:
        """Return a state.

        Args:
            name: of the organization.
            detail: a sentence.
            is_open: whether its use would do something.
            more: what else there is to tell.
        """
        return LinkState(
            purpose=self.purpose, organization_name=name, is_open=is_open, detail=detail, **more
        )


class ConfirmSubmission(LinkUse):
    """Confirms the e-mail address of whoever sent a listing."""

    purpose = "confirm_submission"
    link = CONFIRM_LINK

    def state(self, request, found: Submission, nonce, token):
        """Return whether it has been confirmed."""
        name = found.data["name"]
        if found.confirmed_at:
            return self.told(name, _standing(found), is_open=False)
        detail = _(
            "With this you confirm that it is you who sends the listing of %(name)s. Only then does the centre get it."
        )
        return self.told(name, detail % {"name": name}, is_open=True)

    def use(self, request, found: Submission, nonce, sent):
        """Confirm it; a second use gets the same answer."""
        confirm_submission(found)
        return LinkDone(purpose=self.purpose, next=_standing(found))


class ResumeListing(LinkUse):
    """Leads to a listing that the centre returned; it is sent to an address of its own."""

    purpose = "resume_listing"
    link = RESUME_LINK

    def state(self, request, found: Submission, nonce, token):
        """Return whether it waits for its correction, and where its form is."""
        name = found.data["name"]
        if is_resumed(found, nonce):
            return self.told(name, _standing(found), is_open=False)
        check_still_open(found, nonce)
        detail = _("The centre asks you to correct the listing of %(name)s.")
        address = address_of(request, "get_returned_listing", token=token)
        return self.told(name, detail % {"name": name}, is_open=True, listing_at=address)

    def use(self, request, found: Submission, nonce, sent):
        """Refuse: there is nothing to do without the listing."""
        raise Problem(409, _("Send the corrected listing by PUT to the address of its form."))


class OpenDoor(LinkUse):
    """Opens the door of an organization, once."""

    purpose = "open_door"
    link = KEY_LINK

    def state(self, request, found: DoorKey, nonce, token):
        """Return whether the key has been used or replaced."""
        check_key(found, nonce)
        name = found.organization.name
        if reason := why_unusable(found):
            return self.told(name, reason, is_open=False)
        detail = _("It opens the profile of your organization for corrections, once.")
        return self.told(name, detail, is_open=True)

    def use(self, request, found: DoorKey, nonce, sent):
        """Begin a session, or mail a new key in place of one that is too old."""
        check_key(found, nonce)
        if sent.again:
            # Only ever to the address the key was cut for, and only while that one is on record.
            mail_key.enqueue(found.organization_id, found.email)
            return LinkDone(
                purpose=self.purpose, next=_("A new link is on its way to the same address.")
            )
        secret = use_key(found)
        if secret is None:
            # Another use may have been faster.
            found.refresh_from_db()
            raise Problem(410, why_unusable(found))
        return _opened(self.purpose, request, secret)


class ConfirmAddress(LinkUse):
    """Takes over a new address on record."""

    purpose = "confirm_address"
    link = ADDRESS_LINK

    def state(self, request, found: Steward, nonce, token):
        """Return which address it would be."""
        if not is_awaited(found, nonce):
            raise LinkInvalid
        detail = _(
            "From now on, what concerns the profile of %(name)s will be mailed to %(email)s."
        )
        name = found.organization.name
        return self.told(name, detail % {"name": name, "email": found.new_email}, is_open=True)

    def use(self, request, found: Steward, nonce, sent):
        """Change the address."""
        if not confirm_address(found, nonce):
            raise LinkInvalid
        found.refresh_from_db()
        follows = _("We write to %(email)s now. The former address gets a note about it.")
        return LinkDone(purpose=self.purpose, next=follows % {"email": found.email})


class YearlyQuestion(LinkUse):
    """Takes the answer to the question whether a listing is still right."""

    purpose = "yearly_question"
    link = ANSWER_LINK

    def state(self, request, found: FreshnessMail, nonce, token):
        """Return what can be answered, or what was answered."""
        name = found.organization.name
        if is_settled(found):
            return self.told(name, _answered(found), is_open=False)
        if reason := why_closed(found, nonce, intervals_for(request)):
            return self.told(name, reason, is_open=False)
        # It opens the door only once.
        answers = [
            answer.value
            for answer in Answer
            if answer != Answer.CORRECT or found.answer != Answer.CORRECT
        ]
        detail = _("Is the listing of %(name)s still right?")
        return self.told(name, detail % {"name": name}, is_open=True, answers=answers)

    def use(self, request, found: FreshnessMail, nonce, sent):
        """Do what was answered; a second use learns what the first one did."""
        fields = {"answer": sent.answer, "note": sent.note}
        given = give_answer(found, nonce, intervals_for(request), fields)
        if given.opens_door:
            secret = session_for(found.organization, found.email)
            return _opened(self.purpose, request, secret)
        if given.form is not None:
            detail, errors = errors_of(given.form)
            raise Problem(422, detail, errors)
        if is_settled(given.mail):
            return LinkDone(purpose=self.purpose, next=_answered(given.mail))
        raise Problem(
            410,
            given.closed
            or _(
                "This link has opened your profile for corrections already, and it does so only once."
            ),
        )


USES: tuple[LinkUse, ...] = (
    ConfirmSubmission(),
    OpenDoor(),
    YearlyQuestion(),
    ConfirmAddress(),
    ResumeListing(),
)


def opened(request: HttpRequest, token: str) -> tuple[LinkUse, Any, str]:
    """Return what a token is for, what it is about, and its nonce.

    A token does not say what it is for: its signature fits one kind of link only.

    Args:
        request: the request.
        token: the last part of the address in the mail.

    Raises:
        LinkExpired: the link is too old.
        Problem: the link is forged, damaged, or about something that is gone or of another region.
    """
    region = region_of(request)
    for use in USES:
        try:
            return use, *use.link.open(region, token)
        except LinkInvalid:
            continue
    raise Problem(
        404, _("There is nothing behind this link. It may have been copied incompletely.")
    )


def _standing(submission: Submission) -> str:
    if submission.outcome == Outcome.PUBLISHED:
        sentence = _("The listing of %(name)s is on the web.")
    else:
        sentence = _(
            "Thank you, the centre has the listing of %(name)s. We will write to you that it is on the web, or what to correct."
        )
    return sentence % {"name": submission.data["name"]}


def _answered(mail: FreshnessMail) -> str:
    if mail.answer == Answer.VALID:
        sentence = _(
            "You have confirmed that the listing of %(name)s is right. The profile says so."
        )
    else:
        sentence = _(
            "We took the listing of %(name)s off the web, as you asked. Nothing has been deleted."
        )
    return sentence % {"name": mail.organization.name}


def _opened(purpose: Purpose, request: HttpRequest, secret: str) -> LinkDone:
    return LinkDone(
        purpose=purpose,
        next=_("The profile of your organization is open for corrections."),
        session=session_told(request, secret),
    )
