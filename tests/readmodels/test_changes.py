"""Whatever changes, however it is done: the very next answer of the API tells it, before any text is made anew."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_program,
    make_story,
    place,
    topic,
)
from tests.support.clock import set_clock
from tests.support.editing import errors_of
from tests.support.pictures import picture
from tests.support.telling import make_ready, seen, told, unfinished
from tests.support.web import Visitor, upload
from volunteering.core.models import Region
from volunteering.directory.models import Organization
from volunteering.directory.pages import DirectoryPage
from volunteering.offices.models import Office
from volunteering.pages.models import PlainPage
from volunteering.posts.pages import NewsIndexPage
from volunteering.topics.models import TargetGroup

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

NEWS, PAGES = "/news?expand=body", "/pages"
DAY = timedelta(days=1)


def test_what_an_editor_does_with_a_page():
    editor = unfinished("administrator")
    page = make_news("Staré jméno")
    here = f"/news/{page.uuid}"
    with seen(here, NEWS, "/search?q=jmeno", "/suggestions?q=jmeno", new="Nové jméno", old="Staré"):
        assert editor.edit(page, title="Nové jméno", lead="Věta.").status_code == 302
    with seen(here, NEWS, new="/nova-adresa/", old=f"/{page.slug}/"):
        assert editor.edit(page, slug="nova-adresa").status_code == 302
    assert "Nové jméno" in told("/news/nova-adresa")
    editor.edit(page, title="Jen návrh", action="")
    assert "návrh" not in told(here) + told(NEWS)
    with seen(here), seen(NEWS, old="Nové jméno"):
        assert editor.unpublish(page).status_code == 302
    with seen(NEWS, new="Zase tady"):
        assert editor.edit(page, title="Zase tady").status_code == 302
    privacy = reverse("wagtailadmin_pages:set_privacy", args=[page.get_parent().pk])
    with seen(here), seen(NEWS, old="Zase tady"):
        editor.client.post(privacy, {"restriction_type": "login"})
    with seen(NEWS, new="Zase tady"):
        editor.client.post(privacy, {"restriction_type": "none"})
    with seen(here), seen(NEWS, old="Zase tady"):
        editor.client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def test_what_happens_by_the_clock(set_clock):
    editor = unfinished()
    now = timezone.now().replace(second=0, microsecond=0)
    page = make_story("Plánovaná", publish=False)
    here = f"/stories/{page.uuid}"
    sent = editor.edit(page, go_live_at=now + DAY, expire_at=now + 3 * DAY)
    assert sent.status_code == 302, errors_of(sent)
    make_ready()
    assert told(here) == ""
    set_clock(now + DAY + timedelta(minutes=1))
    with seen("/stories", new="Plánovaná"):
        call_command("publish_scheduled")
    # A story that names an organization, which expires first.
    organization = make_organization("Dočasná", expire_at=now + 2 * DAY)
    news = make_news("Zpráva", organizations=[organization])
    mentions = f"/news/{news.uuid}"
    with (
        seen(mentions, "/organizations", old="Dočasná"),
        seen(f"/organizations/{organization.uuid}"),
    ):
        set_clock(now + 2 * DAY)
    with seen(here), seen("/stories?expand=body", old="Plánovaná"):
        set_clock(now + 3 * DAY)
    # No cache before the site keeps an answer for longer than it is right.
    make_event("Končí", expire_at=now + 4 * DAY)
    set_clock(now + 4 * DAY - timedelta(seconds=20))
    make_ready()
    for path in ("/events?time=all", "/events"):
        response = Client().get(f"/api/v1{path}")
        assert "Končí" in response.content.decode()
        assert "s-maxage=20, stale-while-revalidate=0" in response["Cache-Control"]
    call_command("publish_scheduled")


def test_a_page_moves_and_takes_those_below_along(region):
    editor = unfinished("administrator")
    front = region.site.root_page
    top, other = (PlainPage(title=name, slug=name, lead=name) for name in ("patro", "jinde"))
    below = PlainPage(title="pokoj", slug="pokoj", lead="pokoj")
    for parent, page in ((front, top), (front, other), (top, below)):
        parent.add_child(instance=page)
        page.save_revision().publish()
    news = make_news("Zpráva", body=[("related", [below])])
    paths = (f"/pages/{below.uuid}", "/pages", f"/news/{news.uuid}")
    with seen(*paths, new="/jinde/patro/pokoj/", old="testserver/patro/pokoj/"):
        address = reverse("wagtailadmin_pages:move_confirm", args=[top.pk, other.pk])
        assert editor.client.post(address).status_code == 302
    assert '"kind":"redirect"' in told("/pages?path=/patro/pokoj/")
    assert "pokoj" in told("/pages?path=/jinde/patro/pokoj/")
    with seen(*paths, new="/zcela-jinde/", old="/jinde/"):
        editor.edit(PlainPage.objects.get(pk=other.pk), slug="zcela-jinde")
    with seen(*paths[:2], new="Nadpis výš", old='"title":"jinde"'):
        editor.edit(PlainPage.objects.get(pk=other.pk), title="Nadpis výš")
    # Expired and not taken down yet, the page above is not named; those below stay.
    with seen(paths[0], old="Nadpis výš"):
        soon = Page.objects.get(pk=other.pk).specific
        soon.expire_at = timezone.now() - DAY
        soon.save()
    with seen(paths[0]), seen(paths[1], old="pokoj"), seen(paths[2], old="zcela-jinde"):
        Page.objects.get(pk=top.pk).move(Page.get_first_root_node(), "last-child")


def test_what_texts_name_changes(region):
    editor = unfinished("administrator")
    image = make_image(alt="Starý popis")
    document = get_document_model().objects.create(
        title="Starý soubor", file=ContentFile(b"a", name="s.csv")
    )
    office = Office.objects.create(
        region=region, name="Stará kancelář", slug="k", street="Ulice 1", place=place("turnov")
    )
    organization = make_organization("Stará organizace", target_groups=[])
    group = TargetGroup.objects.first()
    about = {"organizations": [organization], "topics": [topic("sport")], "target_groups": [group]}
    body = [("document", document), ("image", {"image": image, "caption": "Popisek"})]
    page = make_event(
        "Akce", lead_image=image, office=office, places=[place("turnov")], body=body, **about
    )
    page.tags.add("stará značka")
    page.save_revision().publish()
    here = f"/events/{page.uuid}"
    lists = ("/events", "/events?expand=body", here)

    def rename(thing, **values) -> None:
        for name, value in values.items():
            setattr(thing, name, value)
        thing.save()

    with seen(*lists, new="Nový popis", old="Starý popis"):
        rename(image, description="Nový popis")
    with seen(*lists, new="Karel Autor"):
        rename(image, author="Karel Autor", consent_note="Tajná dohoda")
    assert "Tajná" not in told(here)
    with seen(here, new="Nový soubor", old="Starý soubor"):
        rename(document, title="Nový soubor")
    with seen(*lists, new="Nové téma"):
        rename(topic("sport"), name="Nové téma")
    with seen(*lists, new="Nová skupina"):
        rename(group, name="Nová skupina")
    with seen(*lists, "/places?q=turnov", new="Nové místo"):
        rename(place("turnov"), name="Turnov Nové místo")
    with seen(*lists, new="nová značka", old="stará značka"):
        rename(page.tags.get(), name="nová značka")
    with seen(*lists, new="Nová kancelář", old="Stará kancelář"):
        rename(office, name="Nová kancelář")
    with seen(*lists, old=str(office.uuid)):
        office.unpublish()
    with seen(*lists, new="Nová organizace", old="Stará organizace"):
        draft = Organization.objects.get(pk=organization.pk)
        draft.name = "Nová organizace"
        draft.save_revision().publish()
    with seen(*lists, old="Nová organizace"):
        Organization.objects.get(pk=organization.pk).unpublish()
    with seen(*lists, new="Nová organizace"):
        Organization.objects.get(pk=organization.pk).get_latest_revision().publish()
    with seen(*lists, old="Nová skupina"):
        group.delete()
    # The admin saves the new file first and removes the copies of the old one then; the texts name those that are there.
    edit = reverse("wagtailimages:edit", args=[image.pk])
    values = {"title": "Obrázek", "description": "Nový popis", "collection": image.collection_id}
    values |= {"file": upload("nova.jpg", picture(size=(900, 700), colour="#123456")), "tags": ""}
    values |= {f"focal_point_{name}": "" for name in ("x", "y", "width", "height")}
    with seen(*lists, new="/nova"):
        editor.client = Visitor()
        editor.client.force_login(editor.user)
        assert editor.client.post(edit, values).status_code == 302
    named = {size["url"] for use in ("card", "whole") for size in picture_of(here)[use]["sizes"]}
    kept = {f"http://testserver{rendition.url}" for rendition in image.renditions.all()}
    assert named <= kept
    with seen(*lists, old="Nový popis"):
        image.delete()


def picture_of(path: str) -> dict:
    """Return the picture of what an address tells."""
    return Client().get(f"/api/v1{path}").json()["picture"]


def test_the_site_and_what_stands_above_everything(region):
    editor = unfinished("administrator")
    organization = make_organization("Spolek")
    program = make_program(organization)
    news = make_news("Zpráva", organizations=[organization])
    document = get_document_model().objects.create(
        title="Soubor", file=ContentFile(b"a", name="s.csv")
    )
    profiles = (f"/organizations/{organization.uuid}", f"/programs/{program.uuid}")
    everywhere = (f"/news/{news.uuid}", "/news", *profiles, "/organizations", "/programs")
    everywhere += (f"/documents/{document.pk}", "/documents", "/pages", "/site", "/navigation")
    everywhere += ("/search?q=zprava", "/")
    with seen(*profiles, f"/news/{news.uuid}", "/navigation", new="/seznam/", old="/adresar/"):
        editor.edit(DirectoryPage.objects.get(), slug="seznam")
    with seen("/news", f"/news/{news.uuid}", new="/zpravy/", old="/aktuality/"):
        editor.edit(NewsIndexPage.objects.get(), slug="zpravy")
    with seen("/site", "/", new="Nové centrum"):
        there = Region.objects.get()
        there.centre_name = "Nové centrum"
        there.save()
    site = region.site
    form = {"hostname": "nova.example", "port": 80, "site_name": "Nová"}
    form |= {"root_page": site.root_page_id, "is_default_site": "on"}
    kept_by_another_process = Site.get_site_root_paths()
    with seen(*everywhere, new="http://nova.example/", old="http://testserver/"):
        edit = reverse("wagtailsites:edit", args=[site.pk])
        assert editor.client.post(edit, form).status_code == 302
        remember(kept_by_another_process)
    kept_by_another_process = Site.get_site_root_paths()
    with seen(*everywhere, new="http://nova.example:8080/", old="http://nova.example/"):
        editor.client.post(edit, form | {"port": 8080})
        remember(kept_by_another_process)


def remember(paths: list) -> None:
    """Put the addresses of sites back into the cache, as another process still has them in its own."""
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, paths, version=SITE_ROOT_PATHS_CACHE_VERSION)
