"""Tables as people make them, and what somebody does with them at the import of the admin."""

import csv
import io
from datetime import date

from django.db.models import Model
from openpyxl import Workbook

from tests.support.web import form_of, soup, upload, values_of
from volunteering.core.ico import WEIGHTS
from volunteering.directory.models import Organization

IMPORT = "/admin/adresar/import/"
LIST = "/admin/snippets/volunteering/organization/"
NDJSON = "application/x-ndjson"
# The least a new listing needs.
LEAST = {
    "Název": "Nová parta",
    "Stručně": "Pomáháme sousedům.",
    "Obec": "Turnov",
    "Obory": "Senioři",
}


def ico(number: int) -> str:
    """Return a valid IČO whose first seven digits are this number."""
    digits = f"{number:07}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return f"{digits}{(11 - total % 11) % 10}"


def as_csv(rows: list[dict], *, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    """Return rows as a spreadsheet saves them; the columns are those of any row, in the order they come."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: list[dict]) -> bytes:
    """Return rows as a workbook; numbers and days stay what they are."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    book = Workbook()
    book.active.append(columns)
    for row in rows:
        book.active.append([row.get(name) for name in columns])
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def records(content: bytes) -> list[dict]:
    """Return the rows of a CSV that was exported."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def uploaded(user, content: bytes, name: str = "tabulka.csv") -> str:
    """Upload a table at the admin; return the address of its dry run."""
    response = user.post(IMPORT, {"file": upload(name, content, "text/csv")})
    assert response.status_code == 302, soup(response).select_one("main, body").get_text(" ")
    return response["Location"]


def dry_run(user, path: str) -> dict[int, str]:
    """Return what would be done with each row."""
    done: dict[int, str] = {}
    page = 1
    while True:
        rows = soup(user.get(path, {"strana": page})).select("#radky tr[data-row]")
        before = len(done)
        done |= {int(row["data-row"]): row["data-action"] for row in rows}
        if len(done) == before or len(rows) < 100:
            return done
        page += 1


def reasons(user, path: str) -> dict[int, str]:
    """Return the last cell of each row of a short dry run: reasons and changes."""
    return {
        int(row["data-row"]): " ".join(row.select("td")[-1].get_text(" ").split())
        for row in soup(user.get(path)).select("#radky tr[data-row]")
    }


def for_real(user, path: str, mode: str = "publish", **extra):
    """Press the button below a dry run; return the response."""
    form = form_of(user.get(path), "form[data-import]")
    return user.post(form["action"], values_of(form) | {"mode": mode}, **extra)


def imported(user, content: bytes, mode: str = "publish", name: str = "tabulka.csv") -> dict:
    """Upload a table and import it; return what was done with each row."""
    path = uploaded(user, content, name)
    response = for_real(user, path, mode)
    assert response.status_code == 302
    return dry_run(user, response["Location"])


def state_of_directory() -> list:
    """Return everything that an import may touch, ready to compare."""
    names = ("contacts", "links", "areas", "topics", "target_groups")
    return [
        (
            _fields(organization),
            *(sorted(map(_fields, getattr(organization, n).all())) for n in names),
        )
        for organization in Organization.objects.order_by("pk")
    ]


def _fields(row: Model) -> tuple:
    return tuple(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)


def day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)
