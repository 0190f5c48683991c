"""`setup_centre` and `load_demo`: what they make, and that they can run again."""

from collections import Counter
from datetime import timedelta
from io import StringIO
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Site, Workflow

from tests.support.doors import read
from tests.support.web import soup
from volunteering.core.models import ConsentText, Region
from volunteering.directory.models import Organization
from volunteering.events.pages import EventPage
from volunteering.management.centre import EDITORS, MODERATORS
from volunteering.offices.models import Office
from volunteering.pages.models import MenuItem, PlainPage, SiteDetails
from volunteering.places.models import Place, PlaceOverlap
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryPage
from volunteering.topics.models import TargetGroup, Topic

pytestmark = pytest.mark.django_db

COUNTED = (
    ConsentText,
    Group,
    GroupPagePermission,
    MenuItem,
    Organization,
    Office,
    Page,
    Permission,
    Place,
    PlaceOverlap,
    Region,
    Site,
    TargetGroup,
    Topic,
    Workflow,
)


def set_up(**options) -> str:
    said = StringIO()
    call_command("setup_centre", hostname="testserver", port=80, stdout=said, **options)
    return said.getvalue()


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_a_second_run_adds_nothing():
    before = counts()

    assert "http://testserver" in set_up()

    assert counts() == before


def test_a_second_run_overwrites_nothing_that_people_changed():
    page = PlainPage.objects.get(slug="kontakt")
    page.title, page.lead = "Kde nás najdete", "Přijďte."
    page.save_revision().publish()
    Topic.objects.filter(slug="seniori").update(name="Starší lidé", sort_order=99)
    MenuItem.objects.exclude(page=page).delete()
    region = Region.objects.get()
    region.centre_name = "Naše centrum"
    region.save()
    editors = Group.objects.get(name=EDITORS)
    extra = Permission.objects.get(codename="delete_topic")
    editors.permissions.add(extra)

    set_up(name="Jiné jméno")

    page.refresh_from_db()
    assert (page.title, page.lead) == ("Kde nás najdete", "Přijďte.")
    assert Topic.objects.get(slug="seniori").name == "Starší lidé"
    assert [item.page_id for item in MenuItem.objects.all()] == [page.pk]
    assert Region.objects.get().centre_name == "Naše centrum"
    assert extra in editors.permissions.all()


def test_a_second_run_brings_back_what_is_missing():
    NewsIndexPage.objects.get().delete()
    Topic.objects.get(slug="seniori").delete()

    set_up()

    assert read("/aktuality/")
    assert Topic.objects.filter(slug="seniori").exists()


def test_another_port_changes_the_address_of_the_site():
    set_up_again = StringIO()
    call_command(
        "setup_centre", hostname="testserver", port=8123, no_index=True, stdout=set_up_again
    )

    assert Site.objects.get().root_url == "http://testserver:8123"


def test_an_unknown_kraj_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match="CZ099"):
        set_up(kraj="CZ099")


def test_editors_publish_pages_and_moderators_publish_listings():
    def holds(name):
        permissions = Group.objects.get(name=name).permissions
        return set(permissions.values_list("codename", flat=True))

    editors, moderators = holds(EDITORS), holds(MODERATORS)
    assert "access_admin" in editors & moderators
    assert "publish_organization" in moderators
    assert not {"add_user", "change_user", "delete_region", "change_region"} & (
        editors | moderators
    )
    pages = GroupPagePermission.objects.filter(group__name=EDITORS)
    assert {item.permission.codename for item in pages} >= {
        "add_page",
        "change_page",
        "publish_page",
    }
    assert not GroupPagePermission.objects.filter(group__name=MODERATORS).exists()


def internal_links(address: str, page) -> set[str]:
    """Return the addresses of this site to which a page links."""
    links = set()
    for element in page.select("a[href], img[src], link[href], script[src]"):
        target = urlsplit(
            urljoin(f"http://testserver{address}", element.get("href") or element["src"])
        )
        if target.netloc == "testserver":
            links.add(target.path + (f"?{target.query}" if target.query else ""))
    return links


@pytest.mark.any_database("its pictures take longest; make check loads it on PostgreSQL")
def test_the_demo_is_complete_whole_and_loads_twice():
    call_command("load_demo", stdout=StringIO())

    # As many things as the centre is shown with, spread over four months.
    listed = Organization.objects.listed()
    posts = [*NewsPage.objects.listed(), *StoryPage.objects.listed()]
    events = EventPage.objects.listed()
    assert listed.count() == 15
    assert len(posts) == 24
    assert events.count() == 10
    assert Office.objects.listed().count() == 2
    assert events.upcoming().exists()
    assert events.past().exists()
    oldest = min(post.first_published_at for post in posts)
    assert timedelta(days=85) < timezone.now() - oldest < timedelta(days=130)
    assert max(post.first_published_at for post in posts) <= timezone.now()
    months = Counter(
        timezone.localtime(post.first_published_at).strftime("%Y-%m") for post in posts
    )
    assert len(months) >= 4
    assert all(page.lead_image.description for page in [*posts, *events])
    assert all(organization.logo for organization in listed)
    for item in [*posts, *events, *listed]:
        item.full_clean()

    # Every page is there, and every link on it leads somewhere.
    pages = [page.get_url() for page in Page.objects.live().filter(depth__gt=1)]
    addresses = {path for path in pages if path} | {
        organization.get_url() for organization in listed
    }
    assert len(addresses) > 55
    client, links, wrong = Client(), {}, {}
    for address in addresses:
        response = client.get(address)
        if response.status_code != 200:
            wrong[address] = response.status_code
            continue
        for link in internal_links(address, soup(response)):
            links.setdefault(link, address)
    for link, where in links.items():
        status = 200 if link in addresses else client.get(link).status_code
        if status not in (200, 301):
            wrong[link] = (status, where)
    assert wrong == {}

    # A second run changes nothing, and keeps what an editor rewrote.
    page = NewsPage.objects.first()
    page.title = "Přepsáno redakcí"
    page.save_revision().publish()
    before = counts()
    revisions = page.revisions.count()
    call_command("load_demo", stdout=StringIO())
    assert counts() == before
    page.refresh_from_db()
    assert (page.title, page.revisions.count()) == ("Přepsáno redakcí", revisions)
    assert SiteDetails.objects.get().email


def test_the_demo_needs_a_centre_first():
    Region.objects.all().delete()

    with pytest.raises(CommandError, match="setup_centre"):
        call_command("load_demo")
