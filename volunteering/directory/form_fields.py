"""Parts of the public form: choices, pictures from strangers, who sends it, and values as JSON holds them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.core.pictures import clean_picture

PHOTOS = (1, 2, 3)
ACCEPTED_UPLOADS = "image/jpeg,image/png,image/webp,image/gif"
# As the fields stand on the page; the rest lies between.
ORDER_OF_START = (
    "name",
    "alternate_name",
    "legal_form",
    "ico",
    "summary",
    "description",
    "roles",
    "topics",
    "target_groups",
    "accreditation_until",
    "seeking_until",
    "seat",
    "street",
    "postal_code",
    "hide_address",
    "areas",
)
ORDER_OF_END = (
    "website",
    "facebook",
    "instagram",
    "opening_hours",
    "logo",
    *(name for number in PHOTOS for name in (f"photo_{number}", f"photo_{number}_alt")),
    "submitter_name",
    "submitter_email",
    "submitter_phone",
    "note",
    "consent",
)
PICTURE_FIELDS = ("logo", *(f"photo_{number}" for number in PHOTOS))


class TermsField(forms.ModelMultipleChoiceField):
    """Several terms of a vocabulary as checkboxes, by slug."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, to_field_name="slug", **kwargs)


class PictureField(forms.FileField):
    """A picture from a stranger: its value is the harmless copy (bytes, extension, file name)."""

    widget = forms.FileInput

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)
        self.widget.attrs["accept"] = ACCEPTED_UPLOADS

    def clean(self, data, initial=None):
        """Return the re-encoded picture, or None.

        Raises:
            ValidationError: see `clean_picture`; also for an empty file.
        """
        upload = super().clean(data, initial)
        if not upload:
            return None
        content, extension = clean_picture(upload)
        return content, extension, upload.name


class SenderForm(forms.Form):
    """Abstract: who sends a listing, and their consent; kept apart from the listing itself."""

    submitter_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    submitter_email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("We send a link there to confirm the address. It is not shown on the web."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    submitter_phone = forms.CharField(
        label=_("Your phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    note = forms.CharField(
        label=_("Note to the centre"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    consent = forms.BooleanField(
        label=_("I have read this and agree"),
        error_messages={"required": _("Without your consent we may not keep the listing.")},
    )

    def lock_email(self, email: str) -> None:
        """Keep the e-mail that was confirmed when the form was sent for the first time."""
        field = self.fields["submitter_email"]
        field.disabled = True
        field.help_text = _("You have confirmed this address, so it cannot be changed here.")
        self.initial["submitter_email"] = email

    @property
    def sender(self) -> dict:
        """Who sent the form: kept apart from the listing."""
        return {
            "name": self.cleaned_data["submitter_name"],
            "email": self.cleaned_data["submitter_email"],
            "phone": self.cleaned_data["submitter_phone"],
            "note": self.cleaned_data["note"],
        }


def contact_fields(number: int) -> dict[str, forms.Field]:
    """Return the fields of one contact by name."""
    prefix = f"contact_{number}_"
    return {
        f"{prefix}key": forms.CharField(required=False, widget=forms.HiddenInput),
        f"{prefix}name": forms.CharField(
            label=_("Name and surname"), required=False, max_length=120
        ),
        f"{prefix}role": forms.CharField(label=_("Role"), required=False, max_length=120),
        f"{prefix}email": forms.EmailField(label=_("E-mail"), required=False, max_length=254),
        f"{prefix}phone": forms.CharField(label=_("Phone"), required=False, max_length=40),
        f"{prefix}public": forms.BooleanField(
            label=_("may be shown on the web"), required=False, initial=True
        ),
    }


def refuse_past(day, sentence: str):
    """Return a day, or None when none is given.

    Args:
        day: the day of a form.
        sentence: what to say about a day that is past.

    Raises:
        ValidationError: the day is past.
    """
    if day and day < timezone.localdate():
        raise ValidationError(sentence)
    return day


class SeekingFormMixin(forms.Form):
    """Abstract: a form with the field `seeking_until`."""

    def clean_seeking_until(self):
        """Refuse a day that is past; nobody would see the mark.

        Raises:
            ValidationError: the day is past.
        """
        return refuse_past(
            self.cleaned_data["seeking_until"],
            _("This day is past. Leave the field empty if you are not looking for volunteers."),
        )
