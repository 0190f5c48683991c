"""What the screens of the import ask for: the file, and how it is to be imported."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from volunteering.core.models import Region

from .reading import read_table, refuse_size
from .workbooks import TableUnreadable

DRAFTS = "drafts"
PUBLISH = "publish"


class UploadForm(forms.Form):
    """A table that is to be imported; one that cannot be read is refused with the reason."""

    file = forms.FileField(
        label=_("Table"),
        max_length=200,
        help_text=_("CSV or XLSX, at most 5,000 rows. The first row names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Region"), empty_label=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if Region.objects.count() == 1:
            del self.fields["region"]

    @property
    def chosen_region(self) -> Region:
        """The region that was chosen, or the only one."""
        return self.cleaned_data.get("region") or Region.objects.get()

    def clean_file(self):
        """Refuse what is no table.

        Raises:
            ValidationError: see `read_table`.
        """
        upload = self.cleaned_data["file"]
        try:
            refuse_size(upload.size)
            self.content = upload.read()
            read_table(self.content)
        except TableUnreadable as error:
            raise forms.ValidationError(str(error)) from error
        return upload


class RunForm(forms.Form):
    """How a table is imported after its dry run."""

    mode = forms.ChoiceField(
        label=_("New listings and changes"),
        choices=[
            (PUBLISH, _("publish at once")),
            (DRAFTS, _("keep as drafts, to be looked through and published one by one")),
        ],
        initial=PUBLISH,
        widget=forms.RadioSelect,
    )
    # What the dry run showed; see `Plan.seen`.
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self) -> dict[str, int]:
        """Return the listings that the dry run showed, with their revisions.

        Raises:
            ValidationError: it is not what the page sent along.
        """
        try:
            seen = json.loads(self.cleaned_data["seen"])
        except ValueError:
            seen = None
        if not isinstance(seen, dict):
            raise forms.ValidationError(_("Please look at the dry run once more."))
        return seen
