"""Webhooks in the admin, for administrators: where to, of what, and what came of it."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from volunteering.readmodels.registry import representations

from .models import WebhookTarget

NEWEST = 50


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of public objects, each as the admin calls it."""
    return [
        (one.kind, f"{one.model._meta.verbose_name_plural} ({one.kind})")
        for one in representations()
    ]


def show_secret(request, secret: str) -> None:
    """Show the key for signatures, this once."""
    note = _("The key for verifying signatures. Copy it now: it is not shown again.")
    messages.warning(request, format_html("{}<br><code>{}</code>", note, secret))


class WebhookForm(WagtailAdminModelForm):
    """A target; to switch it on again forgets why it was off."""

    kinds = forms.MultipleChoiceField(
        label=_("what it is told of"),
        help_text=_("If you choose nothing, it is told of everything."),
        choices=kind_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def save(self, commit=True):
        """Save, and begin anew when it was off."""
        if self.instance.is_active and "is_active" in self.changed_data:
            self.instance.disabled_reason = ""
            self.instance.failing_since = None
        return super().save(commit=commit)


class DeliveriesPanel(Panel):
    """What was sent lately and what the receiver answered, with buttons: send again, try it, renew the key."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one target."""

        template_name = "volunteering/syndication/webhooks/deliveries_panel.html"

        def is_shown(self):
            """Only for targets that are saved already."""
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            """Add the newest deliveries."""
            context = super().get_context_data(parent_context)
            context["target"] = self.instance
            context["deliveries"] = self.instance.deliveries.all()[:NEWEST]
            return context


class WebhookCreateView(CreateView):
    """Adds a target and shows its key."""

    def save_instance(self):
        """Save, then show the key."""
        target = super().save_instance()
        show_secret(self.request, target.secret)
        return target


class WebhookTargetViewSet(SnippetViewSet):
    """Targets of webhooks."""

    model = WebhookTarget
    icon = "link-external"
    menu_label = _("Webhooks")
    add_to_settings_menu = True
    list_display = ["name", "url", "is_active", "get_disabled_reason_display", "failing_since"]
    list_filter = ["is_active", "disabled_reason"]
    add_view_class = WebhookCreateView
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("region"),
            FieldPanel("name"),
            FieldPanel("url"),
            FieldPanel("kinds"),
            FieldPanel("is_active"),
            DeliveriesPanel(heading=_("Deliveries")),
        ],
        base_form_class=WebhookForm,
    )
