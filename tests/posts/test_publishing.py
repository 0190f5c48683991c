"""News and stories from the editor's form to the reader: drafts, preview, publishing, scheduling, taking down."""

from datetime import timedelta

import feedparser
import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.support.centre import make_image, make_organization, make_user, place, topic
from tests.support.doors import FEEDS, read, search, sitemap, status
from tests.support.editing import Editor, errors_of, page_titled, path_of, text
from tests.support.web import Visitor, soup
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db

KINDS = {
    "news": (NewsPage, NewsIndexPage, "aktuality", {}),
    "story": (
        StoryPage,
        StoryIndexPage,
        "pribehy",
        {"person_name": "Libuše Čtenářová", "consent_scope": "web"},
    ),
}


@pytest.fixture(params=KINDS)
def kind(request):
    """Return model, index page, name in addresses and own fields of news, then of stories."""
    model, index, channel, own = KINDS[request.param]
    return model, index.objects.get(), channel, own


WRITTEN = {
    "title": "Čtyři kufry knih",
    "slug": "ctyri-kufry-knih",
    "lead": "Knihovna v Turnově hledá předčítače.",
    "body": [text("<p>V úterý otevíráme <b>zvěřinec</b> slov.</p>")],
}


def test_an_editor_publishes_what_readers_then_find_everywhere(editor, kind):
    model, index, channel, own = kind
    image = make_image(alt="Kufr plný knih")
    organization = make_organization("Spolek předčítačů")

    response = editor.create(
        model,
        index,
        **WRITTEN,
        **own,
        lead_image=image,
        topics=[topic("seniori"), topic("komunita")],
        places=[place("turnov")],
        organizations=[organization],
        tags="knihy, předčítání",
    )

    assert response.status_code == 302
    page = page_titled("Čtyři kufry knih")
    assert page.live
    assert page.owner == editor.user
    assert sorted(tag.name for tag in page.tags.all()) == ["knihy", "předčítání"]
    assert path_of(page) == f"/{channel}/ctyri-kufry-knih/"

    article = read(path_of(page))
    for words in (
        "Čtyři kufry knih",
        "zvěřinec",
        "předčítání",
        "Spolek předčítačů",
        "Kufr plný knih",
    ):
        assert words in article
    assert path_of(page) in read(f"/{channel}/")
    assert path_of(page) in read("/")
    others = {"aktuality", "pribehy", "akce"} - {channel}
    for other in others:
        assert path_of(page) not in read(f"/{other}/")
    carrying = [feed for feed in FEEDS if path_of(page) in read(feed)]
    assert carrying == ["/kanaly/vse.rss", f"/kanaly/{channel}.rss"]
    assert path_of(page) in sitemap()
    assert path_of(page) in search("zvěřinec")
    assert path_of(page) in search("předčítání")
    assert path_of(page) in read(organization.get_url())


@pytest.mark.parametrize("missing", ["title", "lead"])
def test_required_fields_are_asked_for_when_publishing(editor, kind, missing):
    model, index, _channel, own = kind

    response = editor.create(model, index, **{**WRITTEN, **own, missing: ""})

    assert list(errors_of(response)) == [missing]
    assert not model.objects.exists()


@pytest.mark.parametrize("missing", ["person_name", "consent_scope"])
def test_a_story_needs_its_person_and_their_consent(editor, missing):
    own = KINDS["story"][3]

    response = editor.create(
        StoryPage, StoryIndexPage.objects.get(), **{**WRITTEN, **own, missing: ""}
    )

    assert list(errors_of(response)) == [missing]


def test_an_unfinished_draft_can_be_saved_and_stays_with_the_editors(editor, kind):
    model, index, channel, _own = kind

    editor.create(model, index, action="", title="Rozepsaný kocour", slug="rozepsany", body=[])

    page = page_titled("Rozepsaný kocour")
    assert not page.live
    assert page.first_published_at is None
    assert status(f"/{channel}/rozepsany/") == 404
    assert "Rozepsaný kocour" not in read(f"/{channel}/")


def test_the_preview_shows_what_is_not_saved_yet(editor, kind):
    model, index, _channel, own = kind

    response = editor.preview(model, index, **WRITTEN, **own)

    assert response.status_code == 200
    assert "zvěřinec" in response.content.decode()
    assert not model.objects.exists()


