"""What the Czech open formal norms demand, as JSON schemas of our own: the published ones are not kept here.

They say what the schemas of https://ofn.gov.cz/ say of the properties that the centre uses (versions of 2020-07-01, and DCAT-AP-CZ of
2024-05-28): which are required, of which form, one or many. They are stricter in one respect: a property that is not listed is
refused, because the norms do not know it. Where the published schemas say less than the text of a norm, the text counts:
`mailto:`, `tel:`, an offset in every moment.
"""

from typing import Any

from jsonschema import Draft202012Validator

NORMS = "https://ofn.gov.cz/"
LISTS = "^https://data\\.mvcr\\.gov\\.cz/zdroj/číselníky/"
EUROPE = "^http://publications\\.europa\\.eu/resource/authority/"
RUIAN = "^https://linked\\.cuzk\\.cz/resource/ruian/"
MEDIA = "^http://www\\.iana\\.org/assignments/media-types/[a-z]+/[a-z0-9.+-]+$"
DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
CATALOGUE = (
    f"{NORMS}dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/kontexty/"
    "rozhraní-katalogů-otevřených-dat.jsonld"
)

Schema = dict[str, Any]


def like(pattern: str) -> Schema:
    """Return the schema of a text that a pattern finds."""
    return {"type": "string", "pattern": pattern}


def many(schema: Schema) -> Schema:
    """Return the schema of a list that is there for something."""
    return {"type": "array", "items": schema, "minItems": 1}


def ref(name: str) -> Schema:
    """Return a reference to one of the schemas below."""
    return {"$ref": f"#/$defs/{name}"}


def closed(kind: str, required: str = "", /, **properties: Schema) -> Schema:
    """Return the schema of a thing that has nothing but these properties.

    Args:
        kind: its `typ`.
        required: names, separated by blanks.
        properties: the others, too.
    """
    return {
        "type": "object",
        "required": ["typ", *required.split()],
        "properties": {"typ": {"const": kind}, **properties},
        "additionalProperties": False,
    }


