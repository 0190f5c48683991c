"""Sending forms through the API, as far as a test needs it."""

import json

from tests.support.web import Visitor, link_in, solve

API = "/api/v1"
LISTINGS = f"{API}/forms/listings"
FRONT = "https://front.example"
REQUIRED = {
    "name": "Pomocná ruka, z. s.",
    "summary": "Doprovázíme seniory k lékaři.",
    "seat": "turnov",
    "areas": ["turnovsko", "okres-semily"],
    "topics": ["seniori", "zdravi"],
    "contacts": [{"email": "kontakt@ruka.example", "is_public": True}],
    "sender": {"name": "Oldřiška Odesílatelová", "email": "oldriska@soukroma.example"},
    "consent": True,
}
# What `EVERYTHING` is for the page.
IN_FULL = REQUIRED | {
    "alternate_name": "Ruka",
    "legal_form": "association",
    "ico": "IČ: 708 91 508",
    "accreditation_until": "2099-05-31",
    "street": "Skálova 12",
    "postal_code": "511 01",
    "hide_address": True,
    "description": "Jsme parta sousedů.\n\nScházíme se v úterý.",
    "opening_hours": "Po–Čt 8–16",
    "roles": ["is_sending", "is_receiving"],
    "target_groups": ["seniori", "pacienti"],
    "links": {
        "website": "https://ruka.example/",
        "facebook": "https://www.facebook.com/ruka",
        "instagram": "https://www.instagram.com/ruka",
    },
    "contacts": [
        {
            "name": "Jana Kontaktní",
            "role": "koordinátorka",
            "email": "kontakt@ruka.example",
            "phone": "+420 481 000 111",
            "is_public": True,
        },
        {
            "name": "Karel Neveřejný",
            "email": "karel@soukromy.example",
            "phone": "+420 777 000 222",
            "is_public": False,
        },
    ],
    "photos": [{"alt": "Dobrovolnice čte seniorovi"}, {"alt": "Zahrada domova"}],
    "sender": {
        "name": "Oldřiška Odesílatelová",
        "email": "oldriska@soukroma.example",
        "phone": "+420 601 111 222",
    },
    "note": "Volejte mi prosím až po páté.",
}
MESSAGE = {
    "name": "Zdeňka Zájemcová",
    "email": "zdenka@soukroma.example",
    "phone": "+420 603 222 333",
    "text": "Chtěla bych chodit číst do domova v Turnově.",
}


def post(client: Visitor, address: str, content: dict, key=None, *, with_proof=True, **headers):
    """Send JSON as a script does; with the proof of work, unless said otherwise."""
    if with_proof:
        challenge = client.get(f"{API}/forms/challenge").json()["challenge"]
        content = content | {"proof": solve(json.dumps(challenge))}
    if key:
        headers["idempotency-key"] = str(key)
    return client.post(
        address, json.dumps(content), content_type="application/json", headers=headers
    )


def put(client: Visitor, key, field: str, content: bytes, content_type: str = "image/jpeg"):
    """Send a picture as it is."""
    return client.put(f"{LISTINGS}/{key}/pictures/{field}", content, content_type=content_type)


def wrong(response) -> dict[str, str]:
    """Return what a refusal says, by field."""
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    return {error["parameter"]: error["detail"] for error in response.json()["errors"]}


def token_in(mail) -> str:
    """Return the token of the first link in a mail, as a front end takes it from the address."""
    return link_in(mail).strip("/").split("/")[-1]


def state_of(client: Visitor, token: str) -> dict:
    """Return what a link is for."""
    response = client.get(f"{API}/links/{token}")
    assert response.status_code == 200, response.content
    return response.json()


def bearer(secret: str) -> dict[str, str]:
    """Return the header that shows the secret of a session."""
    return {"authorization": f"Bearer {secret}"}


def put_json(client: Visitor, address: str, content: dict, **headers):
    """Send a whole listing to where it was read."""
    return client.put(
        address, json.dumps(content), content_type="application/json", headers=headers
    )
