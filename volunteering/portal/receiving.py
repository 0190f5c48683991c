"""Takes the question for a key to an organization's door, whichever door it came through."""

from collections.abc import Collection

from django.db import transaction
from django.http import HttpRequest

from volunteering.core.receiving import Verdict, receive
from volunteering.core.spam import has_come, is_first
from volunteering.directory.models import Organization

from .forms import KeyRequestForm
from .tasks import mail_key

SCOPE = "door"


def take_key_request(
    request: HttpRequest,
    organization: Organization,
    form: KeyRequestForm,
    origins: Collection[str] = (),
    *,
    once: bool = False,
) -> Verdict:
    """Mail a key to an address on record; what is answered is the same whether it is or not.

    Args:
        request: the request that carries the question.
        organization: whose door.
        form: the filled form.
        origins: other sites whose pages may send it.
        once: the same filled form mails no second key. A page says nothing of the kind: whoever goes back and sends it
            again waits for a mail that has not come.
    """

    @transaction.atomic
    def keep() -> None:
        if not once or is_first(form.key):
            mail_key.enqueue(organization.pk, form.cleaned_data["email"])

    return receive(
        request,
        SCOPE,
        form,
        reply_to=organization.region.reply_to,
        is_received=lambda: once and has_come(form.key),
        keep=keep,
        origins=origins,
    )
