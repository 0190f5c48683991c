"""Makes an empty but usable centre; everything it finds already there stays as it is."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from volunteering import conf
from volunteering.core.models import ConsentText, Region
from volunteering.core.text import fold
from volunteering.directory.models import Organization
from volunteering.directory.pages import DirectoryPage
from volunteering.events.pages import EventIndexPage
from volunteering.pages.models import MenuItem, PlainPage, SiteDetails, SiteMenu
from volunteering.pages.pages import EntrancePage
from volunteering.places.actions import load_places
from volunteering.places.facts import KRAJE, rows_of
from volunteering.posts.pages import NewsIndexPage, StoryIndexPage
from volunteering.search.models import SynonymGroup
from volunteering.topics.models import TargetGroup, Topic

from . import starting_texts as texts

FOLDER = Path(__file__).parent
# What means the same, and what is a part of it or goes with it.
SYNONYMS = (FOLDER / "starting_synonyms.txt", FOLDER / "starting_related.txt")
EDITORS = "Redakce centra"
MODERATORS = "Moderátoři adresáře"

EDITOR_PERMISSIONS = {
    "organization": ("add", "change", "view"),
    "office": ("add", "change", "publish", "view"),
    "topic": ("add", "change", "view"),
    "targetgroup": ("add", "change", "view"),
    "place": ("add", "change", "view"),
    "synonymgroup": ("add", "change", "delete", "view"),
    "promotedresult": ("add", "change", "delete", "view"),
    "consenttext": ("add", "view"),
    "submission": ("view",),
    "suggestion": ("view", "change", "delete"),
    "listingrecord": ("view",),
    "steward": ("view", "change"),
    "refusal": ("add", "change", "delete", "view"),
    "directorysettings": ("change",),
    "contactmessage": ("view", "change", "delete"),
    "sitemenu": ("change",),
    "sitedetails": ("change",),
}
MODERATOR_PERMISSIONS = {
    "organization": ("add", "change", "publish", "lock", "unlock", "view"),
    "submission": ("view", "delete"),
    "suggestion": ("view", "change"),
    "listingrecord": ("view",),
    "steward": ("view", "change"),
    "refusal": ("add", "change", "delete", "view"),
}


@dataclass(frozen=True)
class Centre:
    """What `set_up` was asked for."""

    nuts_code: str
    centre_name: str
    reply_to: str
    # None: the site keeps what it has.
    hostname: str | None = None
    port: int | None = None


@transaction.atomic
def set_up(wanted: Centre) -> Region:
    """Make the region with its site, vocabularies, pages, menu, groups and workflow.

    Returns:
        the region. A second run adds only what is missing; of what exists it changes the site's host and port.
    """
    site = _site(wanted)
    _drop_dead_workflow()
    region = Region.objects.filter(site=site).first() or Region.objects.create(
        site=site,
        name=KRAJE.get(wanted.nuts_code, wanted.nuts_code),
        slug=slugify(fold(KRAJE.get(wanted.nuts_code, wanted.nuts_code))),
        nuts_code=wanted.nuts_code,
        centre_name=wanted.centre_name,
        reply_to=wanted.reply_to,
    )
    load_places(rows_of(wanted.nuts_code))
    _vocabulary(Topic, texts.TOPICS)
    _vocabulary(TargetGroup, texts.TARGET_GROUPS)
    _synonyms()
    for purpose, text in texts.consent_texts(region).items():
        if ConsentText.objects.current(region, purpose) is None:
            ConsentText.objects.create(region=region, purpose=purpose, text=text)
    pages = _pages(site)
    _menu(site, pages)
    _editors, moderators = _groups(site)
    _workflow(moderators)
    return region


def _site(wanted: Centre) -> Site:
    """Return the site, its root page being the host's front page type where one is named."""
    site = Site.objects.filter(is_default_site=True).first() or Site.objects.first()
    if site is None:
        site = Site(
            root_page=Page.objects.get(depth=1).get_children().first(), is_default_site=True
        )
    label = conf.home_page_model()
    welcome = site.root_page
    if label and welcome.specific_class is Page:
        model = cast(type[Page], apps.get_model(label))
        home = model(title=wanted.centre_name, slug="uvod")
        Page.objects.get(depth=1).add_child(instance=home)
        home.save_revision().publish()
        site.root_page = home
        site.save()
        welcome.delete()
    site.hostname = wanted.hostname or site.hostname
    site.port = wanted.port or site.port
    site.site_name = site.site_name or wanted.centre_name
    site.save()
    return site


def _vocabulary(model, terms: dict[str, str]) -> None:
    for order, (slug, name) in enumerate(terms.items()):
        model.objects.get_or_create(slug=slug, defaults={"name": name, "sort_order": order})


