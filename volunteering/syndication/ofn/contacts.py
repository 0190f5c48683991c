"""Offices in the words of the norm "Kontakty", with their hours.

**An extension of our own.** No norm tells of an office that is not the state's, and "Kontakty" has no opening hours. An office
is a Kontakt with one more property, `otevírací_doba`: the one of the norm "Turistické cíle", with its name and its meaning
(GoodRelations, hasOpeningHoursSpecification), a list of Časová specifikace. The context of every item says so, and whoever reads
only the norm can pass it over.
"""

from .attachments import picture
from .hours import opening
from .places import location
from .surroundings import Surroundings
from .words import NORMS, Thing, Told, known, mail, moment, phone, some_day, text

CONTEXT = [
    f"{NORMS}kontakty/2020-07-01/kontexty/kontakt.jsonld",
    {
        "otevírací_doba": {
            "@id": "http://purl.org/goodrelations/v1#hasOpeningHoursSpecification",
            "@context": f"{NORMS}časová-specifikace/2020-07-01/kontexty/časová-specifikace.jsonld",
        }
    },
]


def office(told: Told, around: Surroundings) -> Thing:
    """Return an office as a Kontakt.

    Args:
        told: all that the API tells of it, apart from whether it is open now.
        around: what else it speaks of.
    """
    address = told["address"]
    words = (told["description"], told["directions"], told["by_appointment"])
    attached = picture(told["picture"])
    return known(
        název=text(told["name"]),
        popis=text("\n\n".join(filter(None, words))),
        aktualizováno=moment(told["modified_at"]) if told["modified_at"] else None,
        # Of an office that has no last day nothing more is known.
        relevantní_do={"typ": "Časový okamžik", "datum": told["closes_on"]}
        if told["closes_on"]
        else some_day(),
        email=mail(told["email"]),
        telefon=phone(told["phone"]),
        url=told["url"],
        umístění=location(
            name=told["name"],
            street=address["street"],
            postal_code=address["postal_code"],
            municipality=around.place(address["municipality"]),
        ),
        otevírací_doba=opening(told),
        příloha=[attached] if attached else None,
    )
