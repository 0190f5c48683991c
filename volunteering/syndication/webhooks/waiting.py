"""What of the webhooks waits for administrators: those that the system has switched off."""

from django.urls import reverse
from django.utils.translation import ngettext

from volunteering.core.todo import Todo, register_todo

from .models import WebhookTarget


def switched_off(request) -> Todo | None:
    """Return how many webhooks were switched off by the system, for those who may change them."""
    if not request.user.has_perm("volunteering.change_webhooktarget"):
        return None
    count = WebhookTarget.objects.filter(is_active=False).exclude(disabled_reason="").count()
    return Todo(
        ngettext(
            "webhook was switched off because it could not be delivered",
            "webhooks were switched off because they could not be delivered",
            count,
        ),
        count,
        f"{reverse('wagtailsnippets_volunteering_webhooktarget:list')}?is_active=false",
        "link-external",
    )


def register() -> None:
    """Add the line to the to-do of the admin home."""
    register_todo(switched_off)
