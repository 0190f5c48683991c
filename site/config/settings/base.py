"""What is true of the site everywhere: apps, templates, language, Wagtail and the plugin."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import django
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[3]
# What the site writes; a second centre beside the one of `make run` has a folder of its own.
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")

INSTALLED_APPS = [
    "home",
    "home.accounts",
    "search",
    # The overlay stands before Wagtail's own apps so that its catalogue wins.
    "volunteering.czech_admin",
    "volunteering",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    # The page that describes the API takes its scripts from here, not from somewhere else on the net.
    "ninja",
    "corsheaders",
    # wagtail-modeladmin's list filters look templates and models up in this app.
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    # Only for its Czech words of time ("5 minutes ago"), which Wagtail shows.
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # Before whatever answers by itself: a browser's question whether it may ask has to be answered first.
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

try:
    DATABASES = {
        "default": dj_database_url.parse(
            os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}",
            conn_max_age=60,
            conn_health_checks=True,
        )
    }
except ValueError:
    # Without the cause, which may show the password.
    raise ImproperlyConfigured(
        "DATABASE_URL is not understood. It looks like postgres://user:password@host/name or sqlite:////absolute/path."
    ) from None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while somebody writes; IMMEDIATE takes the write lock at the start of a
    # transaction, so that two writers wait for each other instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # Django 6.1 wants it beside the GIN indexes of Wagtail's own search tables.
    INSTALLED_APPS.append("django.contrib.postgres")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# The web sites whose scripts may ask the API from a reader's browser, separated by commas; "*" for all. Servers and apps
# need no permission, and no other address of the site is ever open to scripts of others.
API_ORIGINS = [
    part.strip() for part in os.environ.get("API_ORIGINS", "").split(",") if part.strip()
]
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = "*" in API_ORIGINS
CORS_ALLOWED_ORIGINS = [origin for origin in API_ORIGINS if origin != "*"]
CORS_ALLOW_CREDENTIALS = False
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"]
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "content-type",
    "idempotency-key",
    "if-modified-since",
    "if-none-match",
]
CORS_EXPOSE_HEADERS = ["ETag", "Retry-After"]

LANGUAGE_CODE = "cs"
LANGUAGES = [("cs", "Čeština"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = [("cs", "Čeština")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Prague"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A long StreamField sends more fields than Django's default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows previews in a frame
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True

# Addresses that survive every mail program and printed leaflet: pul-roku, not p%C5%AFl-roku.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_SITE_NAME = "Dobrovolníci v kraji"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_USER_LOGIN_FORM = "home.forms.LoginForm"
WAGTAILIMAGES_IMAGE_MODEL = "home.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "home.CustomDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "volunteering.search.backend"}}
# Bodies come from editors; an embed would call a third party from the reader's browser.
WAGTAILEMBEDS_FINDERS: list[dict] = []

VOLUNTEERING_HOME_PAGE_MODEL = "home.HomePage"
# The background of the map, asked for only when a reader presses the button; None draws the map without one.
VOLUNTEERING_MAP_TILES: dict | None = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "attribution": '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>',
    "max_zoom": 19,
}

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def tile_sources(tiles: dict | None) -> list[str]:
    """Return from where the map's pictures may come, as the Content-Security-Policy names it.

    Args:
        tiles: `VOLUNTEERING_MAP_TILES`; its address may have {s} in place of a subdomain.
    """
    if not tiles:
        return []
    address = urlsplit(tiles["url"].replace("{s}", "*"))
    return [f"{address.scheme}://{address.netloc}"] if address.netloc else []


CONTENT_SECURITY_POLICY_DIRECTIVES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
}
# Wagtail's editor still has inline scripts and styles (choosers, date pickers, InlinePanel).
# The map alone may fetch its background, and only after the reader has asked for it.
CONTENT_SECURITY_POLICY_MAP = CONTENT_SECURITY_POLICY_DIRECTIVES | {
    "img-src": ["'self'", *tile_sources(VOLUNTEERING_MAP_TILES)],
}
# Swagger UI draws its icons from data: addresses and sets styles by script; its scripts are files like all others.
CONTENT_SECURITY_POLICY_API_DOCS = CONTENT_SECURITY_POLICY_DIRECTIVES | {
    "img-src": ["'self'", "data:"],
}
CONTENT_SECURITY_POLICY_ADMIN = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "frame-ancestors": ["'self'"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Its warnings name the address of every refused request, and addresses of links from mails are secrets.
    "loggers": {"django.request": {"level": "ERROR"}},
}


def mail_settings(backend: str, **options) -> dict:
    """Name the mail backend in the form that the running Django expects.

    Args:
        backend: dotted path of the backend class.
        options: its constructor arguments (host, port, username, password, use_tls, timeout, file_path).

    Returns:
        the settings to merge: `MAILERS` from Django 6.1 on (where `EMAIL_BACKEND` is deprecated),
        the `EMAIL_*` names before.
    """
    if django.VERSION >= (6, 1):
        return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": options}}}
    names = {
        "username": "EMAIL_HOST_USER",
        "password": "EMAIL_HOST_PASSWORD",
        "file_path": "EMAIL_FILE_PATH",
    }
    return {"EMAIL_BACKEND": backend} | {
        names.get(key, f"EMAIL_{key.upper()}"): value for key, value in options.items()
    }


if django.VERSION >= (6, 0):
    SECURE_CSP = CONTENT_SECURITY_POLICY_DIRECTIVES
else:
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": CONTENT_SECURITY_POLICY_DIRECTIVES}
