"""What the golden answers answer: at least one question to every operation of the API, and the refusals."""

from dataclasses import dataclass, field
from typing import Any

from .fixed_centre import FORM_KEYS, LISTING
from .fixed_content import DOCUMENT, EVENT, HIDDEN, OFFICE, ORGANIZATION, PROGRAM, STORY

KEY = {"Idempotency-Key": str(FORM_KEYS[0])}
JSON = "application/json"
FIELDS = {name: value for name, value in LISTING.items() if name != "consent"}
AGAIN = LISTING | {"description": "Jsme parta sousedů."}


def bearer(session: str) -> dict[str, str]:
    """Return the header that lets in behind the door of an organization."""
    return {"Authorization": f"Bearer {{{session}}}"}


BEARER = bearer("secret")
CONCERT = {
    "name": "Koncerty",
    "summary": "Hrajeme obyvatelům domova.",
    "status": "running",
    "areas": ["turnovsko"],
    "topics": ["seniori"],
}
MESSAGE = {
    "page": "{entrance}",
    "name": "Zdeňka Zájemcová",
    "email": "zdenka@soukroma.example",
    "text": "Chtěla bych chodit číst do domova v Turnově.",
}


@dataclass(frozen=True)
class Question:
    """A request whose answer is kept in a file.

    Attributes:
        name: of the file; of the first question to an operation the operation's own name.
        address: below the root of the API; in braces what only the fixed centre knows.
        method: the HTTP method.
        content: the JSON that is sent; None for no body.
        raw: the body itself, where it is no JSON.
        headers: of the request.
        vague: the keys whose values are different every time; only that they are there is compared.
    """

    name: str
    address: str
    method: str = "GET"
    content: Any = None
    raw: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    vague: tuple[str, ...] = ()


