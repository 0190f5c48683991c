"""Webhooks: a real receiver on this machine gets what happened, signed, once; and nothing goes where it must not."""

import hashlib
import hmac
from base64 import b64decode, b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.support.centre import make_event, make_news, make_user
from tests.support.clock import set_clock
from tests.support.receiver import LIST, admin, deliver, make_target, receiver
from tests.support.telling import make_ready
from tests.support.web import Visitor, form_of, text_of, values_of
from volunteering.core.models import Region
from volunteering.syndication.webhooks import sending
from volunteering.syndication.webhooks.models import WebhookDelivery, WebhookTarget

__all__ = ["admin", "receiver", "set_clock"]

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def signatures(secret: str, headers: dict, body: bytes) -> str:
    """Sign by the words of the specification, without its library: id, timestamp and body between dots."""
    key = b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    return "v1," + b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def test_a_page_is_told_when_it_is_published_changed_and_gone(receiver):
    target = make_target(receiver.url)
    make_target(receiver.url, name="Jen akce", kinds=["events"])
    make_target(receiver.url, name="Vypnutý", is_active=False)
    title = 'Říká: „Ano“ </script> ]]> "a" \\ \n🎈 ' + "ž" * 200
    page = make_news(title)
    deliver()
    deliver()
    ((path, headers, body),) = receiver.got
    assert path == "/hook?from=centre"
    assert headers["content-type"] == "application/json"
    assert headers["webhook-signature"] == signatures(target.secret, headers, body)
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    (message,) = receiver.messages()
    assert message["type"] == "news.published"
    assert message["timestamp"].endswith("Z")
    assert message["data"] == {
        "kind": "news",
        "id": str(page.uuid),
        "url": page.full_url,
        "api_url": f"http://testserver/api/v1/news/{page.uuid}",
        "title": title,
    }
    answer = Visitor().get(message["data"]["api_url"])
    assert answer.json()["id"] == str(page.uuid)

    page.title = "Nový"
    page.save()
    deliver()
    page.unpublish()
    deliver()
    changed, gone = receiver.messages()
    assert (changed["type"], changed["data"]["title"]) == ("news.changed", "Nový")
    assert (gone["type"], gone["data"]["title"]) == ("news.gone", None)
    assert gone["data"]["id"] == str(page.uuid)

    make_event("Běh")
    deliver()
    assert receiver.types() == ["events.published"] * 2
    assert not WebhookDelivery.objects.exclude(state="delivered").exists()


def test_what_fails_is_tried_again_later_and_given_up_at_last(receiver, set_clock):
    now = timezone.now()
    set_clock(now)
    make_target(receiver.url)
    receiver.status, receiver.body = 500, b"\0\xff" + b"x" * 5000
    make_news("Sběr")
    make_news("Druhá")
    passed = timedelta()
    for pause in (1, 5, 30, 120, 480, 1440):
        deliver()
        # The second message does not wait for ten seconds, too: its turn comes a minute later.
        assert len(receiver.got) == 1
        identity = receiver.got[0][1]["webhook-id"]
        receiver.got.clear()
        first = WebhookDelivery.objects.get(message_id=identity)
        assert (first.state, first.response_status) == ("waiting", 500)
        assert len(first.response_excerpt) <= 2048
        assert first.next_attempt_at - timezone.now() == timedelta(minutes=pause)
        WebhookDelivery.objects.exclude(pk=first.pk).delete()
        deliver()
        assert not receiver.got
        passed += timedelta(minutes=pause)
        set_clock(now + passed - timedelta(seconds=1))
        deliver()
        assert not receiver.got
        set_clock(now + passed)
    deliver()
    assert receiver.got.pop()[1]["webhook-id"] == identity
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.attempts) == ("failed", 7)
    set_clock(now + 40 * DAY)
    call_command("purge_expired")
    assert not WebhookDelivery.objects.exists()


def test_whoever_is_slow_or_leads_elsewhere_has_not_got_it(receiver, monkeypatch):
    monkeypatch.setattr(sending, "SECONDS", 0.4)
    make_target(receiver.url)
    receiver.is_slow = True
    make_news("Sběr")
    begin = timezone.now()
    deliver()
    assert timezone.now() - begin < timedelta(seconds=5)
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.response_status) == ("waiting", None)
    assert delivery.error
    receiver.is_slow = False
    for status, place in ((302, "http://10.0.0.1/"), (307, receiver.url), (301, "//[::1]/")):
        receiver.got.clear()
        receiver.status, receiver.headers = status, {"Location": place}
        WebhookDelivery.objects.update(next_attempt_at=begin)
        deliver()
        delivery.refresh_from_db()
        assert len(receiver.got) == 1
        assert (delivery.state, delivery.response_status) == ("waiting", status)
    monkeypatch.setattr(sending, "SECONDS", 10.0)
    receiver.status = 200
    WebhookDelivery.objects.update(next_attempt_at=begin)
    deliver()
    delivery.refresh_from_db()
    assert delivery.state == "delivered"
    assert WebhookTarget.objects.get().failing_since is None


