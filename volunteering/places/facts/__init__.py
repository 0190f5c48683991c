"""Tables of facts that the plugin brings: the units and towns of a region, and its everyday areas.

Sources: codes of ČSÚ (municipalities, CISORP for ORP) and NUTS/LAU of Eurostat. All other municipalities come in with
`manage.py import_places` from the official list.
"""

import csv
from importlib.resources import files

# NUTS 3 codes of the Czech Republic.
KRAJE = {
    "CZ010": "Hlavní město Praha",
    "CZ020": "Středočeský kraj",
    "CZ031": "Jihočeský kraj",
    "CZ032": "Plzeňský kraj",
    "CZ041": "Karlovarský kraj",
    "CZ042": "Ústecký kraj",
    "CZ051": "Liberecký kraj",
    "CZ052": "Královéhradecký kraj",
    "CZ053": "Pardubický kraj",
    "CZ063": "Kraj Vysočina",
    "CZ064": "Jihomoravský kraj",
    "CZ071": "Olomoucký kraj",
    "CZ072": "Zlínský kraj",
    "CZ080": "Moravskoslezský kraj",
}

# What people say, and what it consists of ("kind:code").
EVERYDAY_AREAS = {
    "CZ051": {
        "Českolipsko": ["okres:CZ0511"],
        "Český ráj": ["orp:5109", "obec:577308"],
        "Frýdlantsko": ["orp:5102"],
        "Jablonecko": ["orp:5103"],
        "Jilemnicko": ["orp:5104"],
        "Jizerské hory": [
            *["obec:563536", "obec:563552", "obec:563595", "obec:563633", "obec:563668"],
            *["obec:563692", "obec:563811", "obec:563820", "obec:564044", "obec:564206"],
            *["obec:564265", "obec:564371"],
        ],
        "Krkonoše": ["orp:5104", "obec:577081"],
        "Liberecko": ["orp:5105"],
        "Lužické hory": ["orp:5106", "obec:561631"],
        "Máchův kraj": ["obec:561495", "obec:561533"],
        "Novoborsko": ["orp:5106"],
        "Podještědí": ["obec:561631", "obec:563960", "obec:564061", "obec:564290"],
        "Podkrkonoší": ["orp:5104", "orp:5107"],
        "Podralsko": ["obec:561835", "obec:562017", "obec:562092", "obec:562262"],
        "Semilsko": ["orp:5107"],
        "Tanvaldsko": ["orp:5108"],
        "Turnovsko": ["orp:5109"],
        "Železnobrodsko": ["orp:5110"],
    }
}


def known_regions() -> list[str]:
    """Return the NUTS 3 codes for which there is a table."""
    return sorted(
        entry.name.removesuffix(".csv").upper()
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".csv")
    )


def rows_of(nuts_code: str) -> list[dict]:
    """Return the table of a region as rows for `load_places`; empty when the plugin has none."""
    if nuts_code not in known_regions():
        return []
    text = files(__name__).joinpath(f"{nuts_code.lower()}.csv").read_text(encoding="utf-8")
    rows = [
        row | ({} if row["kind"] == "kraj" else {"kraj": nuts_code})
        for row in csv.DictReader(text.splitlines())
    ]
    areas = EVERYDAY_AREAS.get(nuts_code, {})
    rows += [
        {"kind": "area", "name": name, "kraj": nuts_code, "covers": covers}
        for name, covers in areas.items()
    ]
    return rows
