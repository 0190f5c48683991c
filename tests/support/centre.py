"""The centre every test starts in, and short ways to put content into it."""

from datetime import timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.translation import override
from PIL import Image
from wagtail.images import get_image_model

from volunteering.core.models import Region
from volunteering.directory.models import Organization, OrganizationContact, Program
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.management.centre import EDITORS, MODERATORS, Centre, set_up
from volunteering.places.models import Place
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from volunteering.topics.models import TargetGroup, Topic

_numbers = count(1)


def set_up_centre() -> Region:
    """Make the empty centre of the Liberec Region on the default site."""
    with override("cs"):
        return set_up(
            Centre(
                "CZ051", "Centrum Libereckého kraje", "odpovedi@centrum.example", "testserver", 80
            )
        )


def place(slug: str) -> Place:
    """Return a place by slug, such as "turnov", "okres-semily", "turnovsko"."""
    return Place.objects.get(slug=slug)


def topic(slug: str) -> Topic:
    """Return a topic by slug, such as "seniori"."""
    return Topic.objects.get(slug=slug)


def make_image(title: str = "Obrázek", alt: str = "Lidé u stolu", size=(1200, 800)):
    """Return a saved picture."""
    buffer = BytesIO()
    Image.new("RGB", size, "#2b5d4b").save(buffer, "JPEG")
    buffer.seek(0)
    return get_image_model().objects.create(
        title=title, description=alt, file=ImageFile(buffer, name=f"obrazek-{next(_numbers)}.jpg")
    )


def make_organization(
    name: str = "Pomocná ruka", *, publish=True, areas=("turnov",), topics=("seniori",), **fields
):
    """Return an organization of the region, published unless said otherwise."""
    number = next(_numbers)
    organization = Organization(
        **{
            "region": Region.objects.order_by("pk").first(),
            "name": name,
            "slug": f"organizace-{number}",
            "seat": place("turnov"),
            "summary": f"Co dělá {name}.",
            "live": False,
        }
        | fields
    )
    organization.save()
    organization.areas = [place(slug) for slug in areas]
    organization.topics = [topic(slug) for slug in topics]
    organization.contacts = [
        OrganizationContact(name="Jana Veřejná", email="verejna@organizace.example")
    ]
    revision = organization.save_revision()
    if publish:
        revision.publish()
    organization.refresh_from_db()
    return organization


def make_program(
    organization: Organization,
    name: str = "Předčítání",
    *,
    publish=True,
    areas=("turnov",),
    topics=("seniori",),
    groups=(),
    **fields,
) -> Program:
    """Return a new program of an organization, published with it unless said otherwise.

    One that is not published is only in the draft and has no key.
    """
    draft = Organization.objects.get(pk=organization.pk).get_latest_revision_as_object()
    program = Program(**{"name": name, "summary": f"Co je {name}."} | fields)
    program.areas = [place(slug) for slug in areas]
    program.topics = [topic(slug) for slug in topics]
    program.target_groups = list(TargetGroup.objects.filter(slug__in=groups))
    draft.programs.add(program)
    revision = draft.save_revision()
    if publish:
        revision.publish()
        return Program.objects.get(uuid=program.uuid)
    return program


def make_news(title: str = "Novinka", *, publish=True, **fields) -> NewsPage:
    """Return a news page, published unless said otherwise."""
    return _add(NewsIndexPage, NewsPage(**_texts(title) | _apart(fields)), fields, publish)


def make_story(title: str = "Příběh", *, publish=True, **fields) -> StoryPage:
    """Return a story, published unless said otherwise."""
    own = {"person_name": "Lenka", "consent_scope": "web"}
    return _add(StoryIndexPage, StoryPage(**_texts(title) | own | _apart(fields)), fields, publish)


def make_event(title: str = "Akce", *, publish=True, **fields) -> EventPage:
    """Return an event in a week in Turnov, published unless said otherwise."""
    own = {"starts_at": timezone.now() + timedelta(days=7), "municipality": place("turnov")}
    return _add(EventIndexPage, EventPage(**_texts(title) | own | _apart(fields)), fields, publish)


def _texts(title: str) -> dict:
    return {"title": title, "slug": f"stranka-{next(_numbers)}", "lead": f"O čem je {title}."}


RELATIONS = ("topics", "places", "organizations", "target_groups")


def _apart(fields: dict) -> dict:
    return {
        name: value
        for name, value in fields.items()
        if name not in (*RELATIONS, "first_published_at")
    }


def _add(index, page, fields: dict, publish: bool):
    page.live = publish
    page.has_unpublished_changes = not publish
    index.objects.get().add_child(instance=page)
    for name in RELATIONS:
        if name in fields:
            setattr(page, name, fields[name])
    revision = page.save_revision()
    if publish:
        revision.publish()
    if "first_published_at" in fields:
        type(page).objects.filter(pk=page.pk).update(
            first_published_at=fields["first_published_at"]
        )
    page.refresh_from_db()
    return page


def make_user(role: str):
    """Return a user: "editor", "moderator" or "administrator"; the password is "heslo"."""
    user = get_user_model().objects.create_user(
        f"{role}-{next(_numbers)}", f"{role}@centrum.example", "heslo"
    )
    if role == "administrator":
        user.is_superuser = user.is_staff = True
        user.save()
    else:
        user.groups.add(Group.objects.get(name={"editor": EDITORS, "moderator": MODERATORS}[role]))
    return user
