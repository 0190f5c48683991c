"""The import in the admin: a file is uploaded, the dry run looked at, the real run watched, the result read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from volunteering.core.query import page_value

from ..models import ImportFile
from .forms import PUBLISH, RunForm, UploadForm
from .listing import may_import
from .plan import Action, make_plan
from .reading import read_table
from .running import AlreadyImported, Order, run_file

NDJSON = "application/x-ndjson"
ROWS_PER_PAGE = 100
# So many steps the bar of progress has at most.
STEPS = 200


@dataclass(frozen=True)
class Tab:
    """One choice of the filter above the rows."""

    value: str
    label: str
    count: int
    is_chosen: bool


class ImportScreen(WagtailAdminTemplateMixin, View):
    """What all screens of the import share: who may see them, and where they are."""

    page_title = _("Import of organizations")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may import.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Lead back to the list of organizations."""
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailsnippets_volunteering_organization:list"),
                "label": _("Organizations"),
            },
            {"url": reverse("volunteering_import"), "label": self.get_page_title()},
        ]

    def rows_context(self, rows: list, counts: dict[str, int]) -> dict:
        """Return what the table of rows needs: the filter by action and one page of rows.

        Args:
            rows: plans of rows, or rows of a result, in the order of the table.
            counts: how many there are of each action.
        """
        chosen = self.request.GET.get("akce", "")
        if chosen not in Action.values:
            chosen = ""
        shown = [row for row in rows if not chosen or _action(row) == chosen]
        page = Paginator(shown, ROWS_PER_PAGE).get_page(
            page_value(self.request.GET.get("strana", ""))
        )
        return {
            "tabs": [
                Tab(action.value, action.label, counts.get(action.value, 0), action == chosen)
                for action in Action
            ],
            "chosen": chosen,
            "total": len(rows),
            "page_of_rows": page,
            "labels": dict(Action.choices),
        }


class UploadView(ImportScreen, FormView):
    """Takes a table and keeps it for the dry run."""

    form_class = UploadForm
    template_name = "volunteering/admin/import_upload.html"

    def form_valid(self, form):
        """Keep the file and go to its dry run."""
        file = ImportFile.objects.create(
            region=form.chosen_region,
            file_name=form.cleaned_data["file"].name[:200],
            content=form.content,
            uploaded_by=self.request.user,
        )
        return HttpResponseRedirect(reverse("volunteering_import_plan", args=[file.uuid]))

    def get_context_data(self, **kwargs):
        """Add the files that were uploaded lately."""
        recent = ImportFile.objects.select_related("uploaded_by").defer("content", "result")[:10]
        return super().get_context_data(**kwargs) | {"recent": recent}


class FileScreen(ImportScreen):
    """What the screens of one file share."""

    file: ImportFile

    def dispatch(self, request, *args, **kwargs):
        """Find the file for whoever may import."""
        if may_import(request.user):
            files = ImportFile.objects.select_related("region__site")
            self.file = get_object_or_404(files, uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        """Name the file."""
        return self.file.file_name

    def get_breadcrumbs_items(self):
        """Lead back to the other files."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.file.file_name}]

    def get_context_data(self, **kwargs):
        """Add the file."""
        return super().get_context_data(**kwargs) | {"file": self.file}

    def url_of(self, screen: str) -> str:
        """Return the address of another screen of the file."""
        return reverse(f"volunteering_import_{screen}", args=[self.file.uuid])


class PlanView(FileScreen, TemplateView):
    """The dry run of a file, as the directory is at this moment."""

    template_name = "volunteering/admin/import_plan.html"

    def get(self, request, *args, **kwargs):
        """Show the dry run, or the result of a file that has been imported."""
        if self.file.finished_at is not None:
            return HttpResponseRedirect(self.url_of("result"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """Add the plan."""
        table = read_table(bytes(self.file.content))
        plan = make_plan(self.file.region, table)
        counts = plan.counts
        return (
            super().get_context_data(**kwargs)
            | self.rows_context(plan.rows, counts)
            | {
                "table": table,
                "work": counts[Action.CREATE] + counts[Action.UPDATE],
                "form": RunForm(initial={"seen": json.dumps(plan.seen)}),
                "run_url": self.url_of("run"),
            }
        )


class RunView(FileScreen):
    """Imports a file: with a line a step for the script of the page, else at once."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """Import the file."""
        form = RunForm(request.POST)
        if not form.is_valid():
            return HttpResponseRedirect(self.url_of("plan"))
        order = Order(
            self.file.region,
            self.file.file_name,
            user=request.user,
            publish=form.cleaned_data["mode"] == PUBLISH,
            seen=form.cleaned_data["seen"],
        )
        if NDJSON in request.headers.get("Accept", ""):
            response = StreamingHttpResponse(
                self._lines(order, get_language()), content_type=NDJSON
            )
            # A proxy that gathers the lines would hide the progress.
            response["X-Accel-Buffering"] = "no"
            return response
        for _line in self._lines(order, get_language()):
            pass
        return HttpResponseRedirect(self.url_of("result"))

    def _lines(self, order: Order, language: str | None) -> Iterator[bytes]:
        """Import the file, saying after each step how far it is; if nobody listens any more, all is undone."""
        # The reader's language ends with the view, and the sentences are made afterwards.
        with override(language):
            try:
                for progress in run_file(self.file.pk, order):
                    if progress.done % max(1, progress.total // STEPS) == 0:
                        yield _line({"done": progress.done, "total": progress.total})
            except AlreadyImported:
                # The other click of a double click has done it.
                pass
            yield _line({"url": self.url_of("result")})


class ResultView(FileScreen, TemplateView):
    """What came of an import."""

    template_name = "volunteering/admin/import_result.html"

    def get(self, request, *args, **kwargs):
        """Show the result, or the dry run of a file that has not been imported."""
        if self.file.finished_at is None:
            return HttpResponseRedirect(self.url_of("plan"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """Add the result."""
        result = self.file.result
        return super().get_context_data(**kwargs) | self.rows_context(
            result["rows"], result["counts"]
        )


def _action(row) -> str:
    return row["action"] if isinstance(row, dict) else row.action


def _line(value: dict) -> bytes:
    return f"{json.dumps(value)}\n".encode()
