"""Writes down what has to be told, delivers what is due, and switches off what cannot be reached."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from volunteering.api.addresses import api_url
from volunteering.readmodels.announcing import Announcement, Event

from ..tombstones.keeping import is_gone
from .enums import Reason, State
from .models import BOTH_KEYS_FOR, LOG_KEPT_FOR, WebhookDelivery, WebhookTarget, new_secret
from .sending import Outcome, send

# How long to wait after each failure; after the last one the delivery is given up.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
# Whoever has taken a delivery and not come back by then has been killed. Looking a name up has no limit of its own.
TAKEN_FOR = timedelta(minutes=5)
FAILING_FOR = timedelta(days=5)
PING = "webhook.ping"


class NotPublic(Exception):
    """What the message tells of is no longer public."""


def queue(news: Sequence[Announcement]) -> int:
    """Write down what has to be told to whom, in the transaction of the change; return how many messages.

    Args:
        news: what happened.
    """
    targets = list(WebhookTarget.objects.filter(is_active=True))
    now = timezone.now()
    for one in news:
        if one.event == Event.GONE:
            _withdraw(one)
    deliveries = [
        WebhookDelivery(
            target=target,
            event=f"{one.kind}.{one.event}",
            kind=one.kind,
            identifier=one.id,
            payload=payload_of(one, now),
            created_at=now,
            next_attempt_at=now,
        )
        for one in news
        for target in targets
        if target.region_id == one.region.pk and target.wants(one.kind)
    ]
    WebhookDelivery.objects.bulk_create(deliveries)
    return len(deliveries)


def payload_of(news: Announcement, moment: datetime) -> str:
    """Return what is sent (Standard Webhooks, "Payload structure": type, timestamp, data).

    Of what is gone only its identity and its last addresses are told.

    Args:
        news: what happened.
        moment: when.
    """
    return _written(
        f"{news.kind}.{news.event}",
        moment,
        {
            "kind": news.kind,
            "id": news.id,
            "url": news.url,
            "api_url": api_url(news.region, news.kind, news.id),
            "title": None if news.event == Event.GONE else news.title,
        },
    )


def ping(target: WebhookTarget) -> WebhookDelivery:
    """Write down a message that only tries whether the target can be reached."""
    return WebhookDelivery.objects.create(
        target=target,
        event=PING,
        payload=_written(PING, timezone.now(), {"webhook": target.name}),
    )


def send_again(delivery: WebhookDelivery) -> None:
    """Let a message be sent once more, with the identity that it had.

    Raises:
        NotPublic: what it tells of is gone since.
    """
    tells_of_public = delivery.kind and not delivery.event.endswith(f".{Event.GONE}")
    if tells_of_public and is_gone(delivery.target.region, delivery.kind, delivery.identifier):
        raise NotPublic
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        state=State.WAITING, attempts=0, next_attempt_at=timezone.now()
    )


def renew_secret(target: WebhookTarget) -> str:
    """Give a target a new key and return it; for a day the old one signs, too."""
    target.former_secret = target.secret
    target.former_secret_until = timezone.now() + BOTH_KEYS_FOR
    target.secret = new_secret()
    target.save(update_fields=["secret", "former_secret", "former_secret_until"])
    return target.secret


def deliver_due() -> list[WebhookTarget]:
    """Deliver what is due; return the targets that were switched off meanwhile.

    May run several times at once, and may be killed: what nobody has finished is due again. A receiver that does not
    answer is left alone until the next time, so that the others do not wait for it.
    """
    resting: set[int] = set()
    switched_off = []
    while True:
        delivery = (
            WebhookDelivery.objects.due()
            .exclude(target__in=resting)
            .select_related("target__region")
            .first()
        )
        if delivery is None:
            return switched_off
        if not _take(delivery):
            continue
        target = delivery.target
        outcome = send(target.url, target.signing_secrets, delivery.message_id, delivery.payload)
        if not outcome.is_delivered:
            resting.add(target.pk)
        if _note(delivery, outcome):
            switched_off.append(target)


def forget_deliveries() -> int:
    """Delete old messages from the log; return how many."""
    old = WebhookDelivery.objects.filter(created_at__lt=timezone.now() - LOG_KEPT_FOR)
    count, _rows = old.delete()
    return count


def _withdraw(news: Announcement) -> None:
    """Keep back what has not been told yet of an object that is gone now, and its title with it."""
    WebhookDelivery.objects.filter(
        target__region=news.region, kind=news.kind, identifier=news.id, state=State.WAITING
    ).exclude(event=f"{news.kind}.{Event.GONE}").update(state=State.WITHDRAWN)


def _written(event: str, moment: datetime, data: dict) -> str:
    timestamp = moment.isoformat().replace("+00:00", "Z")
    told = {"type": event, "timestamp": timestamp, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _take(delivery: WebhookDelivery) -> bool:
    """Take a delivery that is due; False when somebody else was faster."""
    now = timezone.now()
    seen = WebhookDelivery.objects.filter(
        pk=delivery.pk, state=State.WAITING, next_attempt_at=delivery.next_attempt_at
    )
    delivery.attempts += 1
    taken = {"next_attempt_at": now + TAKEN_FOR, "last_attempt_at": now}
    return bool(seen.update(attempts=delivery.attempts, **taken))


@transaction.atomic
def _note(delivery: WebhookDelivery, outcome: Outcome) -> bool:
    """Write down what came of an attempt; return whether the target was switched off for it."""
    now = timezone.now()
    is_last = delivery.attempts > len(PAUSES)
    if outcome.is_delivered:
        state = State.DELIVERED
    else:
        state = State.FAILED if is_last or outcome.is_gone else State.WAITING
    # What was withdrawn or sent again meanwhile stays so.
    rows = WebhookDelivery.objects.filter(pk=delivery.pk)
    rows.update(
        response_status=outcome.status,
        response_excerpt=outcome.excerpt,
        error=outcome.error[:200],
    )
    waiting = rows.filter(state=State.WAITING, attempts=delivery.attempts)
    pause = PAUSES[min(delivery.attempts, len(PAUSES)) - 1]
    waiting.update(state=state, next_attempt_at=now if state != State.WAITING else now + pause)
    return _judge(delivery.target, outcome, now)


def _judge(target: WebhookTarget, outcome: Outcome, now: datetime) -> bool:
    """Remember since when a target fails; switch it off when that is enough; return whether this was done now."""
    rows = WebhookTarget.objects.filter(pk=target.pk)
    if outcome.is_delivered:
        rows.exclude(failing_since=None).update(failing_since=None)
        return False
    rows.filter(failing_since=None).update(failing_since=now)
    active = rows.filter(is_active=True, url=target.url)
    if outcome.is_gone:
        reason = Reason.GONE
    else:
        reason = Reason.FAILING
        active = active.filter(failing_since__lte=now - FAILING_FOR)
    if not active.update(is_active=False, disabled_reason=reason):
        return False
    WebhookDelivery.objects.filter(target=target, state=State.WAITING).update(state=State.FAILED)
    return True
