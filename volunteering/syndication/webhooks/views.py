"""The buttons of a webhook in the admin: try it, send a message again, renew the key."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from .actions import NotPublic, ping, renew_secret, send_again
from .models import WebhookDelivery, WebhookTarget
from .tasks import EDIT, deliver_later
from .viewsets import show_secret


def _require_administrator(request) -> None:
    if not request.user.has_perm("volunteering.change_webhooktarget"):
        raise PermissionDenied


@require_POST
def ping_view(request, pk: int):
    """Send a message that only tries whether the target can be reached."""
    _require_administrator(request)
    target = get_object_or_404(WebhookTarget, pk=pk)
    if target.is_active:
        ping(target)
        deliver_later()
        messages.success(request, _("A test is on its way; its result will be in the list."))
    else:
        messages.error(request, _("The webhook is switched off. Switch it on first."))
    return redirect(EDIT, target.pk)


@require_POST
def renew_view(request, pk: int):
    """Give the target a new key and show it."""
    _require_administrator(request)
    target = get_object_or_404(WebhookTarget, pk=pk)
    show_secret(request, renew_secret(target))
    messages.info(request, _("For 24 hours messages are signed with the former key, too."))
    return redirect(EDIT, target.pk)


@require_POST
def send_again_view(request, pk: int):
    """Send a message once more."""
    _require_administrator(request)
    delivery = get_object_or_404(WebhookDelivery.objects.select_related("target__region"), pk=pk)
    try:
        send_again(delivery)
    except NotPublic:
        messages.error(
            request, _("What the message tells of is no longer public. It was not sent.")
        )
    else:
        deliver_later()
        messages.success(request, _("The message will be sent again."))
    return redirect(EDIT, delivery.target_id)


urlpatterns = [
    path("webhooky/<int:pk>/vyzkouset/", ping_view, name="volunteering_webhook_ping"),
    path("webhooky/<int:pk>/novy-klic/", renew_view, name="volunteering_webhook_renew"),
    path("webhooky/zprava/<int:pk>/znovu/", send_again_view, name="volunteering_webhook_again"),
]
