"""The public form of a listing: what an organization tells about itself, and who is telling it."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from volunteering.core.collation import czech_key
from volunteering.core.ico import clean_ico
from volunteering.core.spam import GuardedFormMixin
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from .enums import LegalForm
from .form_fields import (
    ORDER_OF_END,
    ORDER_OF_START,
    PHOTOS,
    PICTURE_FIELDS,
    PictureField,
    SeekingFormMixin,
    SenderForm,
    TermsField,
    contact_fields,
    refuse_past,
)
from .form_values import ROLES, contact_numbers, existing_pictures, initial_of, values_in
from .models import Organization
from .place_choices import PlaceChoicesMixin


class ListingForm(
    PlaceChoicesMixin, SeekingFormMixin, GuardedFormMixin, SenderForm, forms.ModelForm
):
    """A listing for the directory.

    Plain fields come from the model, so that both have the same limits. `values` is what is kept until the listing
    is decided about, as `directory.values` holds a listing; given back, it fills the form again. `kept_files` are
    the pictures kept from an earlier attempt.
    """

    roles = forms.MultipleChoiceField(
        label=_("Your role in volunteering"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(role, Organization._meta.get_field(role).verbose_name) for role in ROLES],
    )
    seat = forms.ModelChoiceField(
        Place.objects.none(),
        label=_("Municipality of the seat"),
        to_field_name="slug",
        help_text=_(
            "If yours is missing, choose the nearest town and write it in the note at the end."
        ),
    )
    areas = TermsField(Place.objects.none(), label=_("Where you work"))
    topics = TermsField(Topic.objects.all(), label=_("What you work on"))
    target_groups = TermsField(TargetGroup.objects.all(), label=_("Whom you help"), required=False)
    website = forms.URLField(
        label=_("Website"), required=False, max_length=300, assume_scheme="https"
    )
    facebook = forms.URLField(
        label="Facebook", required=False, max_length=300, assume_scheme="https"
    )
    instagram = forms.URLField(
        label="Instagram", required=False, max_length=300, assume_scheme="https"
    )
    logo = PictureField(label=_("Logo"))
    is_no_duplicate = forms.BooleanField(
        label=_("It is a different organization or branch, send it all the same"), required=False
    )

    class Meta:
        model = Organization
        fields = (
            "name",
            "alternate_name",
            "legal_form",
            "ico",
            "accreditation_until",
            "seeking_until",
            "street",
            "postal_code",
            "hide_address",
            "summary",
            "description",
            "opening_hours",
        )
        labels = {
            "name": _("Name of the organization"),
            "hide_address": _("Show only the municipality, not the street"),
            "summary": _("In one or two sentences"),
            "description": _("Who you are and what volunteers do with you"),
        }
        help_texts = {
            "ico": _("Eight digits. If you have none, leave it empty."),
            "summary": _("It is shown in the list and in search. At most 300 characters."),
            "opening_hours": _("In words, for example: Mon-Thu 8-16, otherwise by phone."),
            "seeking_until": _(
                "Till this day the profile says that you are looking for volunteers now. Leave it empty if you are not."
            ),
        }
        widgets = {
            "accreditation_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "seeking_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            # Room for the prefix and spaces people copy along; cleaned to eight digits.
            "ico": forms.TextInput(attrs={"maxlength": "20", "inputmode": "numeric"}),
            "summary": forms.Textarea(attrs={"rows": 3}),
            "description": forms.Textarea(attrs={"rows": 9}),
            "opening_hours": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, region, values=None, kept_files=(), **kwargs):
        self.given = values or {}
        kwargs["initial"] = initial_of(self.given) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.region = region
        self.kept_files = {file.field: file for file in kept_files}
        self.contact_numbers = contact_numbers(self.given)
        self._offer_choices(region)
        self.fields["ico"] = forms.CharField(
            label="IČO",
            required=False,
            max_length=20,
            help_text=self.fields["ico"].help_text,
            widget=self.fields["ico"].widget,
        )
        for number in self.contact_numbers:
            self.fields |= contact_fields(number)
        for number in PHOTOS:
            photo = PictureField(label=_("Photo %(number)s") % {"number": number})
            self.fields[f"photo_{number}"] = photo
            self.fields[f"photo_{number}_alt"] = forms.CharField(
                label=_("What is in photo %(number)s") % {"number": number},
                required=False,
                max_length=250,
            )
        # The list of mistakes above the form follows the page.
        self.order_fields(
            [
                *ORDER_OF_START,
                *(name for name in self.fields if name not in ORDER_OF_END),
                *ORDER_OF_END,
            ]
        )

    def _offer_choices(self, region) -> None:
        legal_form = cast(forms.ChoiceField, self.fields["legal_form"])
        legal_form.choices = [("", _("Choose one")), *LegalForm.choices]
        towns = Place.objects.in_region(region.nuts_code) | Place.objects.filter(
            slug=self.given.get("seat", "")
        )
        seat = cast(forms.ModelChoiceField, self.fields["seat"])
        seat.queryset = towns.filter(kind=PlaceKind.MUNICIPALITY)
        names = ((town.slug, town.label) for town in seat.queryset)
        seat.choices = [("", _("Choose one")), *sorted(names, key=lambda row: czech_key(row[1]))]
        self.offer_areas(region, self.given.get("areas", []))

    @property
    def contacts(self) -> list[list]:
        """The bound fields of each contact, for the template."""
        return [
            [
                self[f"contact_{number}_{field}"]
                for field in ("name", "role", "email", "phone", "public")
            ]
            for number in self.contact_numbers
        ]

    @property
    def contact_keys(self) -> list:
        """The hidden fields that say which contact is which."""
        return [self[f"contact_{number}_key"] for number in self.contact_numbers]

    @property
    def photos(self) -> list[tuple]:
        """For each photo: its field, the field of its description, and the file kept from an earlier attempt."""
        return [
            (self[f"photo_{n}"], self[f"photo_{n}_alt"], self.kept_files.get(f"photo_{n}"))
            for n in PHOTOS
        ]

    @property
    def kept_logo(self):
        """The logo kept from an earlier attempt, else the one the listing has, or None."""
        return self.kept_files.get("logo") or next(
            iter(existing_pictures([self.given.get("logo")], self.data)), None
        )

    @cached_property
    def existing_photos(self) -> list:
        """The photos the listing has, each with the name of the checkbox that takes it off."""
        return existing_pictures(self.given.get("photos", []), self.data)

    @property
    def pictures(self) -> dict:
        """The harmless copies of the pictures that came with this attempt, even when the form is refused."""
        return {
            field: self.cleaned_data[field]
            for field in PICTURE_FIELDS
            if self.cleaned_data.get(field)
        }

    @property
    def removed_pictures(self) -> list[str]:
        """Kept pictures that the sender takes back."""
        return [field for field in PICTURE_FIELDS if self.data.get(f"{field}_remove")]

    def clean_ico(self) -> str:
        """Return the IČO as eight digits.

        Raises:
            ValidationError: see `volunteering.core.ico.clean_ico`.
        """
        return clean_ico(self.cleaned_data["ico"])

    def clean_postal_code(self) -> str:
        """Return the postal code as five digits without a space.

        Raises:
            ValidationError: it has another form.
        """
        code = "".join(self.cleaned_data["postal_code"].split())
        if code and not (len(code) == 5 and code.isascii() and code.isdigit()):
            raise ValidationError(_("A postal code has five digits, for example 460 01."))
        return code

    def clean_accreditation_until(self):
        """Refuse an accreditation that has ended; it would be shown as valid.

        Raises:
            ValidationError: the day is past.
        """
        return refuse_past(
            self.cleaned_data["accreditation_until"],
            _("This day is past. Leave the field empty if you are not accredited now."),
        )

    def clean(self):
        """Ask for at least one contact, and for a description of each photo.

        A picture that cannot be shown to a blind reader does not help them: Act 99/2019 and WCAG 2.2, 1.1.1.
        """
        data = super().clean()
        if not any(
            data.get(f"contact_{n}_email") or data.get(f"contact_{n}_phone")
            for n in self.contact_numbers
        ):
            self.add_error(
                "contact_1_email",
                _("Give an e-mail or a phone on which volunteers can reach you."),
            )
        for number in PHOTOS:
            field = f"photo_{number}"
            kept = field in self.kept_files and field not in self.removed_pictures
            if (data.get(field) or kept) and not data.get(f"{field}_alt"):
                self.add_error(
                    f"{field}_alt",
                    _("Say in a few words what is in the photo, for people who cannot see it."),
                )
        return data

    def _post_clean(self):
        """Skip the model's own validation: the draft made of the form is validated as a whole later."""

    @property
    def values(self) -> dict:
        """The listing as `directory.values` holds it; a picture that is not in the library yet is a reference.

        What the form does not ask for is not named.
        """
        return values_in(self)
