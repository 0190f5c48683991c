"""Topics and target groups as taxonomies of HSDS."""

import json
from uuid import uuid5

from django.utils.translation import gettext as _

from volunteering.api.endpoints.vocabularies import told_terms

from .words import NAMESPACE, Entity

# By the name of the filter in the API.
TAXONOMIES = ("topic", "target_group")
LANGUAGE = "cs"


def taxonomies() -> dict[str, Entity]:
    """Return the taxonomies by the name of the filter."""
    words = {
        "topic": (_("Topics"), _("What organizations and programs deal with.")),
        "target_group": (_("Target groups"), _("Whom organizations and programs help.")),
    }
    return {
        name: {
            "id": str(uuid5(NAMESPACE, name)),
            "name": words[name][0],
            "description": words[name][1],
        }
        for name in TAXONOMIES
    }


def terms() -> dict[tuple[str, str], Entity]:
    """Return the terms of all taxonomies by the name of the filter and the slug, in the order of readers."""
    return {
        (name, slug): _term(json.loads(text), taxonomy)
        for name, taxonomy in taxonomies().items()
        for slug, text in told_terms(name)[0].items()
    }


def _term(told: dict, taxonomy: Entity) -> Entity:
    return {
        "id": told["id"],
        "code": told["slug"],
        "name": told["name"],
        # Required by HSDS; a term of ours means what it is called.
        "description": told["name"],
        "taxonomy": taxonomy["name"],
        "taxonomy_id": taxonomy["id"],
        "taxonomy_detail": taxonomy,
        "language": LANGUAGE,
    } | ({"term_uri": told["ofn_iri"]} if told.get("ofn_iri") else {})
