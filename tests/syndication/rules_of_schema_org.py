"""What each type of schema.org has to have in our pages.

No validator of schema.org works without the network, so our own table judges, written out of what schema.org and Google's documentation
ask of each type.
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

# What each type has to have.
ARTICLE = {"headline", "datePublished", "dateModified", "author", "publisher", "url", "@id"}
EVENT = {"name", "startDate", "location", "eventStatus", "eventAttendanceMode", "organizer", "@id"}
REQUIRED = {
    "NewsArticle": ARTICLE,
    "Article": ARTICLE,
    "Event": EVENT,
    "EducationEvent": EVENT,
    "Festival": EVENT,
    "NGO": {"name", "url", "@id"},
    "GovernmentOrganization": {"name", "url", "@id"},
    "Organization": {"name"},
    "Service": {"name", "provider", "url", "@id"},
    "LocalBusiness": {"name", "address", "@id"},
    "OpeningHoursSpecification": {"opens", "closes"},
    "Place": set(),
    "GeoCoordinates": {"latitude", "longitude"},
    "VirtualLocation": {"url"},
    "PostalAddress": {"addressCountry"},
    "PropertyValue": {"propertyID", "value"},
    "ContactPoint": set(),
    "AdministrativeArea": {"name"},
    "Audience": {"audienceType"},
    "Person": {"name"},
    "ImageObject": {"url", "width", "height"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}
ADDRESSES = {"url", "item", "sameAs", "mainEntityOfPage", "urlTemplate", "hasMap"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def judged(value) -> None:
    """Refuse a thing of an unknown type, without what its type has to have, or with something empty."""
    if isinstance(value, list):
        for one in value:
            judged(one)
    if not isinstance(value, dict):
        return
    if set(value) != {"@id"}:
        assert REQUIRED[value["@type"]] <= set(value), value
    for name, inner in value.items():
        assert inner not in ("", None, [], {}), (name, value)
        if name in ADDRESSES:
            for address in inner if isinstance(inner, list) else [inner]:
                assert urlsplit(address).scheme in ("http", "https"), (name, address)
        if name in ("startDate", "endDate", "datePublished", "dateModified"):
            assert DAY.fullmatch(inner) or datetime.fromisoformat(inner).tzinfo, (name, inner)
        judged(inner)
