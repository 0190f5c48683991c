"""Parts of the public form: choices of a vocabulary, pictures from strangers, and their values as JSON holds them."""

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from volunteering.core.pictures import clean_picture
from volunteering.places.enums import PlaceKind

ACCEPTED_UPLOADS = "image/jpeg,image/png,image/webp,image/gif"
AREA_HEADINGS = {
    PlaceKind.KRAJ: _("The whole region"),
    PlaceKind.OKRES: _("Districts"),
    PlaceKind.AREA: _("As people say"),
    PlaceKind.ORP: _("A larger town with its surroundings"),
    PlaceKind.MUNICIPALITY: _("Single towns"),
}


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


def plain(value):
    """Return a form value as JSON can hold it."""
    if isinstance(value, Model):
        return value.slug  # type: ignore[attr-defined]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "model"):
        return [item.slug for item in value]
    return value
