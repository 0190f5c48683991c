"""Going through the organization's own door, as far as a test needs it."""

from tests.support.web import Visitor, fill, form_of, link_in, soup, values_of
from volunteering.directory.models import DoorKey, Steward

HOME = "/muj-profil/"
CORRECT = "/muj-profil/upravit/"
PROGRAM = "/muj-profil/program/"
STEWARD = "spravkyne@organizace.example"


def make_steward(organization, email: str = STEWARD, name: str = "Věra Správcová") -> Steward:
    """Return the steward of an organization."""
    return Steward.objects.create(organization=organization, email=email, name=name)


def entrance(organization) -> str:
    """Return the page where a key is asked for."""
    return f"/muj-profil/vstup/{organization.uuid}/"


def ask_for_key(visitor: Visitor, organization, email: str = STEWARD, **changes):
    """Ask for a key with an e-mail; return the page that answers."""
    address = entrance(organization)
    form = form_of(visitor.get(address), "form.form")
    return visitor.post(address, fill(form, {"email": email} | changes))


def key_link(visitor: Visitor, organization, mailoutbox, email: str = STEWARD) -> str:
    """Ask for a key; return the path of the link that was mailed."""
    ask_for_key(visitor, organization, email)
    assert mailoutbox[-1].to == [email]
    return link_in(mailoutbox[-1])


def enter(visitor: Visitor, organization, mailoutbox, email: str = STEWARD) -> None:
    """Go in with a link from a mail."""
    response = visitor.post(key_link(visitor, organization, mailoutbox, email))
    assert (response.status_code, response["Location"]) == (302, HOME)
    # An hour later the limit of mailed keys does not count these any more.
    assert DoorKey.objects.filter(organization=organization, used_at__isnull=False).exists()


def form_at(visitor: Visitor, address: str) -> dict:
    """Return what the form at an address would send as it stands."""
    return values_of(form_of(visitor.get(address), "form.form"))


def correct(visitor: Visitor, sent: dict | None = None, **changes):
    """Change fields of the profile and send it; return the page that follows.

    Args:
        visitor: who is behind the door.
        sent: the form as it was opened earlier; None opens it now.
        changes: field name to value; None is not sent at all.
    """
    values = (sent or form_at(visitor, CORRECT)) | changes
    values = {name: value for name, value in values.items() if value is not None}
    return visitor.post(CORRECT, values, follow=True)


def waiting_labels(visitor: Visitor) -> list[str]:
    """Return what the organization reads about its waiting correction, one line a field."""
    page = soup(visitor.get(HOME))
    return [" ".join(item.get_text(" ").split()) for item in page.select(".changes__item")]
