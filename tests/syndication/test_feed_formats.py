"""RSS, Atom and JSON Feed: the same posts by the rules of each."""

import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.support.centre import (
    make_news,
)
from tests.support.doors import FEEDS
from tests.syndication.reading_feeds import ENDINGS, everything, get, json_feed, parsed, titles
from tests.syndication.rules_of_feeds import ATOM, atom_problems, json_problems

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("a format only says what the API tells"),
]

SPECIAL = [
    "Ryby & čipsy, „Ano“, \"ne\" a 'možná'; 5 < 6 > 4",
    "</script><script>alert(1)</script> ]]> &amp; <![CDATA[ konec",
    "Zvonek\x07, tabulátor\x0b a konec\x1f řádku",
    "Emoji 🎈 a \ufffe nic",
    "ř" * 255,
]


def test_every_channel_keeps_the_rules_of_its_format_full_and_empty():
    for posts in (0, 1, 3):
        if posts:
            everything()
        for channel in (path.removeprefix("/kanaly/").removesuffix(".rss") for path in FEEDS):
            answers = {ending: get(ending, channel) for ending in ENDINGS}
            assert {one: answer["Content-Type"] for one, answer in answers.items()} == ENDINGS
            assert atom_problems(answers["atom"].content) == []
            assert json_problems(json.loads(answers["json"].content)) == []
            assert parsed(answers["rss"]).version == "rss20"
            assert parsed(answers["atom"]).version == "atom10"
        if posts:
            break
    assert titles() == {"Zpráva", "Příběh", "Akce"}


def test_the_three_formats_tell_the_same_of_a_post():
    everything()

    rss, atom = (parsed(get(ending, "akce")) for ending in ("rss", "atom"))
    (item,) = json_feed("akce")["items"]
    (of_rss,), (of_atom,) = rss.entries, atom.entries

    page = item["url"]
    assert {of_rss.link, of_atom.link} == {page}
    assert {of_rss.id, of_atom.id} == {item["id"]}
    assert item["id"].startswith("urn:uuid:")
    assert of_rss.description == of_atom.content[0].value
    assert of_atom.summary == item["summary"] == "O čem je Akce."
    for words in ("Celý <b>text</b>", "Zrušen", "Sokolovna, Turnov", item["summary"]):
        assert words in item["content_html"]
    assert [tag.term for tag in of_rss.tags] == [tag.term for tag in of_atom.tags] == item["tags"]
    assert {"Senioři", "Turnovsko"} <= set(item["tags"])
    assert of_rss.published_parsed == of_atom.published_parsed
    assert item["date_published"][:19] <= item["date_modified"][:19]
    image = BeautifulSoup(item["content_html"], "lxml").select_one("img")
    assert image["alt"] == 'Kniha "v ruce"'
    # The picture goes along, with its true length.
    for entry in (of_rss, of_atom):
        (enclosure,) = entry.enclosures
        assert enclosure.href == item["image"]
        assert enclosure.type == "image/webp"
        answer = Client().get(urlsplit(item["image"]).path)
        assert int(enclosure.length) == len(b"".join(answer.streaming_content))


@pytest.mark.parametrize("text", SPECIAL)
def test_whatever_is_written_comes_through(text):
    block = {"type": "quote", "value": {"text": text, "attribution": text}}
    make_news(text, lead=text, tags=[], body=json.dumps([block]))
    clean = "".join(sign for sign in text if sign not in "\x07\x0b\x1f\ufffe")

    (item,) = json_feed()["items"]
    rss = ElementTree.fromstring(get("rss").content)
    atom = ElementTree.fromstring(get("atom").content)

    assert item["title"] == item["summary"] == clean
    assert [one.findtext("title") for one in rss.iter("item")] == [clean]
    (entry,) = atom.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}summary") == clean
    htmls = {item["content_html"], rss.findtext(".//item/description")}
    assert htmls == {entry.findtext(f"{ATOM}content")}
    (page,) = (BeautifulSoup(html, "lxml") for html in htmls)
    assert page.get_text().count(clean) == 3
    assert page.select("script") == []
    assert atom_problems(get("atom").content) == []
