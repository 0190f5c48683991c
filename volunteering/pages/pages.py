"""The entrance page: text that editors keep, with a contact form below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from volunteering.core.models import ConsentText, Region
from volunteering.core.spam import new_challenge

from .forms import ContactForm
from .models import TextPage


class EntrancePage(TextPage):
    """A way in for people who want to help, or who need help: what happens next, and a form to write to us."""

    form_intro = models.TextField(_("sentence above the form"), max_length=300, blank=True)
    thank_you_text = models.TextField(
        _("text after sending"),
        max_length=500,
        blank=True,
        help_text=_("What happens next and when the sender will hear from you."),
    )

    content_panels = [
        *TextPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("form_intro"), FieldPanel("thank_you_text")], heading=_("Contact form")
        ),
    ]

    template = "volunteering/pages/entrance_page.html"

    class Meta:
        verbose_name = _("entrance with a contact form")
        verbose_name_plural = _("entrances with a contact form")

    def get_context(self, request, *args, **kwargs):
        """Add the form, or the thanks after it was sent."""
        context = super().get_context(request, *args, **kwargs)
        return context | contact_form_context(request, kwargs.get("form"))


def contact_form_context(request, form: ContactForm | None) -> dict:
    """Return what the template of the contact form needs.

    Args:
        request: the request.
        form: a form that was refused and is shown again with what was typed; None for an empty one.
    """
    region = Region.objects.for_request(request)
    return {
        "form": form or ContactForm(),
        "challenge": new_challenge(),
        "is_sent": request.GET.get("odeslano") == "1",
        "consent": ConsentText.objects.current(region, ConsentText.Purpose.CONTACT)
        if region
        else None,
    }
