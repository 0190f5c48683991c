"""Mails of the organization's door, sent after the transaction by a background task."""

from django.urls import reverse
from django_tasks import task

from volunteering.core import mail
from volunteering.core.signing import SignedLink
from volunteering.directory.models import DoorKey, Organization, Steward

from .addresses import NEW_ADDRESS
from .keys import cut_key

KEY = SignedLink("listing.door")


@task()
def mail_key(organization_pk: int, email: str) -> None:
    """Mail a key, if the address is on record; whoever asked gets the same answer in either case.

    Whether it is on record is found out here, so that not even the time of the answer tells.
    """
    organization = (
        Organization.objects.listed()
        .filter(pk=organization_pk)
        .select_related("region__site")
        .first()
    )
    key = cut_key(organization, email) if organization else None
    if key is not None and organization is not None:
        send_key(organization, key)


def send_key(organization: Organization, key: DoorKey) -> None:
    """Mail the link of a key to the address it was cut for."""
    path = reverse("volunteering:use_key", args=[KEY.token_for(key.uuid, key.nonce.hex)])
    _send(organization, key.email, "door_key", path)


@task()
def mail_address_question(steward_pk: int) -> None:
    """Ask at the new address whether it is right."""
    steward = _steward(steward_pk)
    if steward is None or not steward.new_email:
        return
    # A steward has no UUID of its own: there is one for each organization.
    token = NEW_ADDRESS.token_for(steward.organization.uuid, steward.nonce.hex)
    path = reverse("volunteering:confirm_address", args=[token])
    _send(steward.organization, steward.new_email, "address_confirm", path)


@task()
def mail_address_changed(steward_pk: int, old: str) -> None:
    """Tell the old address that it is no longer the one on record."""
    steward = _steward(steward_pk)
    if steward is not None:
        _send(steward.organization, old, "address_changed", steward.organization.get_url() or "/")


def _steward(pk: int) -> Steward | None:
    return Steward.objects.select_related("organization__region__site").filter(pk=pk).first()


def _send(organization: Organization, email: str, template: str, address: str) -> None:
    root = organization.region.site.root_url
    mail.send(
        organization.region,
        email,
        f"volunteering/mail/{template}.txt",
        {
            "organization": organization,
            "organization_name": " ".join(organization.name.split()),
            "link": address if address.startswith("http") else f"{root}{address}",
        },
    )
