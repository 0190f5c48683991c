"""What snippet lists of the admin need beyond Wagtail: workflow and schedule without a query a row."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Prefetch
from django.db.models.functions import Cast
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import SnippetViewSet


class WorkflowSnippetViewSet(SnippetViewSet):
    """A viewset for a model with a workflow.

    Wagtail asks for the workflow and the schedule of every row on its own: 110 queries for 50 rows. The model's
    `approved_schedule` reads the annotation where it is there, as pages do.
    """

    model: type[Model]

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
