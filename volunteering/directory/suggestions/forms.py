"""The form of the suggestion box, and the page that shows it."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from volunteering.core.spam import GuardedFormMixin, new_challenge

from ..enums import SuggestionTopic
from ..models import Suggestion


class SuggestionForm(GuardedFormMixin, forms.Form):
    """What is wrong on a profile, from somebody without an account."""

    topic = forms.ChoiceField(
        label=_("What is it about?"),
        choices=SuggestionTopic.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    message = forms.CharField(
        label=_("What should be corrected?"),
        help_text=_("The more exactly, the sooner we can correct it. At most 2,000 characters."),
        max_length=Suggestion._meta.get_field("message").max_length,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("If you leave it, we will answer you. It is not shown anywhere."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def render_suggestion_form(request, directory, organization, form=None, *, status=200):
    """Show the suggestion box of a profile, empty, filled, or with thanks.

    Args:
        request: the request; `?odeslano=1` asks for the thanks.
        directory: the directory that the profile belongs to.
        organization: the public listing.
        form: the form with its mistakes; None for an empty one.
        status: the HTTP status.
    """
    context = {
        "page": directory,
        "self": directory,
        "organization": organization,
        "form": form or SuggestionForm(),
        "challenge": new_challenge(),
        "is_sent": form is None and request.GET.get("odeslano") == "1",
    }
    return render(request, "volunteering/directory/suggestion.html", context, status=status)
