"""The user model of the site, its own from the first migration on."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff."""
