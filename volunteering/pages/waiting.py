"""What of the contact forms waits for editors: messages that nobody has ticked off."""

from django.urls import reverse
from django.utils.translation import ngettext

from volunteering.core.todo import Todo, register_todo

from .models import ContactMessage


def open_messages(request) -> Todo | None:
    """Return how many messages are not handled yet, for those who may tick them off."""
    if not request.user.has_perm("volunteering.change_contactmessage"):
        return None
    count = ContactMessage.objects.filter(is_handled=False).count()
    return Todo(
        ngettext(
            "message from the web waits for an answer",
            "messages from the web wait for an answer",
            count,
        ),
        count,
        f"{reverse('volunteering_contactmessage_modeladmin_index')}?is_handled__exact=0",
        "mail",
    )


def register() -> None:
    """Add the line to the to-do of the admin home."""
    register_todo(open_messages)
