"""Outgoing mail to people: plain text from a template, with the centre's reply address."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from .models import Region


def send(region: Region, to: str, template: str, context: dict, message_id: str = "") -> None:
    """Send one mail now; call it from a background task.

    The template's first line is the subject, the rest the text.

    Args:
        region: whose name signs the mail and whose address gets the answer.
        to: the recipient's address.
        template: template name; rendered without HTML escaping by its own `autoescape off`.
        context: what the template needs besides `region` and `base_url`.
        message_id: the mail's identity, "name@host" without brackets. Given the same one again, mail programs show one
            mail; without it every mail gets its own.

    Raises:
        OSError, smtplib.SMTPException: the mail server refused; the task is then marked as failed.
    """
    with override(settings.LANGUAGE_CODE):
        text = render_to_string(
            template, {"region": region, "base_url": region.site.root_url} | context
        )
    subject, _line, body = text.strip().partition("\n")
    EmailMessage(
        # A subject is one line; a name with a line break must not add headers.
        subject=" ".join(subject.split()),
        body=body.strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        reply_to=[formataddr((region.centre_name, region.reply_to))],
        headers={"Message-ID": f"<{message_id}>"} if message_id else None,
    ).send()
