"""A table of 200 rows as it comes from somebody's old spreadsheet, with what has to become of each row."""

from tests.directory.exchange.tables import LEAST, as_csv, ico
from tests.support.centre import make_organization
from volunteering.core.text import name_key
from volunteering.directory.models import Refusal

ROWS = 200


def what_is_there(region) -> None:
    """Put into the directory what the table will meet."""
    make_organization("Pomocná ruka, z. s.", ico=ico(7089150))
    make_organization("Stará parta")
    make_organization("Dvojčata", slug="dvojcata-1")
    make_organization("Dvojčata", slug="dvojcata-2")
    waiting = make_organization("Čekající spolek")
    draft = waiting.get_latest_revision_as_object()
    draft.summary = "Oprava, o které se rozhoduje."
    draft.save_revision()
    waiting.refresh_from_db()
    waiting.get_workflow().start(waiting, None)
    called = make_organization("Volaná")
    contact = called.contacts.get_object_list()[0]
    contact.phone = "+420 481 111 222"
    called.save_revision().publish()
    Refusal.objects.create(region=region, name="Tichá voda", name_key=name_key("Tichá voda"))


def messy_table(rows: int = ROWS) -> tuple[bytes, dict[int, str]]:
    """Return the table in Windows-1250 and the action of each row by its number in the spreadsheet.

    With fewer rows, only the plain ones at its end are missing.
    """
    odd = [
        # Found by IČO, however it is written, and by name; only what is filled in changes.
        (
            {
                "Název": "POMOCNA RUKA",
                "IČO": f"IČ: {ico(7089150)[:3]} {ico(7089150)[3:]}",
                "Stručně": "Nově.",
            },
            "update",
        ),
        ({"Název": "stara parta, z. s.", "E-mail": "nova@parta.example"}, "update"),
        ({"Název": "Stará Parta", "E-mail": "jina@parta.example"}, "error"),
        ({"Název": "Dvojčata", "E-mail": "kdo@dvojcata.example"}, "error"),
        ({"Název": "Čekající spolek", "Stručně": "Z tabulky."}, "skip"),
        (LEAST | {"Název": "Skoro volaná", "Telefon": "481111222"}, "skip"),
        (LEAST | {"Název": "Tichá voda"}, "skip"),
        # IČO shortened by a spreadsheet, and the same once more as a number.
        (LEAST | {"Název": "Bez nul", "IČO": str(int(ico(2320)))}, "create"),
        (LEAST | {"Název": "Bez nul", "IČO": f"{int(ico(2320))}.0"}, "error"),
        (LEAST | {"Název": "Bez nul jinak", "IČO": str(int(ico(2320)))}, "error"),
        (
            LEAST | {"Název": "Pobočka", "IČO": str(int(ico(2320))), "Jiná organizace": "ano"},
            "create",
        ),
        # The same row twice.
        (LEAST | {"Název": "Dvakrát stejná"}, "create"),
        (LEAST | {"Název": "Dvakrát stejná"}, "error"),
        # Words that stand for nothing, or for too much.
        (LEAST | {"Název": "Špatná obec", "Obec": "Turrnov"}, "error"),
        (LEAST | {"Název": "Dva Pěnčíny", "Obec": "Pěnčín"}, "error"),
        (LEAST | {"Název": "Jeden Pěnčín", "Obec": "Pěnčín (okres Liberec)"}, "create"),
        (LEAST | {"Název": "Špatný obor", "Obory": "Astrologie"}, "error"),
        (LEAST | {"Název": "Špatná forma", "Právní forma": "kartel"}, "error"),
        (LEAST | {"Název": "Špatné IČO", "IČO": "12345678"}, "error"),
        (LEAST | {"Název": "Špatný e-mail", "E-mail": "kontakt(zavináč)parta.example"}, "error"),
        (LEAST | {"Název": "Špatný den", "Akreditace do": "31. 2. 2099"}, "error"),
        (LEAST | {"Název": "Špatné PSČ", "PSČ": "46"}, "error"),
        (LEAST | {"Název": "Spadl vzorec", "Popis": "#N/A"}, "error"),
        (LEAST | {"Název": "Moc dlouhá", "Stručně": "a" * 301}, "error"),
        ({"Název": "Nic dalšího"}, "error"),
        ({"Stručně": "Bez názvu", "Obec": "Turnov", "Obory": "Senioři"}, "error"),
        # What a spreadsheet would take for a formula.
        (LEAST | {"Název": '=HYPERLINK("https://zly.example")', "Popis": "-1+1"}, "create"),
        (LEAST | {"Název": "'=1+1"}, "create"),
        (
            LEAST
            | {
                "Název": "Se vším",
                "Právní forma": "z.s.",
                "Obory": "Děti, mládež a rodiny, Senioři; Zvířata",
                "Kde působí": "okres Semily; Turnovsko, ORP Liberec",
                "Popis": "První řádek; se středníkem.\n„Druhý“ řádek.",
                "Akreditace do": "31.05.2099",
                "Web": "www.sevsim.example",
                "PSČ": "51101",
                "Kontakt 1 – veřejný": "ano",
                "E-mail": "info@sevsim.example",
                "Telefon": "+420 481 000 333",
                "Poznámka paní Novákové": "volat odpoledne",
            },
            "create",
        ),
    ]
    plain = [
        (LEAST | {"Název": f"Spolek číslo {number}", "Telefon": f"482 {number:06}"}, "create")
        for number in range(rows - len(odd))
    ]
    table = [*odd, *plain]
    expected = {number: action for number, (_row, action) in enumerate(table, 2)}
    return as_csv([row for row, _action in table], encoding="cp1250"), expected
