"""What is done with messages: receiving them, and forgetting them in time."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from volunteering import conf
from volunteering.core.models import ConsentText, Region

from .models import ContactMessage


def receive_message(region: Region, page, data: dict) -> tuple[ContactMessage, bool]:
    """Keep a message from the contact form.

    Args:
        region: the region whose centre is written to.
        page: the page that held the form.
        data: the cleaned data of `ContactForm`.

    Returns:
        the message, and whether it is new; a second click brings the first message again.
    """
    fields = {name: data[name] for name in ("name", "email", "phone", "text")}
    try:
        with transaction.atomic():
            message = ContactMessage.objects.create(
                region=region,
                page=page,
                form_key=data["form_key"],
                consent=ConsentText.objects.current(region, ConsentText.Purpose.CONTACT),
                **fields,
            )
    except IntegrityError:
        return ContactMessage.objects.get(form_key=data["form_key"]), False
    return message, True


def forget_old_messages() -> int:
    """Delete messages past their retention time; return how many."""
    limit = timezone.now() - conf.contact_retention()
    count, _rows = ContactMessage.objects.filter(created_at__lt=limit).delete()
    return count
