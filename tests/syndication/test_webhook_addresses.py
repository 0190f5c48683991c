"""Webhooks go to public servers only, and to the very address that was checked."""

import socket

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.centre import make_news
from tests.support.receiver import LIST, admin, deliver, make_target, receiver
from tests.support.telling import make_ready
from tests.support.web import form_of, values_of
from volunteering.core.models import Region
from volunteering.syndication.webhooks.models import WebhookDelivery, WebhookTarget

__all__ = ["admin", "receiver"]

pytestmark = pytest.mark.django_db

INNER = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address that is refused
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
]


def test_nothing_goes_to_machines_that_are_not_public(admin, monkeypatch, settings):
    settings.VOLUNTEERING_WEBHOOKS_TO_THIS_MACHINE = False
    add = reverse(f"{LIST}:add")
    form = values_of(form_of(admin.get(add), f"form[action='{add}']"))
    region = str(Region.objects.get().pk)
    literal = [f"https://[{one}]/" if ":" in one else f"https://{one}/" for one in INNER]
    others = ["http://receiver.example/", "https://user:word@receiver.example/", "ftp://a.example/"]
    for url in [*literal, *others]:
        sent = form | {"name": "x", "url": url, "region": region, "is_active": "on"}
        assert admin.post(add, sent).status_code == 200, url
    assert not WebhookTarget.objects.exists()

    # A name that leads there is found out when a message is sent; among public addresses, too.
    tried = []
    monkeypatch.setattr(socket, "create_connection", lambda *args, **kwargs: tried.append(args))
    target = make_target("https://receiver.example/")
    make_news("Sběr")
    make_ready()
    for inner in INNER:
        answers = [("93.184.216.34", 443), (inner, 443)]
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda *args, answers=answers, **kwargs: [
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", answer) for answer in answers
            ],
        )
        WebhookDelivery.objects.update(next_attempt_at=timezone.now(), error="", attempts=0)
        deliver()
        assert WebhookDelivery.objects.get().error, inner
    assert not tried
    target.refresh_from_db()
    assert target.failing_since is not None


@pytest.mark.any_database("names and connections")
def test_the_address_that_was_checked_is_the_one_that_is_connected_to(receiver, monkeypatch):
    asked = []
    real = socket.getaddrinfo

    def answer(host, *args, **kwargs):
        if host != "prijemce.example":
            return real(host, *args, **kwargs)
        asked.append(host)
        # From the second question on the name leads into our network.
        return real("127.0.0.1" if len(asked) == 1 else "10.255.255.1", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    port = receiver.server.server_port
    make_target(f"http://prijemce.example:{port}/")
    make_news("Sběr")
    deliver()
    ((_path, headers, _body),) = receiver.got
    assert headers["host"] == f"prijemce.example:{port}"
    assert len(asked) == 1


@pytest.mark.any_database("TLS")
def test_a_receiver_that_is_not_who_it_says_gets_nothing(receiver):
    # It does not speak TLS at all.
    make_target(receiver.url.replace("http://", "https://"))
    make_news("Sběr")
    deliver()
    assert not receiver.got
    assert "SSL" in WebhookDelivery.objects.get().error
