"""Wagtail plugin of a regional volunteer centre: what it publishes, its directory, its offices, its feeds."""

__version__ = "0.1.0"
