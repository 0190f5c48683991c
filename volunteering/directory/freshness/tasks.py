"""Background work of freshness: the daily questions, and the mail that confirms a withdrawal."""

from django_tasks import task

from volunteering.core import mail
from volunteering.core.models import Region

from ..models import Organization
from .asking import ask


class MailsNotSent(OSError):
    """Some mails were refused; the next run tries them again."""


@task()
def ask_all_regions() -> None:
    """Send what is due today in every region; the same as `manage.py ask_freshness`.

    Raises:
        MailsNotSent: some mails were refused; all others are out.
    """
    failed = sum(ask(region).failed for region in Region.objects.select_related("site"))
    if failed:
        raise MailsNotSent(failed)


@task()
def mail_withdrawn(organization_pk: int, email: str, answer: str) -> None:
    """Tell the address on record that the listing is off the web, and how to take it back."""
    organization = (
        Organization.objects.select_related("region__site").filter(pk=organization_pk).first()
    )
    if organization is None or organization.live:
        return
    mail.send(
        organization.region,
        email,
        "volunteering/mail/withdrawn.txt",
        {
            "organization_name": " ".join(organization.name.split()),
            "answer": answer,
        },
    )
