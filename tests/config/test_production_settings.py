"""Production settings: they refuse to start with everything that is wrong at once, and pass Django's own inspection."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIRED = (
    "SECRET_KEY",
    "BASE_URL",
    "DATABASE_URL",
    "MEDIA_ROOT",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_HOST",
)
KEY = "j2Xq7Wn4Rz9Lk5Tb8Vd3Pf6Hs1Mc0Yg-Ea_Uw7Qx4Zr9Nt5Bj8Kp2"


@pytest.fixture
def complete(tmp_path) -> dict[str, str]:
    """Return an environment with everything a real installation says."""
    return {
        "SECRET_KEY": KEY,
        "BASE_URL": "https://www.centrum.example",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "STATIC_ROOT": str(tmp_path / "static"),
        "DEFAULT_FROM_EMAIL": "Centrum <web@centrum.example>",
        "EMAIL_HOST": "posta.centrum.example",
    }


def start(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    """Run a command of the site with production settings and this environment only."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "manage.py"), *(arguments or ("check",))],
        env=kept
        | {"DJANGO_SETTINGS_MODULE": "config.settings.production", "PYTHONDONTWRITEBYTECODE": "1"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def refusal(environment: dict[str, str]) -> str:
    """Return the sentences with which the site refuses to start."""
    answer = start(environment)
    assert answer.returncode != 0, answer.stdout
    assert "ImproperlyConfigured" in answer.stderr, answer.stderr
    return answer.stderr.rpartition("ImproperlyConfigured")[2]


def test_everything_that_is_missing_is_named_at_once():
    said = refusal({})

    assert [name for name in REQUIRED if f"{name} is not set" not in said] == []


def test_each_value_is_needed(complete):
    for name in REQUIRED[1:4]:
        said = refusal({key: value for key, value in complete.items() if key != name})
        assert f"{name} is not set" in said
        assert said.count("is not set") == 1


def test_everything_that_is_unsafe_is_named_at_once(complete):
    said = refusal(
        complete
        | {
            "SECRET_KEY": "short",
            "BASE_URL": "http://www.centrum.example",
            "ALLOWED_HOSTS": "*",
            "TRUSTED_PROXIES": "127.0.0.1, proxy",
            "EMAIL_PORT": "poštovní",
            "HSTS_SECONDS": "rok",
        }
    )

    for name in (
        "SECRET_KEY",
        "BASE_URL",
        "ALLOWED_HOSTS",
        "TRUSTED_PROXIES",
        "EMAIL_PORT",
        "HSTS_SECONDS",
    ):
        assert f"- {name}" in said, name
    # What is wrong is named, not shown: the log may be read by others.
    assert "short" not in said.replace("too short", "")


@pytest.mark.parametrize("url", ["oracel://kdesi:tajneheslo@host/db", "tajneheslo"])
def test_an_address_of_a_database_that_makes_no_sense_is_refused(complete, url):
    said = refusal(complete | {"DATABASE_URL": url})

    assert "DATABASE_URL is not understood" in said
    assert "tajneheslo" not in start(complete | {"DATABASE_URL": url}).stderr


@pytest.mark.parametrize("key", ["x" * 60, "django-insecure-" + KEY])
def test_a_key_that_is_no_secret_is_refused(complete, key):
    assert "SECRET_KEY" in refusal(complete | {"SECRET_KEY": key})


def test_a_complete_installation_passes_the_inspection_without_warnings(complete):
    answer = start(complete, "check", "--deploy", "--fail-level", "WARNING")

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "no issues" in answer.stdout


SHOW = """
from django.conf import settings
print(settings.DEBUG, settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS, settings.SESSION_COOKIE_SECURE,
      settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, settings.SERVE_MEDIA, hasattr(settings, "MAIL_DIR"))
"""


def test_the_site_answers_only_under_its_own_name(complete):
    answer = start(
        complete | {"ALLOWED_HOSTS": "www.centrum.example, centrum.example"},
        "shell",
        "-v",
        "0",
        "-c",
        SHOW,
    )

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == (
        "False ['www.centrum.example', 'centrum.example']"
        " ['https://www.centrum.example', 'https://centrum.example'] True True True False False"
    )


def test_static_files_are_collected_with_names_that_change_with_them(complete, tmp_path):
    answer = start(complete, "collectstatic", "--noinput", "--verbosity", "0")

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert (tmp_path / "static" / "staticfiles.json").exists()
    assert list((tmp_path / "static" / "home" / "css").glob("tokens.*.css"))
