"""Takes a message from the contact form, whichever door it came through."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest

from volunteering.core.models import Region
from volunteering.core.receiving import Verdict, receive

from .actions import receive_message
from .forms import ContactForm
from .models import ContactMessage
from .pages import EntrancePage
from .tasks import mail_message_arrived

SCOPE = "contact"


def take_message(
    request: HttpRequest,
    region: Region,
    page: EntrancePage,
    form: ContactForm,
    origins: Collection[str] = (),
) -> Verdict:
    """Keep a message and tell the centre that it came, or say in the form why not.

    Args:
        request: the request that carries it.
        region: the region whose centre is written to.
        page: the entrance that it is about.
        form: the filled form.
        origins: other sites whose pages may send it.
    """

    def keep() -> None:
        message, is_new = receive_message(region, page, form.cleaned_data)
        if is_new:
            mail_message_arrived.enqueue(message.pk)

    return receive(
        request,
        SCOPE,
        form,
        reply_to=region.reply_to,
        is_received=lambda: is_received(form.key),
        keep=keep,
        origins=origins,
    )


def is_received(form_key: UUID) -> bool:
    """Whether the form with this key has been sent."""
    return ContactMessage.objects.filter(form_key=form_key).exists()
