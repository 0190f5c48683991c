"""Sending a listing through the public form, as far as a test needs it."""

from functools import cache

from tests.support.pictures import picture
from tests.support.web import Visitor, fill, form_of, link_in, upload
from volunteering.directory.models import Organization, Submission

FORM = "form[enctype]"
SENDER = {
    "submitter_name": "Oldřiška Odesílatelová",
    "submitter_email": "oldriska@soukroma.example",
    "submitter_phone": "+420 601 111 222",
    "note": "Volejte mi prosím až po páté.",
}
REQUIRED = {
    "name": "Pomocná ruka, z. s.",
    "summary": "Doprovázíme seniory k lékaři.",
    "seat": "turnov",
    "areas": ["turnovsko", "okres-semily"],
    "topics": ["seniori", "zdravi"],
    "contact_1_email": "kontakt@ruka.example",
    "consent": "on",
}
EVERYTHING = (
    REQUIRED
    | SENDER
    | {
        "alternate_name": "Ruka",
        "legal_form": "association",
        "ico": "IČ: 708 91 508",
        "accreditation_until": "2099-05-31",
        "street": "Skálova 12",
        "postal_code": "511 01",
        "hide_address": "on",
        "description": "Jsme parta sousedů.\n\nScházíme se v úterý.",
        "opening_hours": "Po–Čt 8–16",
        "roles": ["is_sending", "is_receiving"],
        "target_groups": ["seniori", "pacienti"],
        "website": "https://ruka.example/",
        "facebook": "https://www.facebook.com/ruka",
        "instagram": "https://www.instagram.com/ruka",
        "contact_1_name": "Jana Kontaktní",
        "contact_1_role": "koordinátorka",
        "contact_1_phone": "+420 481 000 111",
        "contact_1_public": "on",
        "contact_2_name": "Karel Neveřejný",
        "contact_2_email": "karel@soukromy.example",
        "contact_2_phone": "+420 777 000 222",
        "contact_2_public": None,
        "photo_1_alt": "Dobrovolnice čte seniorovi",
        "photo_2_alt": "Zahrada domova",
    }
)


def pictures() -> dict:
    """Return a logo and two photos as the form sends them."""
    return {
        "logo": upload("naše logo.png", picture("PNG"), "image/png"),
        "photo_1": upload("cteni.jpg", picture(colour="#224466")),
        "photo_2": upload("zahrada.jpg", picture(colour="#226644")),
    }


def filled(visitor: Visitor, values: dict | None = None, **changes) -> dict:
    """Open the form and return what is sent when the values, with some of them changed, are filled in.

    A value that is changed to None is not sent.
    """
    form = form_of(visitor.get("/adresar/pridat/"), FORM)
    with_proof = changes.pop("with_proof", True)
    base = values if values is not None else REQUIRED | SENDER
    sent = fill(form, base | changes, with_proof=with_proof)
    return {name: value for name, value in sent.items() if value is not None}


def send(visitor: Visitor, sent: dict):
    """Send a filled form to where the page sends it."""
    return visitor.post(action(), sent)


@cache
def action() -> str:
    """Return where the form of the page posts to; read once for the process."""
    return form_of(Visitor().get("/adresar/pridat/"), FORM)["action"]


def submitted(visitor: Visitor, mailoutbox, values: dict | None = None, **changes) -> str:
    """Send a listing; return the path of the link that confirms it."""
    response = send(visitor, filled(visitor, values, **changes))
    assert response.status_code == 302, response.content.decode()
    return link_in(mailoutbox[-1])


def confirmed(visitor: Visitor, mailoutbox, values: dict | None = None, **changes) -> Organization:
    """Send a listing and confirm it; return the draft that waits for a moderator."""
    visitor.post(submitted(visitor, mailoutbox, values, **changes))
    return Submission.objects.latest("created_at").organization
