"""What a front end needs to build a public form: its fields in the words of the form itself, its choices, its consent."""

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from volunteering.core.collation import czech_key
from volunteering.core.models import ConsentText, Region
from volunteering.core.spam import GuardedFormMixin
from volunteering.directory.enums import PLACE_HEADINGS
from volunteering.directory.form_fields import PictureField
from volunteering.places.enums import DISPLAY_ORDER
from volunteering.places.models import Place

from .schemas.forms import Choice, Consent, FormField

# What is no field for people.
TECHNICAL = {"proof", "form_key"}
TRAP = "homepage"
# The first class that fits says what a field is.
TYPES: tuple[tuple[type[forms.Field], str], ...] = (
    (PictureField, "picture"),
    (forms.EmailField, "email"),
    (forms.URLField, "url"),
    (forms.DateField, "date"),
    (forms.BooleanField, "boolean"),
    (forms.MultipleChoiceField, "choices"),
    (forms.ModelMultipleChoiceField, "choices"),
    (forms.ChoiceField, "choice"),
    (forms.ModelChoiceField, "choice"),
)


def fields_of(form: GuardedFormMixin, rename=lambda name: name) -> list[FormField]:
    """Return the fields of a form in their order, each name once.

    Args:
        form: the empty form.
        rename: returns what the JSON calls a field; fields of items come out with the same name.
    """
    described: dict[str, FormField] = {}
    for name, field in form.fields.items():
        if name not in TECHNICAL and not name.endswith("_key"):
            described.setdefault(rename(name), _described(rename(name), field))
    return list(described.values())


def consent_of(region: Region, purpose: str) -> Consent | None:
    """Return the current text of a purpose, or None while the centre has written none."""
    current = ConsentText.objects.current(region, purpose)
    return Consent(version=current.version, text=current.text) if current else None


def address_of(request: HttpRequest, name: str, **parts) -> str:
    """Return the full address of an operation of the API."""
    return request.build_absolute_uri(reverse(f"volunteering:api:{name}", kwargs=parts))


def _described(name: str, field: forms.Field) -> FormField:
    return FormField(
        name=name,
        type="trap" if name == TRAP else _type_of(field),
        label=str(field.label),
        help=str(field.help_text),
        is_required=field.required,
        max_length=getattr(field, "max_length", None),
        choices=_choices_of(field),
    )


def _type_of(field: forms.Field) -> str:
    for kind, name in TYPES:
        if isinstance(field, kind):
            return name
    return "long_text" if isinstance(field.widget, forms.Textarea) else "text"


def _choices_of(field: forms.Field) -> list[Choice] | None:
    if isinstance(field, forms.ModelMultipleChoiceField) and field.queryset.model is Place:
        places = sorted(
            field.queryset,
            key=lambda place: (DISPLAY_ORDER.index(place.kind), czech_key(str(place))),
        )
        return [
            Choice(value=place.slug, label=str(place), group=str(PLACE_HEADINGS[place.kind]))
            for place in places
        ]
    if not hasattr(field, "choices"):
        return None
    return [
        Choice(value=str(value), label=str(label)) for value, label in field.choices if str(value)
    ]
