"""What the search keeps in the database: the words of every document, how far the changes have come, and what editors decide."""

import re

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from volunteering.core.models import Region

from .analysis import words_of

MIN_MEMBERS = 2

# Browsers take two slashes, or a slash and a backslash, for the beginning of another site's address.
PATH = re.compile(r"/(?!/)[^\s\\]*")
is_web = URLValidator(schemes=["http", "https"])


class SearchEntry(models.Model):
    """The words of one searchable object, public or not; every process reads them into its memory.

    The words are folded but not analysed: a change of the rules of a language needs no new entries.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    # {"misto": ["turnov", "turnovsko"], "rok": ["2026"]}: what a search can be narrowed by.
    facets = models.JSONField(default=dict)
    day = models.DateField(null=True)
    until = models.DateField(null=True)
    # The object is gone; the entry stays for a while, so that every process learns it.
    is_gone = models.BooleanField(default=False)
    # The batch that wrote it: whoever has seen batch 7 asks for what is above.
    batch = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="volunteering_search_entry"
            )
        ]

    def __str__(self):
        return f"{self.content_type_id}/{self.object_id}"


class SearchState(models.Model):
    """The one row that tells how far the entries have come.

    Whoever writes entries locks it, so that batches become visible in the order of their numbers.
    """

    batch = models.PositiveBigIntegerField(default=0)
    # With which rules of taking words out of objects the entries were written.
    version = models.PositiveIntegerField(default=0)
    # The batch after which a reindexing began that has not come to its end: entries above it are done.
    rebuilding_from = models.PositiveBigIntegerField(null=True)

    def __str__(self):
        return str(self.batch)


class SynonymGroup(models.Model):
    """Words that belong together for readers: whoever looks for one of them also finds the others, further down.

    Without a colon they mean the same: "slepý, nevidomý" works both ways. With one it works in one direction: whoever looks
    for what stands before "zvíře: pes, kočka" also finds what stands behind it.
    """

    terms = models.TextField(
        _("words"),
        unique=True,
        help_text=_(
            "Words in their basic form, separated by commas: slepý, nevidomý, zrakově postižený. The search knows their other"
            " forms by itself. With a colon it works in one direction: whoever looks for an animal also finds the rest in"
            " zvíře: pes, kočka, kůň."
        ),
    )

    panels = [FieldPanel("terms")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["terms"]

    def __str__(self):
        return self.terms

    @property
    def asked(self) -> list[str]:
        """The terms by which readers get to the others."""
        return _listed(self.terms.partition(":")[0])

    @property
    def found(self) -> list[str]:
        """The terms that they find then."""
        before, _colon, behind = self.terms.partition(":")
        return _listed(behind) or _listed(before)

    def clean(self):
        """Refuse a group of one.

        Raises:
            ValidationError: nothing leads to anything else.
        """
        super().clean()
        asked, found = self.asked, self.found
        if ":" in self.terms:
            if not asked or ":" in self.terms.partition(":")[2] or found == asked:
                raise ValidationError(
                    {"terms": _("Write one colon, at least one word before it and one behind it.")}
                )
            self.terms = f"{', '.join(asked)}: {', '.join(found)}"
            return
        if len(asked) < MIN_MEMBERS:
            raise ValidationError({"terms": _("Write at least two words, separated by a comma.")})
        self.terms = ", ".join(asked)


def _listed(terms: str) -> list[str]:
    return list(dict.fromkeys(term.strip() for term in terms.split(",") if term.strip()))


def is_address(value: str) -> bool:
    """Whether it is an address on the web (http, https) or a path of this site."""
    if value.startswith("/"):
        return bool(PATH.fullmatch(value))
    try:
        is_web(value)
    except ValidationError:
        return False
    return True


class PromotedResult(models.Model):
    """What editors set above all results for certain words, however the search would have ranked it."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="+", verbose_name=_("region"))
    terms = models.TextField(
        _("words"),
        help_text=_(
            "What readers type, separated by commas: registrace, chci pomáhat. The search knows other forms by itself."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
    )
    address = models.CharField(
        _("or another address"),
        max_length=500,
        blank=True,
        help_text=_("A path of this site, such as /adresar/, or a whole address with https://."),
    )
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("Needed with an address; a page has its own."),
    )
    description = models.CharField(_("description"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["terms"]

    def __str__(self):
        return self.terms

    @property
    def listed_terms(self) -> list[str]:
        """What readers type, one by one."""
        return _listed(self.terms)

    def clean(self):
        """Refuse what would never be shown, or would lead nowhere.

        Raises:
            ValidationError: there is no word, not just one of page and address, or the address has no title or is none.
        """
        super().clean()
        errors: dict = {}
        terms = [term for term in self.listed_terms if words_of(term)]
        if not terms:
            errors["terms"] = _("Write at least one word that readers type.")
        self.address = self.address.strip()
        if self.page_id and self.address:
            errors["address"] = _("Choose a page or write an address, not both.")
        elif not self.page_id and not self.address:
            errors["page"] = _("Choose a page, or write an address below.")
        elif self.address and not is_address(self.address):
            errors["address"] = _(
                "Write a path that begins with one slash, such as /adresar/, or a whole address with https://."
            )
        if self.address and not self.page_id and not self.title.strip():
            errors["title"] = _(
                "Write what the result is called; an address has no title of its own."
            )
        if errors:
            raise ValidationError(errors)
        self.terms = ", ".join(terms)


class MissedQuery(models.Model):
    """What readers looked for in a week and nothing contained; only the words and how often, never who or when."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="+", verbose_name=_("region"))
    # Its Monday.
    week = models.DateField(_("week"))
    words = models.CharField(_("words"), max_length=80)
    count = models.PositiveIntegerField(_("how many times"), default=0)
    # Whether readers saw nothing at all, or results that contain a part of the words.
    is_empty = models.BooleanField(_("nothing at all"), default=True)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        ordering = ["-week", "-count", "words"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "week", "words"], name="volunteering_missed_query"
            )
        ]

    def __str__(self):
        return self.words
