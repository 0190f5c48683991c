"""The inbox of suggestions to profiles: read, answer or tick off; nothing else can be changed."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import EditView

from volunteering.core.inboxes import InboxView

from ..models import Suggestion
from .actions import AlreadyAnswered, answer_suggestion, close_suggestion


class NoCreating(PermissionHelper):
    """Suggestions come only through the form."""

    def user_can_create(self, user):
        """Nobody writes a suggestion to themselves."""
        return False


class StateFilter(admin.SimpleListFilter):
    """Open or done."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        """Return the two states."""
        return [("open", _("waiting")), ("done", _("done"))]

    def queryset(self, request, queryset):
        """Narrow the list."""
        if self.value() in ("open", "done"):
            return queryset.filter(done_at__isnull=self.value() == "open")
        return queryset


class SuggestionAnswerForm(WagtailAdminModelForm):
    """The answer, or a tick that none is needed."""

    is_done = forms.BooleanField(label=_("done, without an answer"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_done"].initial = self.instance.done_at is not None
        # What has been mailed stays as it was mailed.
        if self.instance.answered_at is not None:
            self.fields["answer"].disabled = self.fields["is_done"].disabled = True

    def clean(self):
        """Ask for one of the two.

        Raises:
            ValidationError: neither an answer nor the tick.
        """
        data = super().clean()
        if not data.get("answer") and not data.get("is_done"):
            raise ValidationError({"answer": _("Write an answer, or tick that it is done.")})
        return data


class AnswerView(EditView):
    """Answers or closes a suggestion."""

    instance: Suggestion

    def form_valid(self, form):
        """Mail a new answer once, or only close the suggestion."""
        answer = form.cleaned_data["answer"]
        try:
            if answer and form.instance.answered_at is None:
                done = answer_suggestion(self.instance, answer, self.request.user)
                mailed = _("The answer is on its way.") if done.email else _("The answer is kept.")
                messages.success(self.request, mailed)
            else:
                close_suggestion(self.instance, self.request.user)
                messages.success(self.request, _("Done."))
        except AlreadyAnswered:
            messages.warning(
                self.request,
                _("Somebody answered this suggestion a moment ago. Your answer was not sent."),
            )
            return redirect(self.edit_url)
        return redirect(self.get_success_url())


class SuggestionAdmin(ModelAdmin):
    """Suggestions in the admin."""

    model = Suggestion
    menu_label = _("Suggestions to profiles")
    menu_icon = "comment"
    permission_helper_class = NoCreating
    index_view_class = InboxView
    edit_view_class = AnswerView
    inspect_view_enabled = True
    list_display = ("organization", "topic", "created_at", "wants_answer", "done_at")
    list_filter = (StateFilter, "topic", "created_at")
    search_fields = ("message", "email", "organization__name")
    list_select_related = ("organization",)
    list_per_page = 50
    inspect_view_fields = [
        "organization",
        "topic",
        "message",
        "email",
        "created_at",
        "answer",
        "answered_at",
        "done_at",
        "done_by",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("organization", read_only=True),
            FieldPanel("topic", read_only=True),
            FieldPanel("message", read_only=True),
            FieldPanel("email", read_only=True),
            FieldPanel("answer"),
            FieldPanel("is_done"),
        ],
        base_form_class=SuggestionAnswerForm,
    )

    @admin.display(description=_("wants an answer"), boolean=True, ordering="email")
    def wants_answer(self, obj) -> bool:
        """Whether an address was left and no answer has gone there yet."""
        return bool(obj.email) and obj.answered_at is None
