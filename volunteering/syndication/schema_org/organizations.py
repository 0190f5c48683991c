"""Organizations, their programs, the centre and its offices in the words of schema.org."""

from datetime import date
from itertools import chain

from .parts import Thing, Told, address, areas, names, organizations, picture, pictures, thing, urn

# Whatever else stands in the directory is neither the state's nor a company.
TYPES = {"municipality": "GovernmentOrganization"}
# The register of persons (ARES): its number has no agreed name in schema.org, so it is called as everybody calls it.
ICO = "IČO"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SCHEMA = "https://schema.org/"
# Google's documentation of opening hours: closed all day.
CLOSED = {"opens": "00:00", "closes": "00:00"}


def organization(told: Told) -> Thing:
    """Return an organization as its profile shows it; its own websites are the same thing elsewhere."""
    where, form = told["address"], told["legal_form"] or {}
    return thing(
        TYPES.get(form.get("value", ""), "NGO"),
        id=urn(told["id"]),
        name=told["name"],
        alternateName=told["alternate_name"],
        description=told["summary"],
        url=told["url"],
        sameAs=[link["url"] for link in told["links"]],
        logo=picture(told["logo"]),
        image=[found for photo in told["photos"] if (found := picture(photo))],
        identifier=thing("PropertyValue", propertyID=ICO, value=told["ico"])
        if told["ico"]
        else None,
        address=address(
            street=where["street"],
            postal_code=where["postal_code"],
            municipality=where["municipality"],
        ),
        location=_point(where),
        areaServed=areas(told["areas"]),
        contactPoint=[
            thing(
                "ContactPoint",
                name=contact["name"],
                contactType=contact["role"],
                email=contact["email"],
                telephone=contact["phone"],
            )
            for contact in told["contacts"]
        ],
        knowsAbout=names(told["topics"], told["target_groups"]),
    )


def service(told: Told) -> Thing:
    """Return a program of an organization."""
    (provider,) = organizations([told["organization"]])
    return thing(
        "Service",
        id=urn(told["id"]),
        name=told["name"],
        description=told["summary"],
        url=told["url"],
        sameAs=told["website"],
        provider=provider,
        areaServed=areas(told["areas"]),
        audience=[thing("Audience", audienceType=group["name"]) for group in told["target_groups"]],
        category=names(told["topics"]),
    )


def centre(told: Told) -> Thing:
    """Return the centre behind the site."""
    return thing(
        "NGO",
        id=centre_id(told),
        name=told["name"],
        alternateName=told["short_name"] if told["short_name"] != told["name"] else "",
        url=told["url"],
        email=told["email"],
        telephone=told["phone"],
        sameAs=[link["url"] for link in told["social_links"]],
        areaServed=areas([told["region"]]),
    )


def centre_reference(told: Told) -> Thing:
    """Return the centre in few words, for what it publishes."""
    return thing("NGO", id=centre_id(told), name=told["name"], url=told["url"])


def centre_id(told: Told) -> str:
    """Return the identifier of the centre: a part of its site, named by its region."""
    return f"{told['url']}#{told['region']['slug']}"


def website(told: Told, search_url: str) -> Thing:
    """Return the site, with the address of its search.

    Args:
        told: what the API tells of the site.
        search_url: the full address of the search without a question; "" when there is none.
    """
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return thing(
        "WebSite",
        id=f"{told['url']}#web",
        name=told["short_name"],
        alternateName=told["name"] if told["short_name"] != told["name"] else "",
        url=told["url"],
        inLanguage="cs",
        publisher={"@id": centre_id(told)},
        potentialAction=action if search_url else None,
    )


def office(told: Told, parent: str) -> Thing:
    """Return an office with its hours.

    Args:
        told: what the API tells of it.
        parent: the identifier of the centre.
    """
    where = told["address"]
    return thing(
        # The one type of an organization's branch that has opening hours.
        "LocalBusiness",
        id=urn(told["id"]),
        name=told["name"],
        description=told["description"],
        url=told["url"],
        email=told["email"],
        telephone=told["phone"],
        image=pictures(told["picture"]),
        address=address(
            street=where["street"],
            postal_code=where["postal_code"],
            municipality=where["municipality"],
        ),
        hasMap=told["map_url"],
        parentOrganization={"@id": parent},
        openingHoursSpecification=[
            _hours(
                dayOfWeek=SCHEMA + DAYS[item["weekday"] - 1],
                # Of the next day when it is less than `opens` (schema.org/closes).
                opens=item["opens"],
                closes=item["closes"],
                validFrom=_later(item["valid_from"], told["opens_on"]),
                validThrough=_earlier(item["valid_through"], told["closes_on"]),
            )
            for item in told["hours"]
        ],
        specialOpeningHoursSpecification=[*_special_hours(told)],
    )


def is_over(told: Told, today: date) -> bool:
    """Tell whether an office is closed for good."""
    return bool(told["closes_on"]) and date.fromisoformat(told["closes_on"]) < today


def _special_hours(told: Told) -> chain[Thing]:
    exceptions = (
        _hours(
            validFrom=item["first_day"],
            validThrough=item["last_day"],
            **(CLOSED if item["is_closed"] else {"opens": item["opens"], "closes": item["closes"]}),
        )
        for item in told["exceptions"]
        if item["is_closed"] or item["opens"]
    )
    holidays = (
        _hours(validFrom=item["day"], validThrough=item["day"], **CLOSED)
        for item in told["holidays"]
    )
    return chain(exceptions, holidays)


def _hours(**properties: str | None) -> Thing:
    return thing("OpeningHoursSpecification", **properties)


def _point(where: Told) -> Thing | None:
    if where["latitude"] is None or where["longitude"] is None:
        return None
    point = thing("GeoCoordinates", latitude=where["latitude"], longitude=where["longitude"])
    return thing("Place", geo=point)


# Days in ISO 8601 compare as texts.
def _later(one: str | None, other: str | None) -> str | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
