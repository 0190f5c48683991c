"""Settings of `make run`: SQLite, mail on a page, secrets made at the first start. Not for the open internet."""

import os
import secrets

from .base import *  # Django reads settings as one flat module; this is how they are layered
from .base import VAR_DIR, mail_settings

VAR_DIR.mkdir(exist_ok=True)


def _secret_key() -> str:
    """Return this copy's own key, made at the first start and kept out of the repository."""
    path = VAR_DIR / "secret_key"
    try:
        # "x" lets exactly one of two processes that start together write the file.
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text()


# Off by default, so that the error pages are those that readers will see. `DEBUG=1 make run` turns it on.
DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = ["*"]
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin
]

# `run_centre` gives the address it serves on.
WAGTAILADMIN_BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")

MAIL_DIR = VAR_DIR / "mail"
globals().update(
    mail_settings("django.core.mail.backends.filebased.EmailBackend", file_path=str(MAIL_DIR))
)
DEFAULT_FROM_EMAIL = "Dobrovolníci v kraji <centrum@dobrovolnici.example>"

# Files come straight from the source folders; nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True
