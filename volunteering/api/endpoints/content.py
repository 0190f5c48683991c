"""News and stories."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ..asking import Asked, DayOrMoment, ListAsked, moment_of
from ..index import Resource
from ..resources import NEWS, STORIES
from ..routing import reads
from ..schemas.common import List
from ..schemas.content import News, NewsSummary, Story, StorySummary
from .lists import item_answer, list_answer, narrow_to_organizations, region_of

router = Router(tags=["posts"])


class PostsAsked(ListAsked):
    """What a list of news or stories may be asked for."""

    organization: list[UUID] = Field([], description="Only what names one of these organizations.")
    published_from: DayOrMoment | None = Field(None, description="First published then or later.")
    published_to: DayOrMoment | None = Field(
        None, description="First published till then; a date counts whole."
    )
    order: Literal["-published_at", "published_at", "-modified_at", "title"] = Field(
        "-published_at", description="`-` turns it round; titles in Czech alphabetical order."
    )
    expand: Literal["", "body"] = Field(
        "", description="`body` gives each item as its own address does, with its body."
    )


@reads(router, "/news", List[NewsSummary | News], summary="News, the newest first")
def list_news(request: HttpRequest, asked: Query[PostsAsked]):
    """Return news."""
    return _posts(request, NEWS, asked)


@reads(router, "/news/{name}", News, summary="One piece of news")
def get_news(request: HttpRequest, name: str):
    """Return a piece of news by its UUID or its slug."""
    return item_answer(request, NEWS, name)


@reads(router, "/stories", List[StorySummary | Story], summary="Volunteers' stories")
def list_stories(request: HttpRequest, asked: Query[PostsAsked]):
    """Return stories."""
    return _posts(request, STORIES, asked)


@reads(router, "/stories/{name}", Story, summary="One story")
def get_story(request: HttpRequest, name: str):
    """Return a story by its UUID or its slug."""
    return item_answer(request, STORIES, name)


def _posts(request: HttpRequest, resource: Resource, asked: PostsAsked):
    question = Asked(resource, region_of(request), asked)
    index = question.index
    narrow_to_organizations(question, asked.organization)
    if asked.published_from:
        start = moment_of(asked.published_from)
        question.narrow(index.where("first_published_at", lambda moment: moment >= start))
    if asked.published_to:
        end = moment_of(asked.published_to, is_end=True)
        question.narrow(index.where("first_published_at", lambda moment: moment <= end))
    return list_answer(
        request, question, asked.order, in_full=asked.expand == "body", is_steady=not asked.q
    )
