"""Settings of a real installation, all from the environment; refuses to start when one is missing or unsafe."""

import ipaddress
import os
from urllib.parse import urlsplit

import django
from django.core.exceptions import ImproperlyConfigured

from .base import *  # Django reads settings as one flat module; this is how they are layered
from .base import STORAGES, mail_settings

DEBUG = False
_problems: list[str] = []


def _required(name: str, meaning: str) -> str:
    """Read one variable; a missing one is noted, so that all are reported at once."""
    value = os.environ.get(name, "").strip()
    if not value:
        _problems.append(f"{name} is not set ({meaning}).")
    return value


def _number(name: str, default: int) -> int:
    """Read a whole number; anything else is noted."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal():
        _problems.append(f"{name} must be a whole number.")
        return default
    return int(value)


def _list(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


SECRET_KEY = _required("SECRET_KEY", "50 random characters, kept secret")
if SECRET_KEY and (
    len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure-")
):
    _problems.append("SECRET_KEY is too short or not random: use at least 50 random characters.")
SECRET_KEY_FALLBACKS = _list("SECRET_KEY_FALLBACKS")

WAGTAILADMIN_BASE_URL = _required("BASE_URL", "the public address, such as https://www.example.org")
_address = urlsplit(WAGTAILADMIN_BASE_URL)
if WAGTAILADMIN_BASE_URL and (_address.scheme != "https" or not _address.hostname):
    _problems.append("BASE_URL must be a full address that begins with https://.")

ALLOWED_HOSTS = _list("ALLOWED_HOSTS") or ([_address.hostname] if _address.hostname else [])
if "*" in ALLOWED_HOSTS:
    _problems.append(
        "ALLOWED_HOSTS must name the hosts; '*' would let anybody forge links in mails."
    )
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]

_required("DATABASE_URL", "such as postgres://user:password@host/name, or sqlite:////absolute/path")

MEDIA_ROOT = _required("MEDIA_ROOT", "the folder of uploaded files, outside the code")
STATIC_ROOT = os.environ.get("STATIC_ROOT") or globals()["STATIC_ROOT"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}

DEFAULT_FROM_EMAIL = _required("DEFAULT_FROM_EMAIL", "the sender of mails to organizations")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
_mail_host = _required("EMAIL_HOST", "the mail server; links to confirm a listing go by mail")
globals().update(
    mail_settings(
        "django.core.mail.backends.smtp.EmailBackend",
        host=_mail_host,
        port=_number("EMAIL_PORT", 587),
        username=os.environ.get("EMAIL_USER", ""),
        password=os.environ.get("EMAIL_PASSWORD", ""),
        use_tls=os.environ.get("EMAIL_TLS", "1") == "1",
        timeout=20,
    )
)
# Django 6 takes plain addresses, Django 5.2 pairs of a name and an address.
ADMINS = [address if django.VERSION >= (6, 0) else ("", address) for address in _list("ADMINS")]

# The reverse proxy ends TLS. The plugin's rate limits trust these addresses to name the client.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
VOLUNTEERING_TRUSTED_PROXIES = _list("TRUSTED_PROXIES")
for _proxy in VOLUNTEERING_TRUSTED_PROXIES:
    try:
        ipaddress.ip_network(_proxy, strict=False)
    except ValueError:
        _problems.append("TRUSTED_PROXIES must be IP addresses or networks, separated by commas.")
        break
for _origin in CORS_ALLOWED_ORIGINS:
    _parts = urlsplit(_origin)
    if _parts.scheme not in ("http", "https") or _origin != f"{_parts.scheme}://{_parts.netloc}":
        _problems.append(
            "API_ORIGINS must be addresses without a path, such as https://www.example.org, separated by commas, or *."
        )
        break
SECURE_SSL_REDIRECT = os.environ.get("SSL_REDIRECT", "1") == "1"
SECURE_HSTS_SECONDS = _number("HSTS_SECONDS", 31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    # Other sites of the domain may not speak HTTPS; that is not for this one to decide.
    "security.W005",
    "security.W021",
    # The admin shows previews in a frame of its own; see X_FRAME_OPTIONS in base.py.
    "security.W019",
]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

if _problems:
    raise ImproperlyConfigured(
        "The site cannot start safely:\n- " + "\n- ".join(_problems) + "\nSee docs/operating.md."
    )
