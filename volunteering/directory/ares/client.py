"""Looking an organization up in the business register by its IČO: help for whoever fills in a form, never a check.

ARES is the Czech administrative register of economic subjects; its REST interface is public and needs no key. Which class
is asked is a setting (`VOLUNTEERING_BUSINESS_REGISTER`), so that another country's register or a fake can take its place.
"""

import json
import time
from dataclasses import dataclass
from typing import Protocol

import requests
from django.utils.module_loading import import_string

from volunteering import conf
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place

from ..enums import LegalForm

ADDRESS = "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest"
SECONDS = 3
MOST_BYTES = 64 * 1024
TOWN_NUMBERS = {1: "č. p.", 2: "č. ev."}

# Codes of the Czech Statistical Office's list of legal forms (číselník 149) that our forms have a word for.
LEGAL_FORMS = {
    "706": LegalForm.ASSOCIATION,
    "736": LegalForm.ASSOCIATION,
    "161": LegalForm.INSTITUTE,
    "141": LegalForm.PUBLIC_BENEFIT_COMPANY,
    "721": LegalForm.CHURCH_ENTITY,
    "722": LegalForm.CHURCH_ENTITY,
    "723": LegalForm.CHURCH_ENTITY,
    "331": LegalForm.CONTRIBUTORY_ORGANIZATION,
    "801": LegalForm.MUNICIPALITY,
    "811": LegalForm.MUNICIPALITY,
    "117": LegalForm.FOUNDATION,
    "118": LegalForm.FOUNDATION,
}
# Cooperatives share one code; that it is a social one must be in the name (Act 90/2012, § 759).
COOPERATIVE, SOCIAL = "205", "sociální družstvo"


class RegisterUnavailable(Exception):
    """The register did not give an answer that can be read; nothing is known about the organization."""


@dataclass(frozen=True)
class RegisteredSubject:
    """What the register says; "" and None where it says nothing that we have a place for."""

    name: str
    legal_form: str = ""
    street: str = ""
    postal_code: str = ""
    seat: Place | None = None

    def values(self) -> dict[str, str]:
        """Return what can be filled into a form, by field name; the seat by its slug."""
        values = {
            "name": self.name,
            "legal_form": str(self.legal_form),
            "street": self.street,
            "postal_code": self.postal_code,
            "seat": self.seat.slug if self.seat else "",
        }
        return {name: value for name, value in values.items() if value}


class Register(Protocol):
    """What a business register can do."""

    def find(self, ico: str) -> RegisteredSubject | None:
        """Return the organization with this IČO (eight digits), or None when the register knows none.

        Raises:
            RegisterUnavailable: it did not answer in time, or what it answered cannot be read.
        """


def business_register() -> Register | None:
    """Return the register that the installation uses, or None when it uses none."""
    path = conf.business_register()
    return import_string(path)() if path else None


class AresRegister:
    """ARES, over HTTP.

    Args:
        address: where its REST interface is.
        seconds: how long one question may take altogether.
    """

    def __init__(self, address: str = ADDRESS, seconds: float = SECONDS):
        self.address = address
        self.seconds = seconds

    def find(self, ico: str) -> RegisteredSubject | None:
        """Return the organization with this IČO (eight digits), or None when ARES knows none.

        Raises:
            RegisterUnavailable: ARES did not answer in time, or what it answered cannot be read.
        """
        try:
            found = self._ask(ico)
            return None if found is None else _subject(found)
        except (requests.RequestException, ValueError, TypeError, AttributeError) as error:
            raise RegisterUnavailable(type(error).__name__) from error

    def _ask(self, ico: str) -> dict | None:
        """Return the answer as it came; None for "not found".

        Raises:
            requests.RequestException: no connection, too slow, an error of the server, a redirect elsewhere.
            ValueError: too long, or no JSON.
        """
        deadline = time.monotonic() + self.seconds
        with requests.get(
            f"{self.address}/ekonomicke-subjekty/{ico}",
            headers={"Accept": "application/json"},
            timeout=self.seconds,
            allow_redirects=False,
            stream=True,
        ) as response:
            if response.status_code == requests.codes.not_found:
                return None
            if response.status_code != requests.codes.ok:
                raise requests.HTTPError(f"status {response.status_code}")
            content = bytearray()
            # The timeout above holds for each wait, and a large piece is waited for until it is full. Byte by byte,
            # an answer that trickles keeps nobody waiting; a usual one has a few thousand.
            for piece in response.iter_content(1):
                content += piece
                if len(content) > MOST_BYTES:
                    raise ValueError("too long")
                if time.monotonic() > deadline:
                    raise requests.Timeout
        return json.loads(content)


def _subject(found: dict) -> RegisteredSubject:
    name = " ".join(str(found["obchodniJmeno"]).split()) if found.get("obchodniJmeno") else ""
    if not name:
        raise ValueError("no name")
    seat = found.get("sidlo") or {}
    code = str(found.get("pravniForma") or "")
    legal_form = LEGAL_FORMS.get(code, "")
    if code == COOPERATIVE and SOCIAL in name.lower():
        legal_form = LegalForm.SOCIAL_COOPERATIVE
    postal_code = str(seat.get("psc") or "")
    return RegisteredSubject(
        name=name[:200],
        legal_form=legal_form,
        street=_street(seat)[:150],
        postal_code=postal_code if len(postal_code) == 5 and postal_code.isdigit() else "",
        seat=Place.objects.filter(
            kind=PlaceKind.MUNICIPALITY, code=str(seat.get("kodObce") or "-")
        ).first(),
    )


def _street(seat: dict) -> str:
    """Return street and number as people write them: "Skálova 12/3a", "Malá Skála 5", "č. p. 7"."""
    number = str(seat.get("cisloDomovni") or "")
    if seat.get("cisloOrientacni"):
        small = f"{seat['cisloOrientacni']}{seat.get('cisloOrientacniPismeno') or ''}"
        number = f"{number}/{small}" if number else small
    town, part = seat.get("nazevObce"), seat.get("nazevCastiObce")
    street = str(seat.get("nazevUlice") or (part if part != town else "") or "")
    if number and not street:
        kind = TOWN_NUMBERS.get(seat.get("typCisloDomovni", 1), TOWN_NUMBERS[1])
        return f"{kind} {number}"
    return f"{street} {number}".strip()
