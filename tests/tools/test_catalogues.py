"""A catalogue keeps its translations, says what is wrong with it, and compiles to the same bytes every time."""

import io
from gettext import GNUTranslations

import pytest

from tools import catalogues
from tools.extraction import Key, Message

ITEM = Message(
    Key("%(n)d item"), plural="%(n)d items", files=["volunteering/x.py"], comments=["a count"]
)
MAY = Message(Key("May", "month"), files=["volunteering/x.py", "volunteering/templates/y.html"])

HEADER = "".join(f'"{key}: {value}\\n"\n' for key, value in catalogues.HEADER.items())
START = f'msgid ""\nmsgstr ""\n{HEADER}\n'


def read(tmp_path, text):
    path = tmp_path / "django.po"
    path.write_text(text)
    return catalogues.read(path)


def translated(tmp_path, *entries):
    return read(tmp_path, START + "\n".join(entries))


ITEM_IN_CZECH = """\
msgid "%(n)d item"
msgid_plural "%(n)d items"
msgstr[0] "jedna položka"
msgstr[1] "%(n)d položky"
msgstr[2] "%(n)d položky"
msgstr[3] "%(n)d položek"
"""


def test_the_plural_rule_is_the_one_of_djangos_own_czech_catalogue():
    from pathlib import Path

    import django

    own = Path(django.__file__).parent / "conf/locale/cs/LC_MESSAGES/django.po"

    headers = dict(catalogues.read(own).mime_headers)

    assert headers["Plural-Forms"] == catalogues.PLURAL_FORMS


def test_known_translations_survive_and_new_strings_wait(tmp_path):
    known = catalogues.entries(translated(tmp_path, ITEM_IN_CZECH))

    text = catalogues.render([MAY, ITEM], known, "Title.")

    assert ITEM_IN_CZECH in text
    assert (
        '#: volunteering/x.py\n#: volunteering/templates/y.html\nmsgctxt "month"\nmsgid "May"\nmsgstr ""'
        in text
    )
    assert "#. a count\n" in text
    again = catalogues.entries(read(tmp_path, text))
    assert catalogues.render([MAY, ITEM], again, "Title.") == text


def test_a_string_that_gained_a_plural_is_translated_anew(tmp_path):
    known = catalogues.entries(translated(tmp_path, 'msgid "%(n)d item"\nmsgstr "%(n)d položek"\n'))

    assert 'msgstr[3] ""' in catalogues.render([ITEM], known, "Title.")


def test_python_reads_what_was_compiled(tmp_path):
    catalog = translated(
        tmp_path,
        ITEM_IN_CZECH,
        'msgctxt "month"\nmsgid "May"\nmsgstr "květen"\n',
        'msgid "X"\nmsgstr ""\n',
    )

    translations = GNUTranslations(io.BytesIO(catalogues.compiled(catalog)))

    assert translations.pgettext("month", "May") == "květen"
    assert [
        translations.ngettext("%(n)d item", "%(n)d items", n) % {"n": n} for n in (1, 3, 5)
    ] == [
        "jedna položka",
        "3 položky",
        "5 položek",
    ]
    assert translations.gettext("X") == "X"
    assert catalogues.compiled(catalog) == catalogues.compiled(catalog)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('msgid "a"\nmsgstr ""\n', "is not translated"),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"\n', "fuzzy"),
        ('#~ msgid "a"\n#~ msgstr "b"\n', "obsolete"),
        ('msgid "%(n)d a"\nmsgstr "%(m)d b"\n', "placeholders: %(m)d, %(n)d"),
        ('msgid "{name} a"\nmsgstr "b"\n', "placeholders: {name}"),
        ('msgid "<a>a</a>"\nmsgstr "b"\n', "markup"),
        ('msgid "a\\n"\nmsgstr "b"\n', "line break"),
        (
            ITEM_IN_CZECH.replace('"%(n)d položky"\nmsgstr[3] "%(n)d položek"', '""\nmsgstr[3] ""'),
            "lacks a plural form",
        ),
        (ITEM_IN_CZECH.replace("%(n)d položek", "položek"), "placeholders: %(n)d"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, entry, complaint):
    (problem,) = catalogues.problems(translated(tmp_path, entry))

    assert complaint in problem


def test_a_right_catalogue_has_no_problems(tmp_path):
    fine = 'msgid "50 %% of %(n)s"\nmsgstr "50 %% z %(n)s"\n'

    assert list(catalogues.problems(translated(tmp_path, ITEM_IN_CZECH, fine))) == []


def test_another_plural_rule_is_told(tmp_path):
    text = START.replace("nplurals=4", "nplurals=3").replace(" : 3;", " : 2;")

    (problem,) = catalogues.problems(read(tmp_path, text))

    assert "Plural-Forms" in problem
