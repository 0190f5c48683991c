"""What editors do with plain pages, the menu and blocks: only what is public is linked, and nothing runs a script."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.support.centre import make_news
from tests.support.doors import read, search, sitemap, status
from tests.support.editing import Editor, call_to_action, errors_of, page_titled, path_of, text
from tests.support.web import soup
from volunteering.core.blocks import CallToActionBlock
from volunteering.pages.models import PlainPage, SiteMenu
from volunteering.posts.pages import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db

PAGE = {
    "title": "Jak půjčujeme vozík",
    "slug": "vozik",
    "body": [text("<p>Stačí <i>zazvonit</i>.</p>")],
}


@pytest.fixture
def editor() -> Editor:
    """Return a member of the editorial team."""
    return Editor()


@pytest.fixture
def front():
    """Return the front page."""
    return Site.objects.get(is_default_site=True).root_page


def menu_labels() -> list[str]:
    return [link.get_text().strip() for link in soup(Client().get("/")).select(".site-nav a")]


def hide(page, way: str) -> None:
    """Make a public page one that is not."""
    match way:
        case "draft":
            page.unpublish()
        case "password":
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.PASSWORD, password="tajne"
            )
        case "login":
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        case "expired":
            page.expire_at = timezone.now() - timedelta(minutes=1)
            page.save(update_fields=["expire_at"])


HIDDEN = ("draft", "password", "login", "expired")


def test_an_editor_keeps_a_plain_page(editor, front):
    editor.create(PlainPage, front, **PAGE)

    page = page_titled("Jak půjčujeme vozík")
    assert "zazvonit" in read("/vozik/")
    assert path_of(page) in sitemap()
    assert path_of(page) in search("vozík")


def test_a_plain_page_needs_a_title(editor, front):
    assert list(errors_of(editor.create(PlainPage, front, **PAGE | {"title": ""}))) == ["title"]


def test_the_preview_of_a_plain_page_works(editor, front):
    assert "zazvonit" in editor.preview(PlainPage, front, **PAGE).content.decode()


def test_a_changed_slug_redirects_also_for_what_lies_below(editor):
    news = make_news("Vozík je doma")
    index = NewsIndexPage.objects.get()
    old = path_of(news)

    editor.edit(index, slug="noviny", title="Noviny", intro="")

    news.refresh_from_db()
    assert path_of(news).startswith("/noviny/")
    response = Client().get(old)
    assert (response.status_code, response["Location"].endswith(path_of(news))) == (301, True)


def test_a_second_page_under_the_same_address_is_refused(editor, front):
    editor.create(PlainPage, front, **PAGE)

    assert list(errors_of(editor.create(PlainPage, front, **PAGE))) == ["slug"]


def test_editors_arrange_the_menu(editor, front):
    first, second = (PlainPage.objects.get(slug=slug) for slug in ("kontakt", "o-nas"))
    menu = SiteMenu.for_site(Site.objects.get())
    old = [
        {"id": item.pk, "page": item.page_id, "label": "", "DELETE": True}
        for item in menu.items.all()
    ]
    rows = [
        *old,
        {"page": second.pk, "label": "Kdo jsme", "ORDER": 1},
        {"page": first.pk, "label": "", "ORDER": 2},
    ]
    address = reverse(
        "wagtailsettings:edit", args=["volunteering", "sitemenu", Site.objects.get().pk]
    )

    response = editor.client.post(
        address, nested_form_data({"items": inline_formset(rows, initial=len(old))})
    )

    assert response.status_code == 302
    assert menu_labels() == ["Kdo jsme", first.title]


@pytest.mark.parametrize("way", HIDDEN)
def test_the_menu_leaves_out_what_is_not_public(way):
    contact = PlainPage.objects.get(slug="kontakt")
    assert contact.title in menu_labels()

    hide(contact, way)

    assert contact.title not in menu_labels()
    assert menu_labels()


@pytest.mark.parametrize("way", HIDDEN)
def test_related_pages_leave_out_what_is_not_public(editor, way):
    shown, hidden = make_news("Ukázaná souvislost"), make_news("Skrytá souvislost")
    hide(hidden, way)

    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Rozcestí",
        slug="rozcesti",
        lead="Kam dál.",
        body=[("related", streamfield([("item", shown.pk), ("item", hidden.pk)]))],
    )

    for door in ("/aktuality/rozcesti/", "/kanaly/aktuality.rss"):
        article = read(door)
        assert path_of(shown) in article
    article = read("/aktuality/rozcesti/")
    assert "Skrytá souvislost" not in article
    assert path_of(hidden) not in article


@pytest.mark.parametrize("way", HIDDEN)
def test_related_pages_that_are_all_hidden_leave_no_heading(editor, way):
    hidden = make_news("Skrytá souvislost")
    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Rozcestí",
        slug="rozcesti",
        lead="Kam dál.",
        body=[("related", streamfield([("item", hidden.pk)]))],
    )
    hide(hidden, way)

    assert soup(Client().get("/aktuality/rozcesti/")).select(".prose .aside-box") == []


@pytest.mark.parametrize("way", HIDDEN)
def test_a_button_never_leads_to_a_page_that_is_not_public(editor, way):
    hidden = make_news("Skrytý cíl")
    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Výzva",
        slug="vyzva",
        lead="Přidejte se.",
        body=[call_to_action(page=hidden.pk)],
    )
    assert path_of(hidden) in read("/aktuality/vyzva/")

    hide(hidden, way)

    assert path_of(hidden) not in read("/aktuality/vyzva/")


BAD_LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "example.org",
)


@pytest.mark.parametrize("link", BAD_LINKS)
def test_a_button_with_a_script_is_refused(editor, link):
    response = editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Výzva",
        slug="vyzva",
        lead="Přidejte se.",
        body=[call_to_action(link)],
    )

    assert list(errors_of(response)) == ["body"]
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/",
        "/adresar/?tema=seniori",
        "mailto:a@b.example",
        "tel:+420123",
        "#dole",
    ],
)
def test_a_button_may_lead_to_addresses_of_every_honest_kind(editor, link):
    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Výzva",
        slug="vyzva",
        lead="Přidejte se.",
        body=[call_to_action(link)],
    )

    assert link in read("/aktuality/vyzva/").replace("&amp;", "&")


def test_a_button_that_leads_nowhere_is_refused(editor):
    response = editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="Výzva",
        slug="vyzva",
        lead="Přidejte se.",
        body=[call_to_action()],
    )

    assert list(errors_of(response)) == ["body"]
    assert "page" in CallToActionBlock().child_blocks


def test_scripts_in_a_text_do_not_reach_the_page(editor):
    editor.create(
        NewsPage,
        NewsIndexPage.objects.get(),
        title="<b>Tučný</b> titulek & spol.",
        slug="tucny",
        lead="<script>alert('lead')</script>",
        body=[
            text(
                '<p>Text<script>alert("body")</script> <a href="javascript:alert(2)">odkaz</a></p>'
            )
        ],
    )

    for door in ("/aktuality/tucny/", "/aktuality/", "/"):
        page = read(door)
        assert "<script>alert" not in page
        assert "javascript:alert" not in page
        assert "<b>Tučný" not in page
        assert "&lt;b&gt;Tučný" in page


def test_a_page_below_a_private_one_is_private(front):
    page = PlainPage(title="Soukromé patro", slug="patro")
    front.add_child(instance=page)
    page.save_revision().publish()
    below = PlainPage(title="Soukromý pokoj", slug="pokoj")
    page.add_child(instance=below)
    below.save_revision().publish()
    assert status("/patro/pokoj/") == 200

    hide(page, "login")

    assert status("/patro/pokoj/") in (302, 403)
    assert "Soukromý pokoj" not in search("pokoj")
    assert "/patro/pokoj/" not in sitemap()
