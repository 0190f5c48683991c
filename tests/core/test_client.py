"""Whom a request counts for: the client behind proxies that we trust, never whom the request claims to be."""

import pytest
from django.test import RequestFactory

from volunteering.core.client import client_address, client_hash

PROXY = "10.0.0.5"


def request_from(address: str, forwarded: str | None = None):
    extra = {} if forwarded is None else {"headers": {"x-forwarded-for": forwarded}}
    return RequestFactory().get("/", REMOTE_ADDR=address, **extra)


def test_without_a_trusted_proxy_the_header_is_not_believed():
    assert client_address(request_from("203.0.113.9", "198.51.100.1")) == "203.0.113.9"


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("203.0.113.9", "203.0.113.9"),
        (
            "198.51.100.1, 203.0.113.9",
            "203.0.113.9",
        ),  # the left part is what the client wrote itself
        ("198.51.100.1, 203.0.113.9, 10.0.7.7", "203.0.113.9"),  # two proxies of ours
        ("2001:db8::7", "2001:db8::7"),
        ("203.0.113.9, nonsense", PROXY),
        ("", PROXY),
        (",,,", PROXY),
        ("10.0.0.9", "10.0.0.9"),
    ],
)
def test_behind_a_trusted_proxy_the_last_foreign_address_counts(settings, forwarded, client):
    settings.VOLUNTEERING_TRUSTED_PROXIES = ["10.0.0.0/16"]
    assert client_address(request_from(PROXY, forwarded)) == client


def test_a_proxy_that_is_not_ours_is_the_client(settings):
    settings.VOLUNTEERING_TRUSTED_PROXIES = ["10.0.0.5"]
    assert client_address(request_from("10.0.0.6", "198.51.100.1")) == "10.0.0.6"


def test_a_proxy_is_recognized_on_a_socket_for_both_protocols(settings):
    settings.VOLUNTEERING_TRUSTED_PROXIES = ["127.0.0.1"]
    assert client_address(request_from("::ffff:127.0.0.1", "203.0.113.9")) == "203.0.113.9"


def test_one_ipv6_customer_is_one_client():
    at_home = client_hash(request_from("2001:db8:1:2::1"))
    assert client_hash(request_from("2001:db8:1:2:ffff::9")) == at_home
    assert client_hash(request_from("2001:db8:1:3::1")) != at_home


def test_ipv4_clients_stay_apart_on_a_socket_for_both_protocols():
    first = client_hash(request_from("::ffff:203.0.113.9"))
    assert client_hash(request_from("::ffff:203.0.113.10")) != first
    assert client_hash(request_from("203.0.113.9")) == first


def test_the_hash_does_not_hold_the_address(settings):
    request = request_from("203.0.113.9")
    first = client_hash(request)
    assert "203.0.113.9" not in first
    settings.SECRET_KEY = "another-key"
    assert client_hash(request) != first


@pytest.mark.parametrize("address", ["", "unix:", "nonsense"])
def test_a_server_that_knows_no_address_still_answers(address):
    assert client_hash(request_from(address))
