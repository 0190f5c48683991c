"""The field of an IČO in the admin, with a button that asks the business register."""

from django import forms
from django.urls import reverse

from volunteering import conf


class RegisterInput(forms.TextInput):
    """A text field with the button; a plain one when the installation uses no register."""

    template_name = "volunteering/widgets/register_input.html"

    class Media:
        js = ["volunteering/js/ares.js"]

    def get_context(self, name, value, attrs):
        """Add the address that answers the button."""
        context = super().get_context(name, value, attrs)
        context["address"] = reverse("volunteering_register") if conf.business_register() else ""
        return context
