"""The addresses below /hsds/v3/ (HSDS API reference 3.0); those that it calls optional and that are not here are not claimed."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.http import require_safe

from volunteering.api.answers import answer
from volunteering.api.app import answering, nothing
from volunteering.api.endpoints.lists import region_of
from volunteering.api.problems import Problem, problem_response
from volunteering.api.resources import ORGANIZATIONS, PROGRAMS
from volunteering.api.routing import refuse_unknown
from volunteering.core.text import fold

from . import organizations, services
from .asked import PAGING, TERMS, THINGS, page_of, wanted
from .reading import first_end, found, key_of, organizations_of, told
from .taxonomies import taxonomies, terms
from .words import Entity

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/hsds/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
NO_PARAMETERS: frozenset[str] = frozenset()


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view that answers as the API does, also scripts of every other site."""

    @wraps(view)
    def refused(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Problem as problem:
            return problem_response(problem.status, problem.detail, problem.errors)

    answered = answering(require_safe(refused))

    @wraps(answered)
    def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = answered(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return opened


@open_to_all
def root(request: HttpRequest) -> HttpResponse:
    """Return which version of HSDS is spoken here."""
    refuse_unknown(request, NO_PARAMETERS)
    region_of(request)
    return _answer(request, {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI})


@open_to_all
def service_list(request: HttpRequest) -> HttpResponse:
    """Return a page of services, those that have ended among them."""
    region, asked = region_of(request), wanted(request, THINGS)
    keys = found(PROGRAMS, region, asked)
    programs, texts = told(PROGRAMS, region, keys[asked.start : asked.start + asked.per_page])
    if asked.is_minimal:
        contents = [services.minimal(one) for one in programs]
        return _answer(request, page_of(contents, len(keys), asked), first_end(texts))
    owners, owner_texts = organizations_of(programs, region)
    known = terms() if asked.is_full else {}
    contents = [
        services.in_full(one, owner, known) if asked.is_full else services.in_brief(one, owner)
        for one in programs
        if (owner := owners.get(one["organization"]["id"]))
    ]
    until = first_end(texts, owner_texts)
    return _answer(request, page_of(contents, len(keys), asked), until)


@open_to_all
def service(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Return a service with all that belongs to it."""
    refuse_unknown(request, NO_PARAMETERS)
    region = region_of(request)
    key = key_of(PROGRAMS, region, uuid)
    programs, texts = told(PROGRAMS, region, [key] if key else [])
    owners, owner_texts = organizations_of(programs, region)
    if not (programs and owners):
        raise Http404
    (owner,) = owners.values()
    return _answer(
        request, services.in_full(programs[0], owner, terms()), first_end(texts, owner_texts)
    )


@open_to_all
def organization_list(request: HttpRequest) -> HttpResponse:
    """Return a page of organizations."""
    region, asked = region_of(request), wanted(request, THINGS - {"minimal"})
    keys = found(ORGANIZATIONS, region, asked)
    items, texts = told(ORGANIZATIONS, region, keys[asked.start : asked.start + asked.per_page])
    known = terms() if asked.is_full else {}
    contents = [
        organizations.in_full(one, known) if asked.is_full else organizations.in_brief(one)
        for one in items
    ]
    return _answer(request, page_of(contents, len(keys), asked), first_end(texts))


@open_to_all
def organization(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Return an organization with all that belongs to it."""
    refuse_unknown(request, NO_PARAMETERS)
    region = region_of(request)
    key = key_of(ORGANIZATIONS, region, uuid)
    items, texts = told(ORGANIZATIONS, region, [key] if key else [])
    if not items:
        raise Http404
    return _answer(request, organizations.in_full(items[0], terms()), first_end(texts))


@open_to_all
def taxonomy_list(request: HttpRequest) -> HttpResponse:
    """Return the taxonomies."""
    return _entities(request, [*taxonomies().values()], PAGING)


@open_to_all
def taxonomy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Return a taxonomy."""
    return _entity(request, [*taxonomies().values()], uuid)


@open_to_all
def term_list(request: HttpRequest) -> HttpResponse:
    """Return a page of the terms of all taxonomies, or of one."""
    return _entities(request, [*terms().values()], TERMS)


@open_to_all
def term(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Return a term."""
    return _entity(request, [*terms().values()], uuid)


def _entities(request: HttpRequest, entities: list[Entity], names: frozenset[str]) -> HttpResponse:
    region_of(request)
    asked = wanted(request, names)
    beginnings = fold(asked.words).split()
    fitting = [
        one
        for one in entities
        if asked.taxonomy_id is None or one["taxonomy_id"] == str(asked.taxonomy_id)
        if all(any(w.startswith(b) for w in fold(one["name"]).split()) for b in beginnings)
    ]
    shown = fitting[asked.start : asked.start + asked.per_page]
    return _answer(request, page_of(shown, len(fitting), asked))


def _entity(request: HttpRequest, entities: list[Entity], uuid: UUID) -> HttpResponse:
    refuse_unknown(request, NO_PARAMETERS)
    region_of(request)
    for one in entities:
        if one["id"] == str(uuid):
            return _answer(request, one)
    raise Http404


def _answer(request: HttpRequest, told: Entity, until: datetime | None = None) -> HttpResponse:
    return answer(request, json.dumps(told, ensure_ascii=False), None, until=until)


hsds_urls = [
    path("hsds/v3/", root, name="hsds"),
    path("hsds/v3/services", service_list, name="hsds_services"),
    path("hsds/v3/services/<uuid:uuid>", service, name="hsds_service"),
    path("hsds/v3/organizations", organization_list, name="hsds_organizations"),
    path("hsds/v3/organizations/<uuid:uuid>", organization, name="hsds_organization"),
    path("hsds/v3/taxonomies", taxonomy_list, name="hsds_taxonomies"),
    path("hsds/v3/taxonomies/<uuid:uuid>", taxonomy, name="hsds_taxonomy"),
    path("hsds/v3/taxonomy_terms", term_list, name="hsds_terms"),
    path("hsds/v3/taxonomy_terms/<uuid:uuid>", term, name="hsds_term"),
    # Whatever else begins like one of these addresses.
    re_path(r"^hsds/v3/.+$", open_to_all(nothing)),
]
