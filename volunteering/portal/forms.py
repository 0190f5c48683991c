"""The forms behind the organization's door, and the one that asks for a key to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from volunteering.core.spam import GuardedFormMixin
from volunteering.directory.enums import ProgramStatus
from volunteering.directory.form_fields import SeekingFormMixin, TermsField
from volunteering.directory.forms import ListingForm
from volunteering.directory.models import DoorKey, Program
from volunteering.directory.place_choices import PlaceChoicesMixin
from volunteering.directory.values import PROGRAM_TEXTS, TERMS
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic


class KeyRequestForm(GuardedFormMixin):
    """Asks for a key to the door of an organization."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("The one on which the centre writes to you about the profile."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CorrectionForm(ListingForm):
    """A listing that the organization corrects; the address of whoever sends it is known, the consent is given."""

    # What the form was filled with; see `corrections.fingerprint`.
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, key: DoorKey, **kwargs):
        steward = key.organization.steward
        kwargs["initial"] = {
            "submitter_name": steward.name,
            "submitter_phone": steward.phone,
        } | kwargs.get("initial", {})
        super().__init__(*args, region=key.organization.region, **kwargs)
        del self.fields["consent"]
        self.lock_email(key.email)
        self.fields["submitter_email"].help_text = _(
            "The address on record; it is changed separately."
        )


class ProgramForm(PlaceChoicesMixin, SeekingFormMixin, GuardedFormMixin, forms.ModelForm):
    """A program of the organization."""

    areas = TermsField(Place.objects.none(), label=_("Where it works"))
    topics = TermsField(Topic.objects.all(), label=_("What it is about"))
    target_groups = TermsField(TargetGroup.objects.all(), label=_("Whom it helps"), required=False)
    website = forms.URLField(
        label=_("Website"), required=False, max_length=300, assume_scheme="https"
    )
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Program
        fields = ("name", "status", "summary", "description", "seeking_until")
        labels = {"name": _("Name of the program"), "description": _("What volunteers do in it")}
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "description": forms.Textarea(attrs={"rows": 8}),
            "seeking_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, region, values: dict | None = None, **kwargs):
        given = values or {"status": ProgramStatus.RUNNING}
        names = (*PROGRAM_TEXTS, *TERMS, "seeking_until")
        kwargs["initial"] = {name: given[name] for name in names if name in given}
        super().__init__(*args, **kwargs)
        self.offer_areas(region, given.get("areas", []))

    def _post_clean(self):
        """Skip the model's own validation: the listing is validated as a whole when it is sent."""

    @property
    def values(self) -> dict:
        """The program as `directory.values` holds it, without its key."""
        data = self.cleaned_data
        until = data["seeking_until"]
        return (
            {name: data[name] for name in PROGRAM_TEXTS}
            | {"seeking_until": until.isoformat() if until else None}
            | {name: sorted(term.slug for term in data[name]) for name in TERMS}
        )


class AddressForm(forms.Form):
    """A new address on record."""

    email = forms.EmailField(
        label=_("New e-mail"),
        max_length=254,
        help_text=_(
            "We mail a link there. Until it is used, everything goes to the present address."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
