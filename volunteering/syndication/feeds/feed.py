"""One page of a channel, whatever the format: its name, its addresses and its posts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from volunteering.api.asking import Asked, ListAsked
from volunteering.api.endpoints.lists import narrow_to_any
from volunteering.api.index import Resource
from volunteering.core.models import Region
from volunteering.readmodels.reading import Text, texts_of

from .channels import Channel
from .entries import Entry, entry_of, plain
from .narrowing import Narrowing

# How many posts a page has.
ITEMS = 30
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Post:
    """Where a post is found.

    Attributes:
        published_at: its first publication.
        key: its primary key.
        kind: its kind.
    """

    published_at: datetime
    key: int
    kind: str


@dataclass(frozen=True)
class Feed:
    """One page of a channel.

    Attributes:
        title, description: what it is.
        author: the name of the centre.
        home_url: the address of the site.
        base_url: the feed's own address without a query string.
        narrowing: what it is narrowed to.
        pages: how many pages there are.
        entries: the posts, the newest first.
        updated_at: when any post of the channel was published or changed last, also beyond this page.
        changed_at: a moment after which nothing has changed.
        until: when it stops being right by the clock.
    """

    title: str
    description: str
    author: str
    home_url: str
    base_url: str
    narrowing: Narrowing
    pages: int
    entries: list[Entry]
    updated_at: datetime
    changed_at: datetime
    until: datetime | None

    @property
    def url(self) -> str:
        """The address of this page."""
        return self.page_url(self.narrowing.page)

    @property
    def neighbours(self) -> dict[str, str]:
        """The addresses of other pages by their relation (RFC 5005, 3); none when there is one page."""
        page = self.narrowing.page
        if self.pages == 1:
            return {}
        numbers = {"first": 1, "previous": page - 1, "next": page + 1, "last": self.pages}
        return {
            relation: self.page_url(number)
            for relation, number in numbers.items()
            if 1 <= number <= self.pages
        }

    def page_url(self, page: int) -> str:
        """Return the address of a page of the feed."""
        query = self.narrowing.query(page)
        return f"{self.base_url}?{query}" if query else self.base_url


def feed_of(channel: Channel, region: Region, narrowing: Narrowing, base_url: str) -> Feed:
    """Return a page of a channel.

    Args:
        channel: the channel.
        region: whose posts.
        narrowing: what is asked for.
        base_url: the feed's own address without a query string.

    Raises:
        Http404: there are not so many pages.
    """
    questions = [_question(resource, region, narrowing) for resource in channel.resources]
    found = [post for question in questions for post in _posts(question)]
    pages = max(1, -(-len(found) // ITEMS))
    if narrowing.page > pages:
        raise Http404
    found.sort(key=lambda post: (post.published_at, post.key), reverse=True)
    end = narrowing.page * ITEMS
    shown = found[end - ITEMS : end]
    texts = _texts(shown, region)
    used = [*texts.values(), *narrowing.organizations.values()]
    made = [*(question.index.made_at for question in questions), *(text.made_at for text in used)]
    centre = region.centre_name
    told = (json.loads(texts[post].json) for post in shown if post in texts)
    return Feed(
        title=plain(" – ".join([*filter(None, [channel.title]), *narrowing.labels(), centre])),
        description=plain(_("New posts of %(centre)s") % {"centre": centre}),
        author=plain(centre),
        home_url=f"{region.site.root_url}/",
        base_url=base_url,
        narrowing=narrowing,
        pages=pages,
        entries=[entry_of(one, region.site.root_url) for one in told],
        updated_at=max(_moments(questions), default=LONG_AGO),
        changed_at=max(made),
        until=min((text.until for text in used if text.until), default=None),
    )


def _question(resource: Resource, region: Region, narrowing: Narrowing) -> Asked:
    question = Asked(resource, region, ListAsked.model_validate(narrowing.terms()))
    if narrowing.organizations:
        narrow_to_any(question, "organization", narrowing.organizations)
    return question


def _posts(question: Asked) -> Iterable[Post]:
    index, kind = question.index, question.resource.kind
    moments = index.moments["first_published_at"]
    for position in index.positions(question.found()):
        yield Post(moments[position] or LONG_AGO, index.keys[position], kind)


def _texts(posts: list[Post], region: Region) -> dict[Post, Text]:
    """Return the texts of posts; two queries for each kind when all are ready."""
    found = {}
    for kind in dict.fromkeys(post.kind for post in posts):
        wanted = {post.key: post for post in posts if post.kind == kind}
        texts = texts_of(kind, region, list(wanted), in_full=True)
        found |= {wanted[key]: text for key, text in texts.items()}
    return found


def _moments(questions: list[Asked]) -> Iterable[datetime]:
    return (
        moment
        for question in questions
        for moment in question.index.moments["last_published_at"]
        if moment
    )
