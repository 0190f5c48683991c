"""Form widgets of the admin."""

from django import forms


class FilteredCheckboxes(forms.CheckboxSelectMultiple):
    """A long list of checkboxes in a scrolling box with a field that narrows it while typing.

    Without JavaScript it is a plain list of checkboxes.
    """

    template_name = "volunteering/widgets/filtered_checkboxes.html"

    class Media:
        js = ["volunteering/js/filtered-checkboxes.js"]
        css = {"all": ["volunteering/css/filtered-checkboxes.css"]}
