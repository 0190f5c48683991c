"""The list of searches without a result in the admin: its order, who sees it, and what can be done about a row."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.search.test_missed import ask, noted
from tests.search.test_promoted import another_region, send
from tests.support.centre import make_news
from tests.support.editing import Editor, path_of
from tests.support.web import soup
from volunteering.search.missed import this_week
from volunteering.search.models import MissedQuery, PromotedResult, SynonymGroup

pytestmark = pytest.mark.django_db

LIST = MissedQuery.snippet_viewset.get_url_name("list")
DELETE = MissedQuery.snippet_viewset.get_url_name("delete")
ADD_SYNONYM = SynonymGroup.snippet_viewset.get_url_name("add")
ADD_PROMOTED = PromotedResult.snippet_viewset.get_url_name("add")


def note(region, words: str, count: int = 1, week: date | None = None, *, is_empty=True):
    """Return a row as if readers had asked in a week."""
    return MissedQuery.objects.create(
        region=region, week=week or this_week(), words=words, count=count, is_empty=is_empty
    )


def rows(editor: Editor, **query) -> list[str]:
    """Return the words on the list, in order."""
    response = editor.client.get(reverse(LIST), query)
    assert response.status_code == 200
    return [cell.get_text(strip=True) for cell in soup(response).select(".listing .title-wrapper")]


def links(editor: Editor, **query) -> dict[str, str]:
    """Return what can be done about the only row: addresses by labels."""
    response = editor.client.get(reverse(LIST), query)
    buttons = soup(response).select(".listing .actions a")
    return {button.get_text(strip=True): button["href"] for button in buttons}


def test_the_newest_week_stands_first_and_the_most_frequent_in_it(region):
    note(region, "řídké", 1)
    note(region, "časté", 9)
    note(region, "staré", 50, this_week() - timedelta(weeks=1))
    note(another_region(), "jinde", 99)

    assert rows(Editor()) == ["časté", "řídké", "staré"]


def test_the_list_is_narrowed_by_week_and_by_what_readers_saw(region):
    last = this_week() - timedelta(weeks=1)
    note(region, "nic teď")
    note(region, "část teď", is_empty=False)
    note(region, "nic dřív", week=last)
    editor = Editor()

    assert rows(editor, week=last.isoformat()) == ["nic dřív"]
    assert rows(editor, is_empty="True") == ["nic teď", "nic dřív"]
    assert rows(editor, is_empty="False") == ["část teď"]
    assert rows(editor, q="část") == ["část teď"]
    assert len(rows(editor, week="vloni", is_empty="možná", ordering="nic", p="x")) == 3


def test_an_empty_list_says_so():
    assert "Čtenáři" in soup(Editor().get(LIST)).select_one("#listing-results").get_text()


def test_the_list_costs_as_much_with_many_as_with_few(region):
    editor = Editor()

    def queries() -> int:
        editor.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    note(region, "slovo")
    few = queries()
    for number in range(20):
        note(region, f"slovo {number}", week=this_week() - timedelta(weeks=number))
    assert queries() == few


def test_a_synonym_is_one_step_away_and_counts_at_once(region):
    page = make_news("Žirafa v parku")
    ask("wqxzv, xqz:")
    editor = Editor()
    address = links(editor, is_empty="True")["Přidat synonymum"]

    form = soup(editor.client.get(address))
    assert form.select_one("[name=terms]").get_text(strip=True) == "wqxzv xqz"
    answer = send(editor, address, terms="wqxzv xqz, žirafa")

    assert answer["Location"] == f"{reverse(LIST)}?is_empty=True"
    assert SynonymGroup.objects.filter(terms="wqxzv xqz, žirafa").exists()
    found = soup(Client().get("/hledat/", {"q": "wqxzv xqz"}))
    assert [link["href"] for link in found.select(".result__title a")] == [path_of(page)]


def test_a_promoted_result_is_one_step_away_and_counts_at_once(region):
    ask("wqxzv")
    editor = Editor()
    address = links(editor)["Doporučit výsledek"]

    answer = send(editor, address, address="/adresar/", title="Adresář")

    assert answer["Location"].startswith(reverse(LIST))
    assert PromotedResult.objects.get().terms == "wqxzv"
    assert PromotedResult.objects.get().region == region
    shown = soup(Client().get("/hledat/", {"q": "wqxzv"})).select_one(".promoted a")
    assert shown["href"] == "/adresar/"
    # It has an answer now, so it is not counted any more.
    assert noted() == {"wqxzv": 1}


def test_a_form_never_leads_to_another_site():
    for address in ("https://zly.example/", "//zly.example/"):
        url = f"{reverse(ADD_SYNONYM)}?terms=a&next={address}"
        assert "zly.example" not in send(Editor(), url, terms=f"a, b {address}")["Location"]


def test_how_it_answers_now_is_one_step_away(region):
    note(region, "jak & proč?")

    page = Client().get(links(Editor())["Jak odpovídá teď"])

    assert page.status_code == 200
    assert soup(page).select_one("#search-words")["value"] == "jak & proč?"


def test_a_row_that_is_dealt_with_goes(region):
    note(region, "hotové")
    note(region, "další", is_empty=False)
    editor = Editor()
    address = links(editor, is_empty="True")["Vyřízeno"]

    form = soup(editor.client.get(address)).select_one("form[action*=delete]")
    answer = editor.client.post(form["action"])

    assert answer["Location"] == f"{reverse(LIST)}?is_empty=True"
    assert noted() == {"další": 1}


def test_nobody_writes_or_changes_a_row(region):
    row = note(region, "slovo")
    for role in ("editor", "administrator"):
        client = Editor(role).client
        viewset = MissedQuery.snippet_viewset
        for address in (
            reverse(viewset.get_url_name("add")),
            reverse(viewset.get_url_name("edit"), args=[row.pk]),
        ):
            assert client.get(address).status_code in (302, 403)
            client.post(address, {"words": "jiné"})

    assert noted() == {"slovo": 1}


def test_whoever_may_not_change_synonyms_gets_nowhere(region):
    row = note(region, "slovo")
    moderator = Editor("moderator")

    assert moderator.get(LIST).status_code in (302, 403)
    assert moderator.get(DELETE, row.pk).status_code in (302, 403)
    moderator.client.post(reverse(DELETE, args=[row.pk]))
    for address in (reverse(ADD_SYNONYM), reverse(ADD_PROMOTED)):
        assert moderator.client.get(f"{address}?terms=slovo").status_code in (302, 403)

    assert noted() == {"slovo": 1}
    assert reverse(LIST) not in moderator.get("wagtailadmin_home").content.decode()
    assert reverse(LIST) in Editor().get("wagtailadmin_home").content.decode()