TEXT = {
    "type": "object",
    "required": ["cs"],
    "properties": {"cs": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
URL = like("^https?://[^\\s]+$")
HTTPS = like("^https://[^\\s]+$")
MOMENT = {
    "oneOf": [
        closed("Časový okamžik", "datum", datum=like(f"^{DATE}$")),
        closed(
            "Časový okamžik",
            "datum_a_čas",
            datum_a_čas=like(f"^{DATE}T[0-9:.]+(Z|[+-][0-9]{{2}}:[0-9]{{2}})$"),
        ),
        closed("Časový okamžik", "nespecifikovaný", nespecifikovaný={"const": True}),
    ]
}
# The norm "Věc": what everything has.
THING = {
    "název": TEXT,
    "popis": TEXT,
    "vytvořeno": MOMENT,
    "aktualizováno": MOMENT,
    "relevantní_do": MOMENT,
    "zneplatněno": MOMENT,
    "příloha": many(ref("object")),
}
DEFINED = {
    "object": closed(
        "Digitální objekt",
        "url",
        **THING,
        url=URL,
        typ_média=like(MEDIA),
        podmínky_užití=closed(
            "Podmínky užití",
            obsahuje_autorské_dílo={"type": "boolean"},
            licence_autorského_díla=URL,
        ),
    ),
    "person": {
        "oneOf": [
            closed("Osoba", "ičo název", ičo=like("^[0-9]{8}$"), název=TEXT),
            closed(
                "Zahraniční osoba",
                "název stát_registrace",
                název=TEXT,
                stát_registrace=like(f"{EUROPE}country/[A-Z]{{3}}$"),
            ),
        ]
    },
    "place": {
        "anyOf": [{"required": [name]} for name in ("název", "adresa", "geometrie")],
        **closed("Umístění", **THING, geometrie=ref("point"), adresa=ref("address")),
    },
    # RFC 7946, 3.1.1. Longitude first: the Czech Republic lies between these.
    "point": {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"const": "Point"},
            "coordinates": {
                "prefixItems": [
                    {"type": "number", "minimum": 12, "maximum": 19},
                    {"type": "number", "minimum": 48, "maximum": 52},
                ],
                "minItems": 2,
                "maxItems": 2,
            },
        },
        "additionalProperties": False,
    },
    "address": closed(
        "Adresa",
        obec=like(f"{RUIAN}obec/[0-9]+$"),
        název_obce=TEXT,
        vúsc=like(f"{RUIAN}vusc/[0-9]+$"),
        název_vúsc=TEXT,
        název_okresu=TEXT,
        psč=like("^[0-9]{5}$"),
        text=TEXT,
    ),
    "times": closed(
        "Časová specifikace",
        **THING,
        časový_okamžik=MOMENT,
        časový_interval=closed("Časový interval", "začátek konec", začátek=MOMENT, konec=MOMENT),
        den_v_týdnu=many(like(f"{LISTS}dny-v-týdnu/položky/[a-záéíóúůýčďěňřšťž]+$")),
        časová_doba=many(
            closed(
                "Časová doba",
                "od do",
                **dict.fromkeys(("od", "do"), like("^[0-2][0-9]:[0-5][0-9]:00$")),
            )
        ),
        výjimka=many(ref("times")),
        časová_platnost=many(ref("times")),
    ),
    "contact": closed(
        "Kontakt",
        **THING,
        druh=TEXT,
        email=like("^mailto:[^\\s]+@[^\\s]+$"),
        telefon=like("^tel:\\+?[0-9]+$"),
        url=URL,
        umístění=ref("place"),
    ),
}
TOPICS = many(like(f"{LISTS}témata-událostí/položky/."))
NEWS = closed(
    "Aktualita",
    **THING,
    geografické_území=many(ref("place")),
    téma=TOPICS,
    oznamovatel=ref("person"),
)
EVENT = closed(
    "Událost",
    **THING,
    dlouhý_popis=TEXT,
    pořadatel=many(ref("person")),
    umístění=many(ref("place")),
    téma=TOPICS,
    doba_trvání=many(ref("times")),
    kontakt=many(ref("contact")),
)
# Our own extension: a property of "Turistické cíle", in a Kontakt.
OFFICE = {
    **DEFINED["contact"],
    "properties": DEFINED["contact"]["properties"] | {"otevírací_doba": many(ref("times"))},
}
TERMS_OF_USE = (
    "autorské_dílo",
    "databáze_jako_autorské_dílo",
    "databáze_chráněná_zvláštními_právy",
)
CONTACT_POINT = closed("Organizace", **{"jméno": TEXT, "e-mail": like("^mailto:")})
DISTRIBUTION = closed(
    "Distribuce",
    "iri podmínky_užití přístupové_url formát typ_média soubor_ke_stažení",
    iri=URL,
    podmínky_užití=closed(
        "Specifikace podmínek užití",
        " ".join((*TERMS_OF_USE, "osobní_údaje")),
        **dict.fromkeys(TERMS_OF_USE, HTTPS),
        osobní_údaje=like("^https://data\\.gov\\.cz/podmínky-užití/(ne)?obsahuje-osobní-údaje/$"),
    ),
    přístupové_url=HTTPS,
    soubor_ke_stažení=HTTPS,
    formát=like(f"{EUROPE}file-type/"),
    typ_média=like(MEDIA),
    schéma=HTTPS,
)
RECORD = closed(
    "Datová sada",
    "název popis poskytovatel téma periodicita_aktualizace klíčové_slovo prvek_rúian distribuce",
    název=TEXT,
    popis=TEXT,
    poskytovatel=HTTPS,
    kontaktní_bod=CONTACT_POINT,
    téma=many(like(f"{EUROPE}data-theme/[A-Z]{{4}}$")),
    periodicita_aktualizace=like(f"{EUROPE}frequency/"),
    klíčové_slovo={"type": "object", "required": ["cs"], "properties": {"cs": many(like("."))}},
    prvek_rúian=many(like(f"{RUIAN}(vusc|stat)/[0-9]+$")),
    specifikace=many(HTTPS),
    distribuce=many(DISTRIBUTION),
)
CATALOG = closed(
    "Katalog",
    "název popis poskytovatel datová_sada",
    název=TEXT,
    popis=TEXT,
    poskytovatel=HTTPS,
    kontaktní_bod=CONTACT_POINT,
    domovská_stránka=HTTPS,
    datová_sada=many(HTTPS),
)


def _item(schema: Schema, context: Schema) -> Schema:
    """Return the schema of something that stands for itself, with a context and an address."""
    return {
        **schema,
        "required": [*schema["required"], "@context", "iri"],
        "properties": schema["properties"] | {"@context": context, "iri": URL},
        "$defs": DEFINED,
    }


def _context(path: str) -> Schema:
    return {"const": f"{NORMS}{path}.jsonld"}


ITEMS = {
    "aktuality": _item(NEWS, _context("aktuality/2020-07-01/kontexty/aktualita")),
    "udalosti": _item(EVENT, _context("události/2020-07-01/kontexty/událost")),
    "kontakty": _item(
        OFFICE,
        {
            "type": "array",
            "prefixItems": [_context("kontakty/2020-07-01/kontexty/kontakt"), {"type": "object"}],
        },
    ),
    "katalog": _item(CATALOG, {"const": CATALOGUE}),
    "sada": _item(RECORD, {"const": CATALOGUE}),
}


def mistakes(name: str, told: object) -> list[str]:
    """Return what is wrong with an answer.

    Args:
        name: one of `ITEMS`.
        told: an item.
    """
    errors = Draft202012Validator(ITEMS[name]).iter_errors(told)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in errors]
