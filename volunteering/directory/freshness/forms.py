"""What people send about the age of a listing: why it leaves the directory, and a refusal noted by hand."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from volunteering.core.ico import clean_ico

from ..duplicates import host_key
from ..enums import Answer


class LeavingForm(forms.Form):
    """Why an organization leaves the directory; the same for its own door and for the editors' phone list."""

    answer = forms.ChoiceField(
        label=_("Why"),
        choices=[(Answer.ENDED, Answer.ENDED.label), (Answer.REFUSED, Answer.REFUSED.label)],
        error_messages={"required": _("Please choose one of the two reasons.")},
    )
    note = forms.CharField(label=_("Note"), max_length=1000, required=False)


class NoAnswerForm(forms.Form):
    """A call that nobody took."""

    days = forms.IntegerField(label=_("Call again in (days)"), min_value=1, max_value=365)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class RefusalForm(WagtailAdminModelForm):
    """A refusal noted by hand: IČO and web address in the form in which they are looked for."""

    # Longer than what is kept: people copy it with its prefix and spaces.
    ico = forms.CharField(label="IČO", max_length=30, required=False)

    def clean_ico(self) -> str:
        """Return the IČO as eight digits.

        Raises:
            ValidationError: it cannot be right.
        """
        return clean_ico(self.cleaned_data["ico"])

    def clean_host(self) -> str:
        """Return what tells the organization by its web address.

        Raises:
            ValidationError: this address tells nobody.
        """
        typed = self.cleaned_data["host"]
        key = host_key(typed)
        if typed.strip() and not key:
            raise ValidationError(
                _("This is not the address of a site. Write it like this: www.organizace.cz")
            )
        return key
