"""The part of a public form that asks where: places of the region by kind, in Czech alphabetical order."""

from typing import cast

from django import forms
from django.db.models import Q

from volunteering.core.collation import czech_key
from volunteering.places.enums import DISPLAY_ORDER, PlaceKind
from volunteering.places.models import Place

from .enums import PLACE_HEADINGS
from .form_fields import TermsField


class PlaceChoicesMixin(forms.Form):
    """Abstract: a form with the field `areas`."""

    def offer_areas(self, region, chosen: list[str]) -> None:
        """Offer the places of the region, of municipalities only the towns.

        Args:
            region: whose places are offered.
            chosen: slugs that were chosen before; they stay on offer whatever they are.
        """
        places = Place.objects.in_region(region.nuts_code)
        cast(TermsField, self.fields["areas"]).queryset = (
            places | Place.objects.filter(slug__in=chosen)
        ).exclude(Q(kind=PlaceKind.MUNICIPALITY, is_town=False) & ~Q(slug__in=chosen))

    @property
    def area_groups(self) -> list[tuple]:
        """The choices of `areas` by kind of place, from the widest: label, checkboxes, whether one is checked."""
        groups: dict[PlaceKind, list] = {kind: [] for kind in DISPLAY_ORDER}
        for box in self["areas"].subwidgets:
            groups[box.data["value"].instance.kind].append(box)
        return [
            (
                PLACE_HEADINGS[kind],
                sorted(boxes, key=lambda box: czech_key(box.choice_label)),
                any(box.data["selected"] for box in boxes),
            )
            for kind, boxes in groups.items()
            if boxes
        ]
