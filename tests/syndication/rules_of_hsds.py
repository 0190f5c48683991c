"""What HSDS 3.0 knows and requires of each object, as JSON Schema.

Written out by hand of the published schemas (openreferral/specification, schema/*.json), which are not here themselves. Stricter than
they are: whatever is not in a table is refused, and so is an empty list.
"""

TEXT, NUMBER = {"type": "string"}, {"type": "number"}
URI = {"type": "string", "format": "uri"}
EMAIL = {"type": "string", "format": "email"}
ID = {"type": "string", "format": "uuid"}
DAY = {"type": "string", "format": "date"}
PLACE_KINDS = {"enum": ["physical", "postal", "virtual"]}


def entity(required: str, **properties) -> dict:
    return {
        "type": "object",
        "properties": {"id": ID} | properties,
        "required": required.split(),
        "additionalProperties": False,
        # What is not known is left out.
        "minProperties": 1,
    }


def many(of: dict) -> dict:
    return {"type": "array", "items": of, "minItems": 1}


TAXONOMY = entity("id name description", name=TEXT, description=TEXT, uri=URI, version=TEXT)
TERM = entity(
    "id name description",
    code=TEXT, name=TEXT, description=TEXT, parent_id=TEXT, taxonomy=TEXT, taxonomy_detail=TAXONOMY,
    language=TEXT, taxonomy_id=TEXT, term_uri=URI,
)  # fmt: skip
ATTRIBUTE = entity(
    "id link_id taxonomy_term_id link_entity",
    link_id=ID, taxonomy_term_id=ID, link_type=TEXT, link_entity=TEXT, value=TEXT, taxonomy_term=TERM,
)  # fmt: skip
PHONE = entity("id number", number=TEXT, extension=NUMBER, type=TEXT, description=TEXT)
CONTACT = entity(
    "id",
    organization_id=TEXT, service_id=TEXT, location_id=TEXT, name=TEXT, title=TEXT, department=TEXT,
    email=EMAIL, phones=many(PHONE),
)  # fmt: skip
ADDRESS = entity(
    "id address_1 city state_province postal_code country address_type",
    location_id=ID, attention=TEXT, address_1=TEXT, address_2=TEXT, city=TEXT, region=TEXT,
    state_province=TEXT, postal_code=TEXT, country=TEXT, address_type=PLACE_KINDS,
)  # fmt: skip
LOCATION = entity(
    "id location_type",
    location_type=PLACE_KINDS, url=URI, organization_id=ID, name=TEXT, alternate_name=TEXT, description=TEXT,
    transportation=TEXT, latitude=NUMBER, longitude=NUMBER, addresses=many(ADDRESS), phones=many(PHONE),
)  # fmt: skip
IDENTIFIER = entity(
    "id identifier_type identifier",
    organization_id=TEXT, identifier_scheme=TEXT, identifier_type=TEXT, identifier=TEXT,
)  # fmt: skip
ONE_ORGANIZATION = {
    "name": TEXT, "alternate_name": TEXT, "description": TEXT, "email": EMAIL, "website": URI, "legal_status": TEXT,
    "logo": TEXT, "uri": URI, "parent_organization_id": TEXT, "year_incorporated": NUMBER,
}  # fmt: skip
ORGANIZATION_IN_LIST = entity("id name description", **ONE_ORGANIZATION)
ORGANIZATION = entity(
    "id name description",
    **ONE_ORGANIZATION, contacts=many(CONTACT), phones=many(PHONE), locations=many(LOCATION),
    organization_identifiers=many(IDENTIFIER), attributes=many(ATTRIBUTE),
)  # fmt: skip
ONE_SERVICE = {
    "organization_id": ID, "program_id": ID, "name": TEXT, "alternate_name": TEXT, "description": TEXT, "url": URI,
    "email": EMAIL, "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    "application_process": TEXT, "accreditations": TEXT, "eligibility_description": TEXT, "minimum_age": NUMBER,
    "assured_date": DAY, "assurer_email": EMAIL, "alert": TEXT, "last_modified": {"type": "string", "format": "date-time"},
}  # fmt: skip
SERVICE_IN_LIST = entity("id name status", **ONE_SERVICE, organization=ORGANIZATION_IN_LIST)
AREA = entity(
    "id", service_id=ID, name=TEXT, description=TEXT, extent=TEXT, extent_type=TEXT, uri=TEXT
)
AT_LOCATION = entity("id", service_id=ID, location_id=ID, description=TEXT, location=LOCATION)
SERVICE = entity(
    "id name status",
    **ONE_SERVICE, organization=ORGANIZATION, phones=many(PHONE), contacts=many(CONTACT),
    service_areas=many(AREA), service_at_locations=many(AT_LOCATION), attributes=many(ATTRIBUTE),
)  # fmt: skip
MINIMAL = entity("id modified_date", modified_date={"type": "string", "format": "date-time"})


def page(of: dict) -> dict:
    number, yes = {"type": "integer"}, {"type": "boolean"}
    properties = {
        "total_items": number, "total_pages": number, "page_number": number, "size": number,
        "first_page": yes, "last_page": yes, "empty": yes, "contents": {"type": "array", "items": of},
    }  # fmt: skip
    return {"type": "object", "properties": properties, "required": list(properties)}