def _synonyms() -> None:
    """Give a new centre groups of synonyms to start with; editors change them as they like."""
    if SynonymGroup.objects.exists():
        return
    lines = [line for table in SYNONYMS for line in table.read_text("utf-8").splitlines()]
    groups = dict.fromkeys(line.partition("#")[0].strip() for line in lines)
    SynonymGroup.objects.bulk_create(SynonymGroup(terms=group) for group in groups if group)


def _pages(site: Site) -> dict[str, Page]:
    """Return the pages of the skeleton by slug, made where they are missing."""
    root = site.root_page.specific
    skeleton = [
        NewsIndexPage(slug="aktuality", title=_("News")),
        StoryIndexPage(slug="pribehy", title=_("Stories")),
        EventIndexPage(slug="akce", title=_("Events")),
        DirectoryPage(slug="adresar", title=_("Directory"), form_intro=texts.form_intro()),
        EntrancePage(slug="chci-pomahat", **texts.entrance_help()),
        EntrancePage(slug="potrebujeme-pomoc", **texts.entrance_need()),
        PlainPage(slug="pro-organizace", title=_("For organizations")),
        PlainPage(slug="o-nas", title=_("About us")),
        PlainPage(slug="kontakt", title=_("Contact")),
        PlainPage(slug="ochrana-osobnich-udaju", **texts.privacy()),
    ]
    pages = {page.slug: page for page in root.get_children().specific()}
    for page in skeleton:
        if page.slug not in pages:
            root.add_child(instance=page)
            page.save_revision().publish()
            pages[page.slug] = page
    # A front page that has places for the two entrances gets them.
    changed = False
    for field, slug in (("help_page", "chci-pomahat"), ("need_page", "potrebujeme-pomoc")):
        if hasattr(root, f"{field}_id") and getattr(root, f"{field}_id") is None:
            setattr(root, field, pages[slug])
            changed = True
    if changed:
        root.save_revision().publish()
    return pages


def _menu(site: Site, pages: dict[str, Page]) -> None:
    menu = SiteMenu.for_site(site)
    if not menu.items.exists():
        slugs = (
            "chci-pomahat",
            "adresar",
            "akce",
            "aktuality",
            "pribehy",
            "pro-organizace",
            "kontakt",
        )
        for order, slug in enumerate(slugs):
            if slug in pages:
                MenuItem.objects.create(menu=menu, page_id=pages[slug].pk, sort_order=order)
    details = SiteDetails.for_site(site)
    if details.privacy_page_id is None:
        details.privacy_page_id = pages["ochrana-osobnich-udaju"].pk
        details.save()


def _groups(site: Site) -> tuple[Group, Group]:
    """Return the groups of editors and moderators with at least the rights they need."""
    editors, _created = Group.objects.get_or_create(name=EDITORS)
    moderators, _created = Group.objects.get_or_create(name=MODERATORS)
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group, rights in ((editors, EDITOR_PERMISSIONS), (moderators, MODERATOR_PERMISSIONS)):
        group.permissions.add(admin)
        for model, actions in rights.items():
            group.permissions.add(
                *Permission.objects.filter(
                    content_type__app_label="volunteering",
                    codename__in=[f"{action}_{model}" for action in actions],
                )
            )
        _collection_rights(group, "wagtailimages", "image")
    _collection_rights(editors, "wagtaildocs", "document")
    editors.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="wagtailredirects", content_type__model="redirect"
        )
    )
    for codename in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"):
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.get_or_create(
            group=editors, page=site.root_page, permission=permission
        )
    return editors, moderators


def _collection_rights(group: Group, app_label: str, model: str) -> None:
    root = Collection.get_first_root_node()
    for action in ("add", "change", "choose"):
        permission = Permission.objects.filter(
            content_type__app_label=app_label, codename=f"{action}_{model}"
        ).first()
        if permission:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def _drop_dead_workflow() -> None:
    """Take the workflow of Wagtail's first migration off the pages while nobody could approve anything in it.

    Editors of the centre publish by themselves; a page sent there would wait for ever.
    """
    for assigned in WorkflowPage.objects.filter(page__depth=1).select_related("workflow"):
        groups = Group.objects.filter(groupapprovaltask__workflow_tasks__workflow=assigned.workflow)
        if not get_user_model().objects.filter(is_active=True, groups__in=groups).exists():
            assigned.delete()


def _workflow(moderators: Group) -> None:
    """Give organizations a workflow, unless somebody chose one already."""
    content_type = ContentType.objects.get_for_model(Organization)
    if WorkflowContentType.objects.filter(content_type=content_type).exists():
        return
    workflow = Workflow.objects.create(name=_("Approval of a listing"))
    task = GroupApprovalTask.objects.create(name=_("Approval by a moderator"))
    task.groups.add(moderators)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=content_type, workflow=workflow)
