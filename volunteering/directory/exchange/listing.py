"""The list of organizations in the admin with its doors to import and export."""

from functools import cached_property
from io import BytesIO

from django.http import FileResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import HeaderButton

from volunteering.core.snippets import FilteredSearchIndexView

from ..models import Organization
from .entries import entries_of
from .writing import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx_bytes

PERMISSIONS = ("add", "change", "publish")


def may_import(user) -> bool:
    """Whether somebody may import listings: whoever may add, change and publish each of them."""
    meta = Organization._meta
    return user.has_perms([f"{meta.app_label}.{name}_{meta.model_name}" for name in PERMISSIONS])


class ExchangeIndexView(FilteredSearchIndexView):
    """The list of organizations: exports what is filtered and searched, and leads to the import."""

    show_export_buttons = True

    @cached_property
    def header_buttons(self):
        """Add the door to the import for whoever may go there."""
        buttons = list(super().header_buttons)
        if may_import(self.request.user):
            buttons.append(
                HeaderButton(
                    _("Import"), url=reverse("volunteering_import"), icon_name="upload", priority=20
                )
            )
        return buttons

    def get_filename(self) -> str:
        """Return the name of the file without its extension: what, and of which day."""
        return f"adresar-{timezone.localdate():%Y-%m-%d}"

    def as_spreadsheet(self, queryset, spreadsheet_format: str):
        """Return the file with what the list would show on all its pages.

        Args:
            queryset: the listings that are filtered and searched, in the order of the list.
            spreadsheet_format: "csv" or "xlsx".
        """
        pks = list(queryset.values_list("pk", flat=True))
        entries = entries_of(pks, self.request)
        if spreadsheet_format == self.FORMAT_XLSX:
            return FileResponse(
                BytesIO(xlsx_bytes(entries)),
                as_attachment=True,
                content_type=XLSX_TYPE,
                filename=f"{self.get_filename()}.xlsx",
            )
        response = StreamingHttpResponse(csv_lines(entries), content_type=CSV_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{self.get_filename()}.csv"'
        return response