@pytest.mark.parametrize(
    ("status", "later", "reason"), [(410, timedelta(), "gone"), (503, 5 * DAY, "failing")]
)
def test_a_receiver_that_wants_nothing_is_switched_off(
    receiver, admin, set_clock, mailoutbox, status, later, reason
):
    target = make_target(receiver.url)
    receiver.status = 503
    make_news("Sběr")
    deliver()
    assert not mailoutbox
    receiver.status = status
    set_clock(timezone.now() + HOUR + later)
    make_news("Další")
    deliver()
    target.refresh_from_db()
    assert (target.is_active, target.disabled_reason) == (False, reason)
    (mail,) = mailoutbox
    assert mail.to == [Region.objects.get().reply_to]
    assert target.url in mail.body
    address = reverse(f"{LIST}:edit", args=[target.pk])
    assert address in mail.body
    receiver.got.clear()
    make_news("Třetí")
    deliver()
    assert not receiver.got
    assert not WebhookDelivery.objects.filter(state="waiting").exists()
    assert f"{reverse(f'{LIST}:list')}?is_active=false" in admin.get("/admin/").content.decode()

    receiver.status = 200
    form = values_of(form_of(admin.get(address), "form[action*='webhook']"))
    assert admin.post(address, form | {"is_active": "on"}).status_code == 302
    target.refresh_from_db()
    assert (target.is_active, target.disabled_reason, target.failing_since) == (True, "", None)
    make_news("Čtvrtá")
    deliver()
    assert receiver.types() == ["news.published"]


def test_what_is_hidden_before_it_was_told_is_not_told(receiver, admin):
    make_target(receiver.url)
    receiver.status = 500
    page = make_news("Tajné")
    deliver()
    receiver.got.clear()
    receiver.status = 200
    page.unpublish()
    WebhookDelivery.objects.update(next_attempt_at=timezone.now())
    make_ready()
    deliver()
    (message,) = receiver.messages()
    assert message["type"] == "news.gone"
    withdrawn = WebhookDelivery.objects.get(event="news.published")
    assert withdrawn.state == "withdrawn"
    admin.post(reverse("volunteering_webhook_again", args=[withdrawn.pk]))
    deliver()
    assert not receiver.got


def test_the_buttons_of_the_admin(receiver, admin):
    add = reverse(f"{LIST}:add")
    form = values_of(form_of(admin.get(add), f"form[action='{add}']"))
    region = str(Region.objects.get().pk)
    form |= {"name": "Kraj", "url": receiver.url, "region": region, "kinds": ["news", "events"]}
    added = admin.post(add, form | {"is_active": "on"}, follow=True)
    target = WebhookTarget.objects.get()
    assert target.kinds == ["news", "events"]
    assert target.secret.startswith("whsec_")
    assert target.secret in text_of(added)
    edit = reverse(f"{LIST}:edit", args=[target.pk])
    assert target.secret not in admin.get(edit).content.decode()

    admin.post(reverse("volunteering_webhook_ping", args=[target.pk]))
    ((_path, headers, body),) = receiver.got
    assert headers["webhook-signature"] == signatures(target.secret, headers, body)
    assert receiver.types() == ["webhook.ping"]

    make_ready()
    make_news("Sběr")
    deliver()
    ((_path, first, _body),) = receiver.got
    receiver.got.clear()
    page = admin.get(edit)
    delivery = WebhookDelivery.objects.get(event="news.published")
    again = reverse("volunteering_webhook_again", args=[delivery.pk])
    assert again in page.content.decode()
    assert admin.get(again).status_code == 405
    admin.post(again)
    deliver()
    ((_path, second, _body),) = receiver.got
    assert second["webhook-id"] == first["webhook-id"]
    receiver.got.clear()

    former = target.secret
    renewed = admin.post(reverse("volunteering_webhook_renew", args=[target.pk]), follow=True)
    target.refresh_from_db()
    assert former != target.secret
    assert target.secret in text_of(renewed)
    admin.post(reverse("volunteering_webhook_ping", args=[target.pk]))
    deliver()
    ((_path, headers, body),) = receiver.got
    both = [signatures(secret, headers, body) for secret in (target.secret, former)]
    assert headers["webhook-signature"].split(" ") == both


def test_only_administrators_deal_with_webhooks(receiver):
    target = make_target(receiver.url)
    for role in ("editor", "moderator"):
        client = Visitor()
        client.force_login(make_user(role))
        for name in (f"{LIST}:list", f"{LIST}:add"):
            assert client.get(reverse(name)).status_code in (302, 403)
        for button in ("ping", "renew"):
            url = reverse(f"volunteering_webhook_{button}", args=[target.pk])
            assert client.post(url).status_code in (302, 403)
    assert not receiver.got
    assert WebhookTarget.objects.get().secret == target.secret


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgres")
def test_many_who_deliver_at_once_send_each_message_once(receiver):
    make_target(receiver.url)
    for number in range(6):
        make_news(f"Zpráva {number}")

    def run() -> None:
        try:
            deliver()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        for one in [threads.submit(run) for _number in range(4)]:
            one.result(timeout=60)
    deliver()
    identities = [headers["webhook-id"] for _path, headers, _body in receiver.got]
    assert len(identities) == len(set(identities)) == 6
    assert WebhookDelivery.objects.filter(state="delivered").count() == 6
