"""Tells the centre that a message came; the mail carries a link, not the message."""

from django.urls import reverse
from django_tasks import task
from wagtail.admin.utils import get_admin_base_url

from volunteering.core import mail

from .models import ContactMessage


@task()
def mail_message_arrived(message_pk: int) -> None:
    """Send the notice to the reply address of the region."""
    message = ContactMessage.objects.select_related("region__site").filter(pk=message_pk).first()
    if message is None:
        return
    inbox = reverse("volunteering_contactmessage_modeladmin_index")
    mail.send(
        message.region,
        message.region.reply_to,
        "volunteering/mail/message.txt",
        {"link": f"{get_admin_base_url() or message.region.site.root_url}{inbox}"},
    )
