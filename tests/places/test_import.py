"""`manage.py import_places`: the official list in its common shapes, twice, and files that are none."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.support.centre import place
from volunteering.places.models import Place

pytestmark = pytest.mark.django_db

COLUMNS = ("Kód obce", "Obec", "Kód okresu", "Okres", "ORP_KOD_CISORP", "ORP")
ROWS = (
    ("577626", "Turnov", "CZ0514", "Semily", "5109", "Turnov"),
    ("999359", "Příkrá Lhota", "CZ0514", "Semily", "5107", "Semily"),
    ("999820", "Žďárek", "CZ0513", "Liberec", "5109", "Turnov"),
    ("530000", "Přeložená Ves", "CZ0531", "Chrudim", "5304", "Chrudim"),
)
SHAPES = {
    "UTF-8 with a mark, commas": (",", "utf-8-sig"),
    "Windows-1250, semicolons": (";", "cp1250"),
    "UTF-8, semicolons": (";", "utf-8"),
}


def write(folder: Path, rows=ROWS, columns=COLUMNS, separator=",", encoding="utf-8-sig") -> Path:
    """Write a list as a spreadsheet saves it."""
    path = folder / "obce.csv"
    text = "".join(separator.join(row) + "\r\n" for row in (columns, *rows))
    path.write_bytes(text.encode(encoding))
    return path


def run(path: Path, kraj: str = "CZ051") -> str:
    """Run the command; return what it says."""
    said = io.StringIO()
    call_command("import_places", str(path), "--kraj", kraj, stdout=said)
    return said.getvalue()


def snapshot() -> list[dict]:
    return list(Place.objects.order_by("pk").values())


@pytest.mark.parametrize("shape", SHAPES)
def test_the_list_is_read_in_its_common_shapes_and_twice_is_once(tmp_path, shape):
    separator, encoding = SHAPES[shape]
    turnov = place("turnov")
    before = Place.objects.count()
    path = write(tmp_path, separator=separator, encoding=encoding)

    said = run(path)

    assert Place.objects.count() == before + 2
    assert said.strip()
    new = Place.objects.get(code="999820")
    assert (new.name, new.slug, new.kind) == ("Žďárek", "zdarek", "obec")
    assert (new.okres.slug, new.orp.slug) == ("okres-liberec", "orp-turnov")
    assert new in Place.objects.overlapping(place("turnovsko"))
    after = place("turnov")
    assert (after.pk, after.uuid, after.is_town) == (turnov.pk, turnov.uuid, True)
    # Another kraj is not this centre's.
    assert not Place.objects.filter(name="Přeložená Ves").exists()

    first = snapshot()
    run(path)
    assert snapshot() == first


@pytest.mark.parametrize("missing", [0, 1, 2, 3])
def test_a_missing_column_is_named_and_nothing_is_imported(tmp_path, missing):
    columns = [name for number, name in enumerate(COLUMNS) if number != missing]
    rows = [[value for number, value in enumerate(row) if number != missing] for row in ROWS]
    before = snapshot()

    with pytest.raises(CommandError) as refusal:
        run(write(tmp_path, rows, columns))

    assert COLUMNS[missing].lower() in str(refusal.value)
    assert snapshot() == before


@pytest.mark.parametrize("kraj", ["CZ099", "liberecky", "CZ041"])
def test_a_kraj_that_is_not_in_the_file_is_refused(tmp_path, kraj):
    before = snapshot()

    with pytest.raises(CommandError, match=kraj):
        run(write(tmp_path), kraj)

    assert snapshot() == before


def test_another_kraj_brings_its_own_units(tmp_path):
    run(write(tmp_path), "CZ053")

    village = Place.objects.get(code="530000")
    assert village.kraj.name == "Pardubický kraj"
    assert village.okres.slug == "okres-chrudim"
    assert village in Place.objects.in_region("CZ053")
    assert village not in Place.objects.in_region("CZ051")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"neni\.csv"):
        run(tmp_path / "neni.csv")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"Obec\n", b"a;b;c\n1;2;3\n"])
def test_a_file_that_is_no_list_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "obce.csv"
    path.write_bytes(content)

    with pytest.raises(CommandError):
        run(path)


def test_short_rows_do_not_break_the_import(tmp_path):
    path = write(tmp_path, [*ROWS, ("577999", "Krátká Ves", "CZ0514", "Semily")])

    run(path)

    short = Place.objects.get(code="577999")
    assert (short.okres.slug, short.orp) == ("okres-semily", None)


def test_two_villages_of_one_name_get_their_okres(tmp_path):
    rows = [
        ("900001", "Lhota", "CZ0513", "Liberec", "5105", "Liberec"),
        ("900002", "Lhota", "CZ0514", "Semily", "5107", "Semily"),
    ]

    run(write(tmp_path, rows))

    both = Place.objects.filter(name="Lhota").order_by("code")
    assert [item.slug for item in both] == ["lhota-okres-liberec", "lhota-okres-semily"]
    assert [item.label for item in both] == ["Lhota (okres Liberec)", "Lhota (okres Semily)"]