READS = (
    Question("get_root", "/"),
    Question("get_site", "/site"),
    Question("get_navigation", "/navigation"),
    Question("list_news", "/news"),
    Question("list_news.with_facets", "/news?facets=true&topic=seniori"),
    Question("list_news.in_full", "/news?expand=body&place=turnov"),
    Question("list_news.some_parts", "/news?fields=title,url"),
    Question("list_news.unknown_parameter", "/news?tpoic=seniori"),
    Question("list_news.too_many", "/news?limit=1000"),
    Question("list_news.unknown_topic", "/news?topic=tanec"),
    Question("get_news", "/news/sbirka-potravin"),
    Question("get_news.nothing_there", "/news/nic-takoveho"),
    Question("list_stories", "/stories?q=babičky"),
    Question("get_story", f"/stories/{STORY}"),
    Question("list_events", "/events"),
    Question("list_events.past", "/events?time=past"),
    Question("get_event", f"/events/{EVENT}"),
    Question("list_organizations", "/organizations?facets=true"),
    Question("get_organization", f"/organizations/{ORGANIZATION}"),
    Question("get_organization.hides_its_address", f"/organizations/{HIDDEN}"),
    Question("get_organization.has_moved", "/organizations/domov-pod-lipou"),
    Question("list_programs", "/programs?seeking=true"),
    Question("get_program", f"/programs/{PROGRAM}"),
    Question("get_counters", "/counters"),
    Question("list_offices", "/offices"),
    Question("get_office", f"/offices/{OFFICE}"),
    Question("list_places", "/places?limit=3"),
    Question("get_place", "/places/turnovsko"),
    Question("list_topics", "/topics?limit=2"),
    Question("list_target_groups", "/target-groups?limit=2"),
    Question("list_documents", "/documents"),
    Question("get_document", f"/documents/{DOCUMENT}"),
    Question("list_pages", "/pages?limit=2"),
    Question("list_pages.at_a_path", "/pages?path=/aktuality/sbirka-potravin/"),
    Question("get_page", "/pages/{entrance}"),
    Question("search", "/search?q=senioři"),
    Question("search.promoted", "/search?q=dobrovolník&facets=false&limit=1"),
    Question("suggestions", "/suggestions?q=turn"),
    Question("get_preview", "/preview?token={preview}"),
    Question(
        "get_challenge", "/forms/challenge", vague=("nonce", "salt", "expiresAt", "signature")
    ),
    Question("get_listing_form", "/forms/listing"),
    Question("get_message_form", "/forms/message"),
    Question("get_suggestion_form", "/forms/suggestion"),
)
WRITES = (
    Question("put_picture", f"/forms/listings/{FORM_KEYS[0]}/pictures/logo", "PUT", raw=b"picture"),
    Question(
        "put_picture.no_picture",
        f"/forms/listings/{FORM_KEYS[0]}/pictures/photo_1",
        "PUT",
        raw=b"words",
    ),
    Question("delete_picture", f"/forms/listings/{FORM_KEYS[0]}/pictures/logo", "DELETE"),
    Question("send_listing", "/forms/listings", "POST", LISTING, headers=KEY),
    Question(
        "send_listing.not_filled_in",
        "/forms/listings",
        "POST",
        {"name": "Bez všeho", "contacts": [{"email": "kontakt", "is_public": True}]},
    ),
    Question("send_listing.unknown_field", "/forms/listings", "POST", LISTING | {"nmae": "Ruka"}),
    Question(
        "send_listing.perhaps_there_already",
        "/forms/listings",
        "POST",
        LISTING | {"name": "Domov U Lípy", "ico": "70891508"},
    ),
    Question(
        "send_listing.foreign_page",
        "/forms/listings",
        "POST",
        LISTING,
        headers={"Origin": "https://cizi.example"},
    ),
    Question("send_message", "/forms/messages", "POST", MESSAGE, headers=KEY),
    Question(
        "send_suggestion",
        "/forms/suggestions",
        "POST",
        {
            "organization": str(ORGANIZATION),
            "topic": "contact",
            "message": "Telefon už neplatí.",
        },
        headers=KEY,
    ),
    Question(
        "send_key_request",
        "/forms/keys",
        "POST",
        {"organization": str(ORGANIZATION), "email": "nikdo@nikde.example"},
        headers=KEY,
    ),
    Question("get_link", "/links/{door}"),
    Question("get_link.returned_listing", "/links/{returned}", vague=("listing_at",)),
    Question("get_link.nothing_there", "/links/odkaz"),
    Question("use_link", "/links/{door}", "POST", {}, vague=("secret",)),
    Question("use_link.used_already", "/links/{door}", "POST", {}),
    Question("get_returned_listing", "/links/{returned}/listing", vague=("key",)),
    Question("put_returned_picture", "/links/{returned}/pictures/logo", "PUT", raw=b"picture"),
    Question("delete_returned_picture", "/links/{returned}/pictures/logo", "DELETE"),
    Question("send_returned_listing", "/links/{returned}/listing", "PUT", AGAIN),
    Question("get_own_profile.without_session", "/profile"),
    Question("get_own_profile", "/profile", headers=BEARER, vague=("base",)),
    Question(
        "put_own_picture",
        f"/profile/corrections/{FORM_KEYS[2]}/pictures/photo_1",
        "PUT",
        raw=b"picture",
        headers=BEARER,
    ),
    Question(
        "delete_own_picture",
        f"/profile/corrections/{FORM_KEYS[2]}/pictures/photo_1",
        "DELETE",
        headers=BEARER,
    ),
    Question(
        "send_correction",
        "/profile",
        "PUT",
        FIELDS | {"base": ""},
        headers=BEARER | {"Idempotency-Key": str(FORM_KEYS[2])},
    ),
    Question("get_own_programs", "/profile/programs", headers=BEARER, vague=("base",)),
    Question(
        "send_new_program",
        "/profile/programs",
        "POST",
        CONCERT,
        headers=BEARER | {"Idempotency-Key": str(FORM_KEYS[3])},
    ),
    Question(
        "send_program",
        f"/profile/programs/{PROGRAM}",
        "PUT",
        CONCERT | {"name": "Předčítání nahlas"},
        headers=BEARER | {"Idempotency-Key": str(FORM_KEYS[4])},
    ),
    Question(
        "send_program_removal",
        f"/profile/programs/{PROGRAM}",
        "DELETE",
        headers=BEARER | {"Idempotency-Key": str(FORM_KEYS[5])},
    ),
    Question("take_back_correction", "/profile/correction", "DELETE", headers=BEARER),
    Question("confirm_own_profile", "/profile/confirmation", "POST", headers=BEARER),
    Question(
        "send_new_address",
        "/profile/address",
        "POST",
        {"email": "nova@lipa.example"},
        headers=BEARER,
    ),
    Question("end_own_session", "/profile/session", "DELETE", headers=bearer("short")),
    Question("end_own_sessions", "/profile/sessions", "DELETE", headers=BEARER),
    Question(
        "withdraw_own_profile",
        "/profile/withdrawal",
        "POST",
        {"answer": "ended"},
        headers=bearer("leaving"),
    ),
    Question("list_news.other_method", "/news", "POST"),
    Question("send_message.no_json", "/forms/messages", "POST", raw=b"{"),
)
QUESTIONS = READS + WRITES
