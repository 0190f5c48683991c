"""The columns of the table, once for both directions, with every spelling of their headers."""

from ..enums import Origin
from .cells import header_key, write_day, write_flag
from .entries import Entry
from .kinds import (
    BETWEEN,
    Column,
    Write,
    day,
    line,
    link,
    take_hiding,
    take_ico,
    take_postal_code,
    take_roles,
    terms,
    text,
    word,
    write_postal_code,
    write_roles,
)
from .vocabulary import Vocabulary

CONTACTS = (1, 2, 3)
ORIGINS = {Origin.FORM: "formulář", Origin.CENTRE: "centrum", Origin.IMPORT: "import"}


def _contact_writer(number: int, name: str) -> Write:
    def write(entry: Entry, vocabulary: Vocabulary) -> str:
        contacts = entry.values["contacts"]
        if len(contacts) < number:
            return ""
        contact = contacts[number - 1]
        return write_flag(contact["is_public"]) if name == "public" else contact[name]

    return write


def _contact_columns() -> list[Column]:
    words = {
        "name": (
            "jméno",
            "name",
            ("kontaktní osoba", "jméno kontaktu", "contact person", "kontakt"),
        ),
        "role": ("funkce", "role", ("funkce", "pozice")),
        "email": ("e-mail", "e-mail", ("e-mail", "email", "mail", "e-mailová adresa")),
        "phone": ("telefon", "phone", ("telefon", "tel", "mobil", "phone", "telefonní číslo")),
        "public": ("veřejný", "public", ("kontakt veřejný", "zveřejnit kontakt")),
    }
    return [
        Column(
            f"contact_{number}_{name}",
            f"kontakt {number} – {czech}",
            f"contact {number} – {english}",
            tuple(f"{word} {number}" for word in alone) + (alone if number == 1 else ()),
            write=_contact_writer(number, name),
        )
        for number in CONTACTS
        for name, (czech, english, alone) in words.items()
    ]


def _only_written(key: str, header: str, english: str, write: Write) -> Column:
    return Column(key, header, english, write=write, is_read=False)


COLUMNS = (
    Column("uuid", "identifikátor", "identifier", ("uuid",), write=lambda entry, words: entry.uuid),
    Column(
        "name",
        "název",
        "name",
        ("název organizace", "organizace", "jméno organizace", "subjekt", "organization"),
        **line("name"),
    ),
    Column(
        "alternate_name",
        "další název",
        "other name",
        ("zkratka", "zkrácený název", "alternativní název", "short name"),
        **line("alternate_name"),
    ),
    Column("legal_form", "právní forma", "legal form", **word("legal_form", "legal_forms")),
    Column(
        "ico",
        "IČO",
        "company number",
        ("IČ", "IČO organizace", "identifikační číslo", "registration number"),
        write=lambda entry, words: entry.values["ico"],
        take=take_ico,
    ),
    Column("roles", "role", "roles", ("role v dobrovolnictví",), write_roles, take_roles),
    Column(
        "accreditation_until",
        "akreditace do",
        "accredited until",
        ("akreditace platí do", "platnost akreditace"),
        **day("accreditation_until"),
    ),
    Column("street", "ulice a číslo", "street", ("ulice", "ulice a č. p."), **line("street")),
    Column("postal_code", "PSČ", "postal code", ("zip",), write_postal_code, take_postal_code),
    Column(
        "seat",
        "obec sídla",
        "municipality",
        ("obec", "město", "sídlo", "obec/město", "town", "city", "municipality of the seat"),
        **word("seat", "municipalities"),
    ),
    Column(
        "hide_address",
        "skrýt adresu",
        "hide address",
        write=lambda entry, words: write_flag(entry.values["hide_address"]),
        take=take_hiding,
    ),
    Column(
        "areas",
        "kde působí",
        "areas",
        ("působnost", "místo působení", "území", "where it works"),
        **terms("areas", "places"),
    ),
    Column(
        "topics",
        "obory",
        "topics",
        ("obor", "témata", "téma", "zaměření"),
        **terms("topics", "topics"),
    ),
    Column(
        "target_groups",
        "cílové skupiny",
        "target groups",
        ("cílová skupina", "komu pomáhá"),
        **terms("target_groups", "target_groups"),
    ),
    Column(
        "summary",
        "stručně",
        "summary",
        ("krátký popis", "anotace", "shrnutí", "in short"),
        **text("summary"),
    ),
    Column(
        "description",
        "popis",
        "description",
        ("podrobný popis", "popis činnosti"),
        **text("description"),
    ),
    Column(
        "opening_hours",
        "otevírací doba",
        "opening hours",
        ("provozní doba", "úřední hodiny"),
        **text("opening_hours"),
    ),
    Column(
        "website",
        "web",
        "website",
        ("webové stránky", "webová stránka", "internetové stránky", "www", "url"),
        **link("website"),
    ),
    Column("facebook", "Facebook", "Facebook", **link("facebook")),
    Column("instagram", "Instagram", "Instagram", **link("instagram")),
    *_contact_columns(),
    Column(
        "seeking_until",
        "hledá dobrovolníky do",
        "looking for volunteers until",
        **day("seeking_until"),
    ),
    Column(
        "source_note",
        "zdroj",
        "source",
        ("odkud o ní víme", "zdroj informace", "where we know it from"),
        **line("source_note"),
    ),
    # Says of a row that it is another organization although a listing looks like it.
    Column("is_different", "jiná organizace", "different organization", ("není duplicita",)),
    _only_written("url", "adresa profilu", "profile address", lambda entry, words: entry.url),
    _only_written(
        "state", "stav", "state", lambda entry, words: "publikováno" if entry.is_live else "koncept"
    ),
    _only_written(
        "confirmed_on",
        "naposledy potvrzeno",
        "last confirmed",
        lambda entry, words: write_day(entry.confirmed_on),
    ),
    _only_written(
        "origin", "původ", "origin", lambda entry, words: ORIGINS.get(Origin(entry.origin), "")
    ),
    _only_written(
        "programs", "programy", "programs", lambda entry, words: BETWEEN.join(entry.programs)
    ),
)
WRITTEN = tuple((column, column.write) for column in COLUMNS if column.write)
BY_KEY = {column.key: column for column in COLUMNS}
BY_HEADER = {
    header_key(header): column
    for column in COLUMNS
    for header in (column.header, column.english, *column.others)
}
REQUIRED = ("name",)


def column_of(header: str) -> Column | None:
    """Return the column with this header, whatever its accents, case and punctuation; None for an unknown one."""
    return BY_HEADER.get(header_key(header))
