"""The optional app that fills the gaps of Wagtail's Czech."""

from django.apps import AppConfig


class CzechAdminConfig(AppConfig):
    """An app whose only content is a catalogue: Czech for what Wagtail's own Czech lacks.

    It is optional and has no models. List it before the Wagtail apps: of two apps that translate
    the same string, Django takes the one listed first.
    """

    name = "volunteering.czech_admin"
    label = "volunteering_czech_admin"
    verbose_name = "Czech for the Wagtail administration"
