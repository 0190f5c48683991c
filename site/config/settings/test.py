"""Settings of the test suite: what production does, on a database and folders that are thrown away."""

import os
import tempfile
from pathlib import Path

from .base import *  # Django reads settings as one flat module; this is how they are layered
from .base import VAR_DIR, mail_settings

# Django opens the database even to check the models; a fresh clone has no folder for it yet.
VAR_DIR.mkdir(exist_ok=True)

DEBUG = False
SECRET_KEY = "only-for-tests-" + "0" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", ".example"]

# Fast on purpose: the suite makes hundreds of users.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

globals().update(mail_settings("django.core.mail.backends.locmem.EmailBackend"))
DEFAULT_FROM_EMAIL = "Centrum <centrum@dobrovolnici.example>"

# Every xdist worker has its own folder for uploads.
MEDIA_ROOT = Path(tempfile.gettempdir()) / f"volunteering-test-media-{os.getpid()}"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True
WAGTAILADMIN_BASE_URL = "http://testserver"

# The cheapest proof of work: a browser journey should not wait for it.
VOLUNTEERING_PROOF_OF_WORK_PREFIX = "00"
