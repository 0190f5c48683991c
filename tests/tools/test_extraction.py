"""Every string that a source asks to have translated is found, and a call that cannot work is told."""

from tools.extraction import Key, from_python, from_template

TEMPLATE = """
{% load i18n %}
{% translate "Plain" %} {% translate "May" context "month" %} {{ _("In a variable")|default:_("In a filter") }}
{% include "part.html" with label=_("In a tag") %}
{# Translators: the number is a count #}
{% blocktranslate count n=items|length %}{{ n }} item{% plural %}{{ n }} items{% endblocktranslate %}
{% comment %}
Translators: a comment with _("no call") inside
that goes on
{% endcomment %}
{% blocktranslate trimmed with name=user.name context "greeting" %}
    Hello
    {{ name }}, it's "100 %"
{% endblocktranslate %}
{% blocktranslate count n=n context "bees" trimmed %}
    one bee
{% plural %}
    many bees
{% endblocktranslate %}
"""

MODULE = """
from django.utils import translation
from django.utils.translation import gettext_lazy as _, ngettext, npgettext, pgettext_lazy as p_, override

LABEL = _("a label"
          " on two lines")
# Translators: the month
# in the calendar
MAY = p_("month", "May")


def count(n):
    other("not a translation", _(LABEL))
    return ngettext("%(n)d item", "%(n)d items", n), npgettext("bees", "one bee", "many bees", n)


def late():
    return translation.gettext("called by its module")
"""


def keys(messages):
    return {message.key: message for message in messages}


def test_a_template_gives_all_kinds_of_strings():
    found = keys(from_template(TEMPLATE, "x.html"))

    assert set(found) == {
        Key("Plain"),
        Key("May", "month"),
        Key("In a variable"),
        Key("In a filter"),
        Key("In a tag"),
        Key("%(n)s item"),
        Key('Hello %(name)s, it\'s "100 %%"', "greeting"),
        Key("one bee", "bees"),
    }
    assert found[Key("%(n)s item")].plural == "%(n)s items"
    assert found[Key("%(n)s item")].comments == ["the number is a count"]
    assert found[Key("one bee", "bees")].plural == "many bees"


def test_a_comment_of_several_lines_goes_to_the_string_after_it():
    found = keys(from_template(TEMPLATE, "x.html"))

    assert found[Key('Hello %(name)s, it\'s "100 %%"', "greeting")].comments == [
        'a comment with _("no call") inside',
        "that goes on",
    ]
    assert found[Key("one bee", "bees")].comments == []


def test_a_module_gives_all_kinds_of_strings_whatever_it_calls_the_functions():
    problems = []
    found = keys(from_python(MODULE, "x.py", problems))

    assert set(found) == {
        Key("a label on two lines"),
        Key("May", "month"),
        Key("%(n)d item"),
        Key("one bee", "bees"),
        Key("called by its module"),
    }
    assert found[Key("%(n)d item")].plural == "%(n)d items"
    assert found[Key("May", "month")].comments == ["the month", "in the calendar"]
    assert problems == []


def test_a_text_put_together_at_run_time_is_told():
    problems = []
    source = "from django.utils.translation import gettext as _\ndef f(x):\n    return _(f'Hello {x}'), _('Hi %s' % x)\n"
    list(from_python(source, "x.py", problems))

    assert [problem.split(":")[:2] for problem in problems] == [["x.py", "3"], ["x.py", "3"]]


def test_a_translation_at_import_is_told():
    problems = []
    list(
        from_python(
            "from django.utils.translation import gettext as _\nX = _('Hi')\n", "x.py", problems
        )
    )

    assert len(problems) == 1
    assert "gettext_lazy" in problems[0]
