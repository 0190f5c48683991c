"""The API's news and stories: what is told of them, and how their lists are narrowed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.rich_text import RichText

from tests.support.centre import (
    make_image,
    make_news,
    make_organization,
    make_story,
    place,
    topic,
)
from tests.support.clock import set_clock
from tests.support.editing import Editor, path_of, prague
from volunteering.pages.models import PlainPage
from volunteering.posts.pages import NewsIndexPage, NewsPage
from volunteering.topics.models import TargetGroup

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

API = "/api/v1"
DAY = timedelta(days=1)


def ask(path: str, status: int = 200, /, **query) -> dict:
    """Return the answer to a question."""
    response = Client().get(f"{API}{path}", query)
    assert response.status_code == status, response.content.decode()
    return response.json()


def titles(path: str = "/news", **query) -> list[str]:
    """Return the titles in a list, in order."""
    return [item["title"] for item in ask(path, **query)["items"]]


def at(day: int):
    """Return a moment of May 2026."""
    return prague(2026, 5, day, 12)


def test_all_of_a_story_is_told_in_its_list_and_at_its_address():
    image = make_image(alt="Dvě ženy u okna", size=(2000, 1500))
    image.author, image.licence = "Petr Hora", "cc-by"
    image.save()
    organization = make_organization("Spolek")
    hidden = make_organization("Tajný spolek", publish=False)
    page = make_story(
        "Čtu nevidomým",
        person_name="Lenka, 34",
        lead_image=image,
        organizations=[organization, hidden],
        topics=[topic("seniori")],
        target_groups=list(TargetGroup.objects.all()[:1]),
        places=[place("turnovsko")],
        first_published_at=at(2),
        seo_title="Lenka čte",
        search_description="Jak se čte nevidomým.",
    )
    page.tags.set(["čtení", "audio"])
    page.save()

    (item,) = ask("/stories")["items"]
    full = ask(f"/stories/{page.uuid}")

    assert full == ask(f"/stories/{page.slug}")
    assert ask("/stories", expand="body")["items"] == [full]
    assert {name: full[name] for name in item} == item
    picture = item.pop("picture")
    assert item == {
        "id": str(page.uuid),
        "kind": "stories",
        "slug": page.slug,
        "url": page.full_url,
        "title": "Čtu nevidomým",
        "lead": "O čem je Čtu nevidomým.",
        "published_at": "2026-05-02T12:00:00+02:00",
        "modified_at": timezone.localtime(page.last_published_at).isoformat(),
        "topics": [{"slug": "seniori", "name": "Senioři"}],
        "target_groups": [
            {"slug": group.slug, "name": group.name} for group in page.target_groups.all()
        ],
        "places": [{"slug": "turnovsko", "name": "Turnovsko", "kind": "area"}],
        "organizations": [
            {
                "id": str(organization.uuid),
                "name": "Spolek",
                "url": f"http://testserver{organization.get_url()}",
            }
        ],
        "tags": ["audio", "čtení"],
        "person_name": "Lenka, 34",
    }
    for shape, ratio in (("card", 1.5), ("whole", 4 / 3)):
        shown = picture[shape]
        assert (shown["alt"], shown["author"]) == ("Dvě ženy u okna", "Petr Hora")
        assert shown["licence"]
        widths = [size["width"] for size in shown["sizes"]]
        assert widths == sorted(set(widths))
        for size in shown["sizes"]:
            assert size["url"].startswith("http://testserver/media/")
            assert abs(size["width"] / size["height"] - ratio) < 0.02
        assert shown["srcset"] == ", ".join(
            f"{one['url']} {one['width']}w" for one in shown["sizes"]
        )
    assert (full["seo_title"], full["seo_description"]) == ("Lenka čte", "Jak se čte nevidomým.")
    assert [one["title"] for one in full["breadcrumbs"]][1:] == ["Příběhy"]
    assert full["breadcrumbs"][0]["url"] == "http://testserver/"


def test_a_body_is_told_as_blocks_and_as_clean_html():
    image = make_image(alt="Kbelíky")
    target = PlainPage.objects.get(slug="kontakt")
    words = (
        f'<h2>Kam</h2><p><a id="{target.pk}" linktype="page">Kontakt</a>'
        ' <a href="/adresar/">adresář</a></p>'
    )
    box = {
        "heading": "Pojďte",
        "text": "",
        "label": "Jdu",
        "page": None,
        "link": "/adresar/pridat/",
    }
    page = make_news(
        "Tělo",
        body=[
            ("text", RichText(words)),
            ("image", {"image": image, "caption": "Po sběru"}),
            ("quote", {"text": "Stálo to za to.", "attribution": "Lenka"}),
            ("call_to_action", box),
        ],
    )

    full = ask(f"/news/{page.slug}")

    words, picture, quote, box = full["body"]
    assert [block["type"] for block in full["body"]] == ["text", "image", "quote", "call_to_action"]
    assert len({block["id"] for block in full["body"]}) == 4
    assert full["body_html"] == "\n".join(block["html"] for block in full["body"])
    assert '<a href="http://testserver/kontakt/">Kontakt</a>' in words["html"]
    assert 'href="http://testserver/adresar/"' in words["html"]
    assert picture["caption"] == "Po sběru"
    assert picture["picture"]["alt"] == "Kbelíky"
    (tag,) = [part for part in picture["html"].split("<") if part.startswith("img")]
    for name in ("src=", "srcset=", "width=", "height=", 'alt="Kbelíky"'):
        assert name in tag
    assert 'src="/' not in full["body_html"]
    assert 'href="/' not in full["body_html"]
    assert (quote["text"], quote["attribution"]) == ("Stálo to za to.", "Lenka")
    assert (box["label"], box["url"]) == ("Jdu", "http://testserver/adresar/pridat/")
    for unclean in ("<script", " class=", " style=", "onclick"):
        assert unclean not in full["body_html"]


def test_lists_are_narrowed_together_and_values_are_alternatives():
    spolek, tajny = make_organization("Spolek"), make_organization("Tajný", publish=False)
    about = {"topics": [topic("sport")], "places": [place("turnov")]}
    make_news("Běh parkem", **about, organizations=[spolek, tajny], first_published_at=at(1))
    make_news("Kurz", topics=[topic("zdravi")], first_published_at=at(2), places=[place("doksy")])
    make_news("Nic", first_published_at=at(3))

    assert titles() == ["Nic", "Kurz", "Běh parkem"]
    assert titles(topic="sport", place="turnovsko", organization=spolek.uuid) == ["Běh parkem"]
    assert titles(topic=["sport", "zdravi"]) == ["Kurz", "Běh parkem"]
    assert titles(place="Okres Semily") == titles(q="běhy v parcích") == ["Běh parkem"]
    assert titles(topic="zdravi", place="turnov") == titles(organization=uuid4()) == []
    assert titles(organization=tajny.uuid) == []
    assert titles(published_from="2026-05-02", published_to="2026-05-02") == ["Kurz"]
    assert titles(published_from="2026-05-02T10:00:00Z") == ["Nic", "Kurz"]
    assert titles(published_to="2026-05-02T12:00:00+02:00") == ["Kurz", "Běh parkem"]
    assert titles("/stories") == []
    facets = ask("/news", topic="sport", facets="true")["facets"]
    assert facets["topic"] == [
        {"value": one.slug, "label": str(one), "count": 1, "is_chosen": one.slug == "sport"}
        for one in type(topic("sport")).objects.filter(slug__in=("sport", "zdravi"))
    ]
    # Places are narrowed by the topic, the topic not by itself.
    assert "turnov" in {one["value"] for one in facets["place"]}
    assert "doksy" not in {one["value"] for one in facets["place"]}
    assert ask("/news")["facets"] is None


def test_what_has_changed_since_a_moment_is_told():
    make_news("Staré", first_published_at=at(1))
    other = make_news("Jiné", first_published_at=at(2))
    before = timezone.now()
    assert titles(changed_since=before.isoformat()) == []

    Editor().edit(other, title="Opravené")

    assert titles(changed_since=before.isoformat()) == ["Opravené"]
    assert titles(changed_since=timezone.localdate()) == ["Opravené", "Staré"]
    assert titles(changed_since=timezone.localdate() + DAY) == []
    assert titles(order="-modified_at") == ["Opravené", "Staré"]


def test_nothing_is_told_that_is_not_public(set_clock):
    now = timezone.now()
    hidden = [
        make_news("Tajný návrh", publish=False),
        make_news("Tajná prošlá", expire_at=now + DAY),
        make_news("Tajná stažená"),
        make_news("Tajná zamčená"),
        make_story("Tajný souhlas", consent_until=timezone.localdate()),
    ]
    hidden[2].unpublish()
    hidden[3].view_restrictions.create(restriction_type="login")
    shown = make_news("Vidět", body=[("related", hidden)])
    call_command("rebuild_read_models", verbosity=0)
    assert "Tajný souhlas" in titles("/stories")

    # The consent ends with the day, and nothing is saved for it.
    set_clock(now + DAY)

    for path in ("/news", "/stories", f"/news/{shown.slug}"):
        assert "Tajn" not in str(ask(path)).replace("Tajného", "")
    assert "Tajn" not in str(ask("/news", expand="body"))
    for kind, page in zip(["news"] * 4 + ["stories"], hidden, strict=True):
        for name in (page.uuid, page.slug):
            assert ask(f"/{kind}/{name}", 404)["status"] == 404
    # A story is no news.
    assert Client().get(f"{API}/stories/{shown.slug}").status_code == 404
    assert path_of(shown) in ask(f"/news/{shown.uuid}")["url"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"topics": "sport"}, "topics"),
        ({"topic": "nesmysl"}, "topic"),
        ({"place": "Atlantida"}, "place"),
        ({"organization": "spolek"}, "organization"),
        ({"order": "id"}, "order"),
        ({"order": ["title", "title"]}, "order"),
        ({"expand": "all"}, "expand"),
        ({"fields": "title,password"}, "fields"),
        ({"limit": 101}, "limit"),
        ({"limit": "deset"}, "limit"),
        ({"offset": -1}, "offset"),
        ({"after": "včera"}, "after"),
        ({"published_to": "2026-13-01"}, "published_to"),
        ({"changed_since": "loni"}, "changed_since"),
        ({"facets": "snad"}, "facets"),
    ],
)
def test_what_cannot_be_meant_so_is_named_in_a_sentence(query, named):
    response = Client().get(f"{API}/news", query)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert {error["parameter"].partition(".")[0] for error in problem["errors"]} == {named}
    assert named in problem["detail"]
    assert problem["errors"][0]["detail"].endswith(".")


@pytest.mark.any_database("the number of queries is the same on both")
def test_a_hundred_posts_cost_as_many_queries_as_one():
    def queries(**query) -> int:
        ask("/news", limit=100, **query)
        with CaptureQueriesContext(connection) as asked:
            ask("/news", limit=100, **query)
        return len(asked)

    about = {"topics": [topic("sport")], "places": [place("turnov")]}
    organization = make_organization("Spolek")
    first = make_news("První", organizations=[organization], lead_image=make_image(), **about)
    narrowed = {"place": "turnovsko", "facets": "true"}
    few = queries(), queries(**narrowed)
    index = NewsIndexPage.objects.get()
    for number in range(99):
        page = NewsPage(title="Zpráva", slug=f"zprava-{number}", lead="Zpráva.")
        page.lead_image, page.first_published_at = first.lead_image, first.first_published_at
        page.last_published_at = first.last_published_at
        page.topics, page.places, page.organizations = *about.values(), [organization]
        index.add_child(instance=page)

    assert (queries(), queries(**narrowed)) == few
    # The number of the database's own answers, while no text is ready.
    assert max(few) <= 12
    assert ask("/news", limit=100)["paging"]["total"] == 100
    call_command("rebuild_read_models", verbosity=0)
    assert queries(**narrowed) <= 5
