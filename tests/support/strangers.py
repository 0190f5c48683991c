"""What must stay hidden: content in every state that is not public, each with a word of its own."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_story,
    make_user,
    place,
    topic,
)
from tests.support.strange_programs import plant_hidden_program, plant_programs
from volunteering.core.models import Region
from volunteering.directory.models import Organization, OrganizationContact, Submission
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.offices.models import Office
from volunteering.pages.models import PlainPage
from volunteering.pages.pages import EntrancePage
from volunteering.posts.pages import NewsIndexPage, NewsPage

SOON = timedelta(days=5)
OTHER_HOST = "jinde.example"


@dataclass
class Planted:
    """What was planted.

    Attributes:
        public: words that the public may read, with the path of their page.
        hidden: words that nobody may read, with the path of their page ("" when it has none).
        elsewhere: words of another region's site, public there.
    """

    public: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)


def plant() -> Planted:
    """Plant public, hidden and foreign content."""
    planted = Planted()
    friend = make_organization("Spolek verejnaorganizace", topics=["seniori"], areas=["turnovsko"])
    planted.public["verejnaorganizace"] = friend.get_url()
    plant_programs(planted, friend)
    _pages(planted, friend)
    _organizations(planted)
    _offices(planted)
    # A public page that names organizations nobody may see.
    page = make_news("Zpráva o verejnevazby", organizations=list(Organization.objects.all()))
    planted.public["verejnevazby"] = _path(page)
    _other_region(planted)
    return planted


def _new(kind: str, word: str, friend, *, publish=True, **more) -> Page:
    about = {"topics": [topic("sport")], "places": [place("turnov")], "organizations": [friend]}
    match kind:
        case "news":
            return make_news(f"Zpráva {word}", publish=publish, **about, **more)
        case "story":
            return make_story(f"Příběh {word}", publish=publish, **about, **more)
        case "event":
            return make_event(
                f"Akce {word}", publish=publish, venue_name=f"Sál {word}", **about, **more
            )
        case "past":
            start = timezone.now() - SOON
            return make_event(f"Akce {word}", publish=publish, starts_at=start, **about, **more)
    model = {"plain": PlainPage, "entrance": EntrancePage}[kind]
    page = model(title=f"Strana {word}", slug=word, lead=f"Věta {word}.", live=publish, **more)
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page


def _pages(planted: Planted, friend) -> None:
    for kind in ("news", "story", "event", "past", "plain", "entrance"):
        planted.public[f"verejne{kind}"] = _path(_new(kind, f"verejne{kind}", friend))
        # The types of these are covered by others.
        states = ("draft", "expired", "login") if kind in ("past", "entrance") else PAGE_STATES
        for state in states:
            word = f"tajne{kind}{state}"
            planted.hidden[word] = _path(PAGE_STATES[state](kind, word, friend))
        # Public, with an edit that is not.
        page = _new(kind, f"zivot{kind}", friend)
        planted.public[f"zivot{kind}"] = _path(page)
        page.title, page.lead = f"Přepis tajne{kind}edit", f"Věta tajne{kind}edit"
        page.slug = f"tajne{kind}edit"
        page.save_revision()
        planted.hidden[f"tajne{kind}edit"] = ""
    top = _new("plain", "tajnepatro", friend)
    below = PlainPage(title="Pokoj tajnypokoj", slug="tajnypokoj", lead="tajnypokoj")
    top.add_child(instance=below)
    below.save_revision().publish()
    _restrict(top, restriction_type=PageViewRestriction.LOGIN)
    planted.hidden |= {"tajnepatro": _path(top), "tajnypokoj": _path(below)}


def _draft(kind, word, friend):
    return _new(kind, word, friend, publish=False)


def _scheduled(kind, word, friend):
    page = _new(kind, word, friend, publish=False, go_live_at=timezone.now() + SOON)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert not page.live
    assert page.approved_schedule
    return page


def _expired(kind, word, friend):
    """Return a page whose time is over, before the scheduler has taken it down."""
    page = _new(kind, word, friend)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    return page


def _unpublished(kind, word, friend):
    page = _new(kind, word, friend)
    page.unpublish()
    return page


def _password(kind, word, friend):
    page = _new(kind, word, friend)
    _restrict(page, restriction_type=PageViewRestriction.PASSWORD, password="sezam")
    return page


def _login(kind, word, friend):
    page = _new(kind, word, friend)
    _restrict(page, restriction_type=PageViewRestriction.LOGIN)
    return page


PAGE_STATES = {
    "draft": _draft,
    "scheduled": _scheduled,
    "expired": _expired,
    "unpublished": _unpublished,
    "password": _password,
    "login": _login,
}


def _restrict(page, **how) -> None:
    PageViewRestriction.objects.create(page=page, **how)


def _path(page) -> str:
    return page.get_url_parts()[2]


def _organization(word: str, **more) -> Organization:
    return make_organization(
        f"Spolek {word}",
        slug=word,
        summary=f"Věta {word}",
        topics=["zvirata"],
        areas=["semily"],
        **more,
    )


def _organizations(planted: Planted) -> None:
    moderator = make_user("moderator")
    for state in ("draft", "moderation", "rejected"):
        organization = _organization(f"tajnyspolek{state}", publish=False)
        if state != "draft":
            task = organization.get_workflow().start(organization, None).current_task_state
            if state == "rejected":
                task.reject(user=moderator, comment="tajnyduvod")
    planted.hidden["tajnyduvod"] = ""
    expired = _organization("tajnyspolekexpired")
    Organization.objects.filter(pk=expired.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    _organization("tajnyspolekunpublished").unpublish()
    scheduled = _organization(
        "tajnyspolekscheduled", publish=False, go_live_at=timezone.now() + SOON
    )
    scheduled.get_latest_revision().publish()
    for state in ("draft", "moderation", "rejected", "expired", "unpublished", "scheduled"):
        planted.hidden[f"tajnyspolek{state}"] = f"/adresar/tajnyspolek{state}/"
        plant_hidden_program(planted, state)
    _half_hidden(planted)
    Submission.objects.create(
        region=Region.objects.get(),
        form_key=uuid4(),
        name="tajnyodesilatel",
        email="tajnyodesilatel@soukroma.example",
        data={"name": "Spolek tajneodeslano", "summary": "tajneodeslano"},
    )
    planted.hidden |= {"tajnyodesilatel": "", "tajneodeslano": ""}


def _half_hidden(planted: Planted) -> None:
    """Plant a public listing with an edit in moderation, a contact and an address that stay with the centre."""
    organization = _organization(
        "zivotspolek", street="tajnaulice 5", postal_code="51101", hide_address=True
    )
    planted.public["zivotspolek"] = organization.get_url()
    contact = OrganizationContact(
        name="tajnykontakt",
        email="tajnykontakt@soukroma.example",
        phone="+420 123",
        is_public=False,
    )
    organization.contacts.add(contact)
    organization.save_revision().publish()
    draft = organization.get_latest_revision_as_object()
    draft.name = draft.summary = "Spolek tajnyspolekedit"
    draft.slug = "tajnyspolekedit"
    draft.topics = [topic("kultura-a-pamatky")]
    draft.areas = [place("harrachov")]
    draft.save_revision()
    draft.get_workflow().start(draft, None)
    planted.hidden |= {
        "tajnaulice": "",
        "tajnykontakt": "",
        "tajnyspolekedit": "/adresar/tajnyspolekedit/",
    }


def _offices(planted: Planted) -> None:
    region = Region.objects.get()
    common = {"region": region, "street": "Ulice 1", "place": place("turnov")}
    Office.objects.create(name="Kancelář verejnakancelar", slug="verejnakancelar", **common)
    Office.objects.create(name="Kancelář tajnakancelardraft", slug="a", live=False, **common)
    past = timezone.now() - timedelta(minutes=1)
    Office.objects.create(name="Kancelář tajnakancelarexpired", slug="b", expire_at=past, **common)
    planted.public["verejnakancelar"] = "/"
    planted.hidden |= {"tajnakancelardraft": "", "tajnakancelarexpired": ""}


# ---- another region with a site of its own ----


def _other_region(planted: Planted) -> None:
    organization = make_organization("Spolek jindespolek", slug="jindespolek", publish=False)
    front = Page(title="Jiné centrum", slug="jine-centrum")
    Page.objects.get(depth=1).add_child(instance=front)
    front.save_revision().publish()
    site = Site.objects.create(hostname=OTHER_HOST, root_page=front, site_name="Jinde")
    region = Region.objects.create(
        site=site,
        name="Jiný kraj",
        slug="jiny-kraj",
        nuts_code="CZ052",
        centre_name="Jiné centrum",
        reply_to="jinde@centrum.example",
    )
    news_index = _below(front, NewsIndexPage(title="Zprávy jinde", slug="aktuality"))
    event_index = _below(front, EventIndexPage(title="Akce jinde", slug="akce"))
    news = _below(
        news_index, NewsPage(title="Zpráva jindezprava", slug="jindezprava", lead="jindezprava")
    )
    event = _below(
        event_index,
        EventPage(
            title="Akce jindeakce",
            slug="jindeakce",
            lead="jindeakce",
            starts_at=timezone.now() + SOON,
            venue_name="Sál",
        ),
    )
    organization.region = region
    organization.save_revision().publish()
    Office.objects.create(
        region=region,
        name="Kancelář jindekancelar",
        slug="c",
        street="Ulice",
        place=place("turnov"),
    )
    planted.elsewhere |= {
        "jindezprava": _path(news),
        "jindeakce": _path(event),
        "jindespolek": f"/adresar/{organization.slug}/",
        "jindekancelar": "",
    }


def _below(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
