"""What snippets with a workflow need beyond Wagtail: lists without a query a row, and one writer at a time."""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, Model, OuterRef, Prefetch
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

# More hits than anybody pages through.
MOST_HITS = 500


class FilteredSearchIndexView(IndexView):
    """A list whose search box goes together with every filter.

    A search backend refuses a queryset that is filtered by anything but an indexed column of the model, so the words
    are looked up among all rows, and the filters apply to what was found.
    """

    def search_queryset(self, queryset):
        """Keep the rows that contain the words, in the order of the list."""
        if not self.is_searching:
            return queryset
        found = super().search_queryset(queryset.model._default_manager.all())
        return queryset.filter(pk__in=[row.pk for row in found[:MOST_HITS]])


class FreshEditView(EditView):
    """An editor's screen that never overwrites what came from outside while it was open.

    Wagtail warns of a newer revision and saves nevertheless: an approval would then publish the older text, and what
    the organization sent last would be lost. Two members of staff settle that between themselves, an outsider cannot.
    """

    def is_valid(self, form):
        """Refuse a form that was opened before the newest revision came in through a public door."""
        newest = self.latest_revision
        if newest and newest.user_id is None and self.is_out_of_date:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = _(
                "A newer version has come from outside in the meantime. Open the record again and look at it first."
            )
            return False
        return super().is_valid(form)


class WorkflowSnippetViewSet(SnippetViewSet):
    """A viewset for a model with a workflow.

    Wagtail asks for the workflow and the schedule of every row on its own: 110 queries for 50 rows. The model's
    `approved_schedule` reads the annotation where it is there, as pages do.

    Whoever posts holds the row: an approval and a newer version from outside come one after the other, so that
    nothing is published that the moderator has not read (Wagtail publishes the latest revision, not the approved one).
    """

    model: type[Model]
    edit_view_class = FreshEditView

    def construct_view(self, view_class, **kwargs):
        """Return the view; a POST about one object holds its row until it is answered."""
        view = super().construct_view(view_class, **kwargs)
        model = self.model

        @wraps(view)
        def one_at_a_time(request, *args, **kwargs):
            if request.method != "POST" or "pk" not in kwargs:
                return view(request, *args, **kwargs)
            with transaction.atomic():
                rows = model._default_manager.select_for_update()
                rows.filter(pk=unquote(str(kwargs["pk"]))).first()
                return view(request, *args, **kwargs)

        return one_at_a_time

    def get_queryset(self, request):
        """Fetch the open workflow and whether a publication is scheduled, together with the rows."""
        base = super().get_queryset(request)
        if base is None:
            base = self.model._default_manager.all()
        content_type = ContentType.objects.get_for_model(self.model)
        states = WorkflowState.objects.active().select_related("current_task_state__task")
        scheduled = Revision.objects.filter(
            base_content_type=content_type,
            approved_go_live_at__isnull=False,
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        return base.prefetch_related(
            Prefetch("_workflow_states", queryset=states, to_attr="_current_workflow_states")
        ).annotate(_approved_schedule=Exists(scheduled))
