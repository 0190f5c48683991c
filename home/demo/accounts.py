"""The demo accounts: one for each role, with passwords made at the first run and kept in an ignored file."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from volunteering.management.centre import EDITORS, MODERATORS


@dataclass(frozen=True)
class Account:
    """A demo account as it is printed."""

    role: str
    username: str
    password: str


ROLES = (
    ("editor", "redaktorka", "Ema", "Redaktorová", EDITORS),
    ("moderator", "moderator", "Mirek", "Moderátor", MODERATORS),
    ("administrator", "spravce", "Sára", "Správcová", None),
)


def demo_accounts(path: Path) -> list[Account]:
    """Return the accounts, made where they are missing.

    Args:
        path: the file that keeps the passwords; readable only by its owner.
    """
    kept = _read(path)
    accounts = []
    for role, username, first_name, last_name, group in ROLES:
        user = get_user_model().objects.filter(username=username).first()
        password = kept.get(username)
        if user is None or password is None:
            password = password or secrets.token_urlsafe(12)
            user = user or get_user_model()(username=username)
            user.first_name, user.last_name = first_name, last_name
            user.email = f"{username}@dobrovolnici.example"
            user.is_staff = user.is_superuser = group is None
            user.set_password(password)
            user.save()
            if group:
                user.groups.add(Group.objects.get(name=group))
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = "cs"
            profile.save()
        accounts.append(Account(role, username, password))
    _write(path, accounts)
    return accounts


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    return dict(line.split(maxsplit=1) for line in path.read_text().splitlines() if line.strip())


def _write(path: Path, accounts: list[Account]) -> None:
    path.touch(mode=0o600)
    path.write_text("".join(f"{account.username} {account.password}\n" for account in accounts))