def test_a_scheduled_page_appears_when_its_time_comes(editor, kind, set_clock):
    model, index, channel, own = kind
    later = timezone.now() + timedelta(hours=3)

    editor.create(model, index, **WRITTEN, **own, go_live_at=later)

    page = page_titled("Čtyři kufry knih")
    assert not page.live
    assert page.approved_schedule
    call_command("publish_scheduled")
    assert status(path_of(page)) == 404

    set_clock(later + timedelta(minutes=1))
    call_command("publish_scheduled")

    assert status(path_of(page)) == 200
    assert path_of(page) in read(f"/{channel}/")
    page.refresh_from_db()
    assert page.first_published_at is not None


def test_an_unpublished_page_is_gone_from_every_list(editor, kind):
    model, index, channel, own = kind
    editor.create(model, index, **WRITTEN, **own)
    page = page_titled("Čtyři kufry knih")
    assert status(path_of(page)) == 200

    editor.unpublish(page)

    assert status(path_of(page)) == 404
    for door in ("/", f"/{channel}/", *FEEDS):
        assert path_of(page) not in read(door)
    assert path_of(page) not in sitemap()
    assert path_of(page) not in search("zvěřinec")


def test_an_edit_that_is_not_published_changes_nothing_for_readers(editor, kind):
    model, index, channel, own = kind
    editor.create(model, index, **WRITTEN, **own, topics=[topic("seniori")])
    page = page_titled("Čtyři kufry knih")

    editor.edit(page, action="", title="Tři kufry", lead="Přepsáno.", topics=[topic("sport")])

    doors = [read(path_of(page)), read(f"/{channel}/"), *map(read, FEEDS[:1])]
    assert all("Čtyři kufry knih" in door and "Tři kufry" not in door for door in doors)
    assert "Přepsáno" not in "".join(doors)
    assert path_of(page) in read(f"/{channel}/", tema="seniori")
    assert path_of(page) not in read(f"/{channel}/", tema="sport")
    assert path_of(page) not in search("přepsáno")


def test_a_changed_slug_redirects_and_the_feed_keeps_the_identity(editor, kind):
    model, index, channel, own = kind
    editor.create(model, index, **WRITTEN, **own)
    page = page_titled("Čtyři kufry knih")
    before = feedparser.parse(read(f"/kanaly/{channel}.rss")).entries[0]

    editor.edit(page, slug="kufry")

    response = Visitor().get(f"/{channel}/ctyri-kufry-knih/")
    assert response.status_code == 301
    assert response["Location"].endswith(f"/{channel}/kufry/")
    after = feedparser.parse(read(f"/kanaly/{channel}.rss")).entries[0]
    assert after.id == before.id
    assert after.link != before.link


def test_a_copy_is_another_object(editor, kind):
    model, index, _channel, own = kind
    editor.create(model, index, **WRITTEN, **own, tags="knihy")
    page = page_titled("Čtyři kufry knih")
    address = f"/admin/pages/{page.pk}/copy/"
    values = {
        "new_title": "Kopie kufrů",
        "new_slug": "kopie",
        "new_parent_page": index.pk,
        "alias": "",
    }

    response = editor.client.post(address, values)

    assert response.status_code == 302, response.context["form"].errors
    copy = page_titled("Kopie kufrů")
    assert copy.uuid != page.uuid
    assert [tag.name for tag in copy.tags.all()] == ["knihy"]
    copy.save_revision().publish()
    copy.refresh_from_db()
    assert copy.uuid != page.uuid


def test_a_moderator_of_the_directory_writes_no_pages(kind):
    model, index, _channel, _own = kind
    moderator = Editor("moderator")

    response = moderator.client.get(moderator.add_url(model, index))

    assert response.status_code in (302, 403)
    assert not moderator.user.has_perm("wagtailcore.add_page")


def test_a_visitor_is_asked_to_sign_in(kind):
    model, index, _channel, _own = kind
    address = Editor().add_url(model, index)

    response = Visitor().get(address)

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_the_editors_list_offers_the_three_kinds(editor):
    for index, model in ((NewsIndexPage, NewsPage), (StoryIndexPage, StoryPage)):
        page = index.objects.get()
        listing = editor.get("wagtailadmin_explore", page.pk)
        links = {link["href"] for link in soup(listing).select("a[href]")}
        assert (
            f"/admin/pages/{page.pk}/add_subpage/" in links or editor.add_url(model, page) in links
        )


def test_the_owner_of_a_page_survives_in_its_history(editor):
    editor.create(NewsPage, NewsIndexPage.objects.get(), **WRITTEN)
    other = make_user("editor")
    client = Visitor()
    client.force_login(other)

    response = client.get(f"/admin/pages/{page_titled('Čtyři kufry knih').pk}/history/")

    assert response.status_code == 200
    assert editor.user.username in response.content.decode()
