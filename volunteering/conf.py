"""The plugin's settings: one function each, with its default. Nothing else reads `VOLUNTEERING_*`."""

from datetime import timedelta

from django.conf import settings


def _get(name: str, default):
    return getattr(settings, f"VOLUNTEERING_{name}", default)


def monthly_target() -> tuple[int, int]:
    """Return how many posts a month are promised, lower and upper bound (default 5 and 7)."""
    low, high = _get("MONTHLY_TARGET", (5, 7))
    return int(low), int(high)


def counted_page_types() -> list[str]:
    """Return the labels of the page types that count as a post of the monthly promise."""
    return list(
        _get(
            "COUNTED_PAGE_TYPES",
            ["volunteering.NewsPage", "volunteering.StoryPage", "volunteering.EventPage"],
        )
    )


def home_page_model() -> str | None:
    """Return the label of the host's front page type, or None: `setup_centre` then keeps the root page it finds."""
    return _get("HOME_PAGE_MODEL", None)


def items_per_page() -> int:
    """Return how many items an index page, the directory and the search show at once."""
    return int(_get("ITEMS_PER_PAGE", 12))


def trusted_proxies() -> list[str]:
    """Return addresses or networks (CIDR) of proxies whose `X-Forwarded-For` is believed. Default: none."""
    return list(_get("TRUSTED_PROXIES", []))


def form_limit() -> int:
    """Return how many public forms one client may send in an hour (default 5)."""
    return int(_get("FORM_LIMIT", 5))


def form_limit_without_proof() -> int:
    """Return the tighter hourly limit for forms that come without proof of work (default 2)."""
    return int(_get("FORM_LIMIT_WITHOUT_PROOF", 2))


def picture_limit() -> int:
    """Return how many times in an hour one client may send pictures with a form, refused forms included (default 30)."""
    return int(_get("PICTURE_LIMIT", 30))


def proof_of_work_prefix() -> str:
    """Return the hex prefix a solution must have; each digit multiplies the work by 16 (default "000": 4,096 hashes)."""
    return str(_get("PROOF_OF_WORK_PREFIX", "000"))


def unconfirmed_lifetime() -> timedelta:
    """Return after how long a submission whose e-mail was not confirmed is deleted (default 14 days)."""
    return timedelta(days=int(_get("UNCONFIRMED_DAYS", 14)))


def unfinished_form_lifetime() -> timedelta:
    """Return how long pictures of a form that was never sent are kept (default 1 day)."""
    return timedelta(days=int(_get("UNFINISHED_FORM_DAYS", 1)))


def resume_lifetime() -> timedelta:
    """Return how long the link in a rejection mail reopens the form (default 60 days)."""
    return timedelta(days=int(_get("RESUME_DAYS", 60)))


def contact_retention() -> timedelta:
    """Return how long messages from the contact form are kept (default 365 days)."""
    return timedelta(days=int(_get("CONTACT_RETENTION_DAYS", 365)))


def max_upload_bytes() -> int:
    """Return the largest picture accepted from a public form, in bytes (default 8 MiB)."""
    return int(_get("MAX_UPLOAD_BYTES", 8 * 1024 * 1024))


def max_upload_pixels() -> int:
    """Return the largest picture accepted from a public form, in pixels (default 40 million)."""
    return int(_get("MAX_UPLOAD_PIXELS", 40_000_000))


def holiday_country() -> str:
    """Return the ISO 3166 code of the country whose state holidays close the offices (default CZ)."""
    return str(_get("HOLIDAY_COUNTRY", "CZ"))


def door_link_lifetime() -> timedelta:
    """Return how long a mailed key to an organization's door works, if it is not used (default 3 days)."""
    return timedelta(days=int(_get("DOOR_LINK_DAYS", 3)))


def door_session_lifetime() -> timedelta:
    """Return how long the door stays open after a key was used (default 2 hours)."""
    return timedelta(minutes=int(_get("DOOR_SESSION_MINUTES", 120)))


def door_mail_limit() -> int:
    """Return how many keys may be mailed for one organization in an hour (default 3)."""
    return int(_get("DOOR_MAIL_LIMIT", 3))


def business_register() -> str | None:
    """Return the dotted path of the class that looks organizations up by IČO; None switches its buttons off."""
    return _get("BUSINESS_REGISTER", "volunteering.directory.ares.client.AresRegister")


def register_limit() -> int:
    """Return how many times in an hour one client may ask the business register from a public form (default 20)."""
    return int(_get("REGISTER_LIMIT", 20))


def map_tiles() -> dict | None:
    """Return where the background of the map comes from, or None for a map without one (the default).

    A dict: `url` (template with {z}, {x}, {y} and perhaps {s}), `attribution` (trusted HTML) and `max_zoom`. The site's
    Content-Security-Policy has to allow pictures from that host.
    """
    return _get("MAP_TILES", None)


def api_limit() -> int:
    """Return how many requests to the API one client may make in a minute (default 600); 0 for as many as it likes."""
    return int(_get("API_LIMIT", 600))


def api_origins() -> list[str]:
    """Return the other sites, such as "https://front.example", whose pages may send forms through the API.

    Default: those that may read its answers in a browser (`CORS_ALLOWED_ORIGINS` of django-cors-headers); none without it.
    """
    return list(_get("API_ORIGINS", getattr(settings, "CORS_ALLOWED_ORIGINS", [])))


def webhooks_to_this_machine() -> bool:
    """Return whether webhooks may go to this very machine, also over HTTP (default: only with DEBUG)."""
    return bool(_get("WEBHOOKS_TO_THIS_MACHINE", settings.DEBUG))


def centre_ico(nuts_code: str) -> str:
    """Return the IČO of the centre of a region; "" when it is not set (the default).

    `VOLUNTEERING_CENTRE_ICO` is the IČO, or a dict of them by the NUTS 3 codes of the regions.
    """
    ico = _get("CENTRE_ICO", "")
    return str(ico.get(nuts_code, "") if isinstance(ico, dict) else ico)


def open_data_provider() -> str | None:
    """Return the IRI of whoever provides the open data, as the National Open Data Catalogue knows it.

    Default: None, the address of the site stands for it.
    """
    return _get("OPEN_DATA_PROVIDER", None)


def open_data_terms() -> dict[str, str]:
    """Return the terms of use of the open data: IRIs by what they are about (DCAT-AP-CZ, Specifikace podmínek užití).

    `autorské_dílo`, `databáze_jako_autorské_dílo`, `databáze_chráněná_zvláštními_právy`, `osobní_údaje`; what is not set is as
    it is by the law: texts and pictures are works of various authors, no database is protected, people are named.
    """
    return dict(_get("OPEN_DATA_TERMS", {}))
