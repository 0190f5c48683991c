"""What becomes of a filled public form, whichever door it came through: the page of the site, or the API."""

from collections.abc import Callable, Collection
from enum import IntEnum

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .spam import GuardedFormMixin, admit, is_cross_site

FOREIGN_PAGE = _("This form can be sent only from our own page. Please send it again from here.")
TOO_MANY = _(
    "Too many forms came from your network in the last hour. What you wrote is still here:"
    " please send it again in an hour, or write to %(email)s."
)


class Verdict(IntEnum):
    """What a door answers; each value is the HTTP status that says so."""

    RECEIVED = 202
    FOREIGN_PAGE = 403
    DUPLICATES = 409
    INVALID = 422
    TOO_MANY = 429


def receive(
    request: HttpRequest,
    scope: str,
    form: GuardedFormMixin,
    *,
    reply_to: str,
    is_received: Callable[[], bool],
    keep: Callable[[], object],
    origins: Collection[str] = (),
) -> Verdict:
    """Take a filled form, or say in it why not.

    Args:
        request: the request that carries it.
        scope: which form; see `spam.admit`.
        form: the form; gets the sentence when it is refused.
        reply_to: where to write instead.
        is_received: whether this very form, by its key, has come before.
        keep: does what the form asks for; called when it is valid and admitted.
        origins: other sites whose pages may send it.
    """
    if form.is_from_a_robot or is_received():
        # A robot learns nothing; a second click gets what the first one got.
        return Verdict.RECEIVED
    if not form.is_valid():
        return Verdict.INVALID
    if is_cross_site(request, origins):
        return turned_away(form, Verdict.FOREIGN_PAGE, reply_to)
    return admitted(request, scope, form, reply_to=reply_to, is_received=is_received, keep=keep)


def admitted(
    request: HttpRequest,
    scope: str,
    form: GuardedFormMixin,
    *,
    reply_to: str,
    is_received: Callable[[], bool],
    keep: Callable[[], object],
) -> Verdict:
    """Count a valid form from a page that may send it, and take it unless too many came; see `receive`."""
    if not admit(request, scope, form.cleaned_data["proof"]):
        # The two clicks of a double click run side by side, and the proof is spent by the first.
        if is_received():
            return Verdict.RECEIVED
        return turned_away(form, Verdict.TOO_MANY, reply_to)
    keep()
    return Verdict.RECEIVED


def turned_away(form: GuardedFormMixin, verdict: Verdict, reply_to: str) -> Verdict:
    """Put above a form why it is turned away, and return the verdict.

    Args:
        form: the form.
        verdict: FOREIGN_PAGE or TOO_MANY.
        reply_to: where to write instead.
    """
    sentence = FOREIGN_PAGE if verdict == Verdict.FOREIGN_PAGE else TOO_MANY
    form.add_error(None, sentence % {"email": reply_to})
    return verdict
