"""Examples for the description of the API: what an answer or a form may look like, put together from its schema."""

from typing import Any

# What a field says where its schema has no example; by the name of the field.
WORDS = {
    "alt": "Dobrovolnice čte seniorovi",
    "alternate_name": "Lípa",
    "api_url": "https://dobrovolnici.example/api/v1/news/uklid-jizery",
    "areas": "turnovsko",
    "attribution": "Lenka, dobrovolnice",
    "author": "Jana Fotografová",
    "body_html": "<p>Sejdeme se u kašny.</p>",
    "by_appointment": "Po domluvě kdykoli.",
    "caption": "U kašny na náměstí",
    "confirmed_by": "Věra Správcová",
    "description": "Doprovázíme seniory k lékaři.",
    "detail": "Tento odkaz už byl použit.",
    "directions": "Od zastávky vlevo.",
    "documentation": "https://dobrovolnici.example/api/v1/docs/",
    "email": "kontakt@organizace.example",
    "facebook": "https://www.facebook.com/organizace",
    "file_name": "zahrada.jpg",
    "footer_text": "Centrum podporuje Liberecký kraj.",
    "form_intro": "Napište nám, co byste rádi dělali.",
    "group": "Místa",
    "heading": "Pojďte s námi",
    "help": "Nejvýš 200 znaků.",
    "html": "<p>Sejdeme se u kašny.</p>",
    "ico": "70891508",
    "id": "5f1d2c9a-7be0-413c-8d6e-2f4a91c0d7b3",
    "instagram": "https://www.instagram.com/organizace",
    "intro": "Napište nám.",
    "kind": "news",
    "label": "Senioři",
    "lead": "O víkendu uklízíme břehy Jizery.",
    "legal_form": "association",
    "licence": "CC BY 4.0",
    "map_url": "https://mapy.example/turnov",
    "message": "Telefon už neplatí.",
    "name": "Domov U Lípy",
    "next": "Odpovíme vám e-mailem.",
    "note": "Volejte prosím odpoledne.",
    "offices_url": "https://dobrovolnici.example/api/v1/offices",
    "ofn_iri": "https://pojmy.example/seniori",
    "online_url": "https://setkani.example/turnov",
    "openapi": "https://dobrovolnici.example/api/v1/openapi.json",
    "opening_hours": "Po–Čt 8–16",
    "organizer_name": "Domov U Lípy",
    "page": "5f1d2c9a-7be0-413c-8d6e-2f4a91c0d7b3",
    "person_name": "Lenka",
    "phone": "+420 481 000 111",
    "pictures_to": "https://dobrovolnici.example/api/v1/forms/listings/{form_key}/pictures/{field}",
    "postal_code": "51101",
    "role": "koordinátorka",
    "roles": "is_receiving",
    "seat": "turnov",
    "sentence": "Údaje potvrzeny v květnu 2026.",
    "seo_description": "O víkendu uklízíme břehy Jizery.",
    "seo_title": "Úklid Jizery",
    "short_name": "Dobrovolníci",
    "slug": "turnov",
    "srcset": "https://dobrovolnici.example/media/images/jizera.jpg 960w",
    "street": "Skálova 12",
    "summary": "Doprovázíme seniory k lékaři.",
    "tags": "úklid",
    "target_groups": "deti",
    "text": "Chtěla bych chodit číst do domova v Turnově.",
    "thank_you_text": "Děkujeme, ozveme se vám.",
    "title": "Úklid Jizery",
    "topic": "contact",
    "topics": "seniori",
    "type": "text",
    "url": "https://organizace.example/",
    "website": "https://organizace.example/",
}
# Not shown: a trap has to stay empty, a proof of work is too long to read.
EMPTY = {"homepage", "proof"}
FORMATS = {
    "date": "2026-05-31",
    "date-time": "2026-05-31T18:00:00+02:00",
    "time": "09:00:00",
    "uuid": "5f1d2c9a-7be0-413c-8d6e-2f4a91c0d7b3",
    "uri": "https://dobrovolnici.example/",
    "binary": "…",
}
NUMBERS = {"latitude": 50.587, "longitude": 15.157, "version": 3, "weekday": 0}
DEEPEST = 12


def example_of(
    schema: dict[str, Any], schemas: dict[str, Any], name: str = "", depth: int = 0
) -> Any:
    """Return a value that fits a schema.

    Args:
        schema: a JSON schema.
        schemas: those that it may refer to, by name.
        name: of the field whose schema it is.
        depth: how deep inside the example it stands; a schema that holds itself has to end somewhere.
    """
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    if "examples" in schema:
        return schema["examples"][0]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            found = [one for one in schema[key] if one.get("type") != "null"]
            return example_of(found[0], schemas, name, depth)
    kind = schema.get("type")
    match kind[0] if isinstance(kind, list) else kind:
        case "object":
            return _object(schema, schemas, depth)
        case "array":
            is_empty = depth > DEEPEST or "items" not in schema
            return [] if is_empty else [example_of(schema["items"], schemas, name, depth + 1)]
        case "string":
            return _text(schema, name)
        case "integer" | "number":
            return NUMBERS.get(name, schema.get("default", schema.get("minimum", 1)))
        case "boolean":
            return schema.get("default", True)
    return None


def _object(schema: dict[str, Any], schemas: dict[str, Any], depth: int) -> dict[str, Any]:
    fields = schema.get("properties", {})
    if fields:
        return {name: example_of(one, schemas, name, depth + 1) for name, one in fields.items()}
    values = schema.get("additionalProperties")
    if isinstance(values, dict):
        return {"topic": example_of(values, schemas, "topic", depth + 1)}
    return {}


def _text(schema: dict[str, Any], name: str) -> str:
    if name in EMPTY:
        return ""
    return FORMATS.get(schema.get("format", ""), "") or WORDS.get(name, "")
