"""The defence of the public forms: proofs of work, hourly limits, the honeypot, foreign pages, repeated clicks."""

import json
import uuid
from base64 import b64decode, b64encode
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone

from tests.support.web import solve
from volunteering.core import spam
from volunteering.core.models import Attempt, SpentProof
from volunteering.core.spam import (
    admit,
    forget_old_attempts,
    is_cross_site,
    new_challenge,
    proof_is_valid,
)
from volunteering.pages.forms import ContactForm

pytestmark = pytest.mark.django_db


def request_from(address: str = "203.0.113.9", **headers):
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


def changed(proof: str, **parts) -> str:
    """Return a proof with parts of its challenge's parameters or of its solution changed."""
    content = json.loads(b64decode(proof))
    for name, value in parts.items():
        for place in (content["challenge"]["parameters"], content["solution"]):
            if name in place:
                place[name] = value
    return b64encode(json.dumps(content).encode()).decode()


def test_a_solved_challenge_is_a_proof():
    assert proof_is_valid(solve(new_challenge()))


def test_the_challenge_asks_for_the_work_that_the_setting_names(settings):
    settings.VOLUNTEERING_PROOF_OF_WORK_PREFIX = "abc"
    assert json.loads(new_challenge())["parameters"]["keyPrefix"] == "abc"


def test_a_proof_counts_once():
    proof = solve(new_challenge())
    assert admit(request_from(), "form", proof)
    assert not proof_is_valid(proof)


def test_a_spent_proof_stays_spent_when_it_is_written_in_another_way():
    proof = solve(new_challenge())
    admit(request_from(), "form", proof)
    again = b64encode(json.dumps(json.loads(b64decode(proof)), indent=1).encode()).decode()
    assert again != proof
    assert not proof_is_valid(again)


@pytest.mark.parametrize(
    "parts",
    [
        {"keyPrefix": ""},
        {"keyPrefix": "0"},
        {"expiresAt": 9_999_999_999},
        {"nonce": "00" * 16},
        {"counter": 0, "derivedKey": "00" * 32},
        {"derivedKey": ""},
        {"cost": 0},
        {"algorithm": "none"},
    ],
)
def test_a_forged_proof_is_none(parts):
    assert not proof_is_valid(changed(solve(new_challenge()), **parts))


def test_a_challenge_of_another_site_is_none(settings):
    proof = solve(new_challenge())
    settings.SECRET_KEY = "another-key"
    assert not proof_is_valid(proof)


def test_an_expired_proof_is_none(monkeypatch):
    monkeypatch.setattr(spam, "PROOF_LIFETIME", timedelta(seconds=-5))
    assert not proof_is_valid(solve(new_challenge()))


@pytest.mark.parametrize(
    "proof",
    [
        "",
        "x",
        "é",
        "\x00",
        "e30=",
        "W10=",
        "bnVsbA==",
        b64encode(b'{"challenge": [], "solution": 1}').decode(),
        b64encode(b'{"challenge": {"parameters": []}, "solution": {}}').decode(),
        b64encode(b"[" * 3000).decode(),
    ],
)
def test_nonsense_is_no_proof_and_breaks_nothing(proof):
    assert not proof_is_valid(proof)
    assert admit(request_from(), "form", proof)


def test_five_forms_an_hour_with_proof_and_not_a_sixth():
    answers = [admit(request_from(), "form", solve(new_challenge())) for _turn in range(6)]
    assert answers == [True] * 5 + [False]
    assert Attempt.objects.count() == 5


def test_two_forms_an_hour_without_proof_and_not_a_third():
    assert [admit(request_from(), "form", "") for _turn in range(3)] == [True, True, False]
    assert admit(request_from(), "form", solve(new_challenge())), (
        "a browser with JavaScript goes on"
    )


def test_one_proof_does_not_serve_several_forms():
    proof = solve(new_challenge())
    assert [admit(request_from(), "form", proof) for _turn in range(3)] == [True, True, False]


def test_clients_and_forms_do_not_use_up_each_others_allowance():
    for _turn in range(3):
        admit(request_from(), "form", "")
    assert admit(request_from("203.0.113.10"), "form", "")
    assert admit(request_from(), "another form", "")


def test_the_allowance_comes_back_after_an_hour():
    for _turn in range(3):
        admit(request_from(), "form", "")
    Attempt.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    assert admit(request_from(), "form", "")


def test_limits_are_settings(settings):
    settings.VOLUNTEERING_FORM_LIMIT = 1
    settings.VOLUNTEERING_FORM_LIMIT_WITHOUT_PROOF = 0
    assert not admit(request_from(), "form", "")
    assert admit(request_from(), "form", solve(new_challenge()))
    assert not admit(request_from(), "form", solve(new_challenge()))


def test_no_address_is_kept():
    admit(request_from("203.0.113.9"), "form", "")
    assert "203.0.113" not in str(Attempt.objects.values().get())


def test_traces_of_the_defence_are_forgotten_when_they_no_longer_matter():
    admit(request_from(), "form", solve(new_challenge()))
    assert forget_old_attempts() == 0
    Attempt.objects.update(created_at=timezone.now() - timedelta(hours=3))
    SpentProof.objects.update(created_at=timezone.now() - timedelta(hours=7))
    assert forget_old_attempts() == 2


def test_a_spent_proof_is_remembered_for_as_long_as_it_is_valid():
    proof = solve(new_challenge())
    admit(request_from(), "form", proof)
    SpentProof.objects.update(created_at=timezone.now() - spam.PROOF_LIFETIME)
    forget_old_attempts()
    assert not proof_is_valid(proof)


@pytest.mark.parametrize(
    ("headers", "is_foreign"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
        ({"origin": "http://testserver"}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://evil.example"}, True),
        ({"origin": "https://testserver.evil.example"}, True),
        ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "["}, True),
        ({"origin": "http://[x"}, True),
    ],
)
def test_a_form_on_a_foreign_page_is_recognized(headers, is_foreign):
    assert is_cross_site(request_from(**headers)) is is_foreign


@pytest.mark.parametrize(
    "key", [None, "", "x", "\x00", "00000000-0000-0000-0000-00000000000", "{}"]
)
def test_a_lost_or_damaged_key_is_replaced(key):
    data = QueryDict(mutable=True)
    if key is not None:
        data["form_key"] = key
    form = ContactForm(data)
    assert isinstance(form.key, uuid.UUID)
    assert "form_key" not in form.errors


def test_the_key_of_a_filled_form_stays():
    key = uuid.uuid4()
    assert ContactForm(QueryDict(f"form_key={key}")).key == key


@pytest.mark.parametrize(
    ("value", "is_robot"),
    [("", False), ("  ", False), ("https://spam.example", True), ("\x00", True)],
)
def test_whoever_fills_in_the_hidden_field_is_a_robot(value, is_robot):
    data = QueryDict(mutable=True)
    data["homepage"] = value
    assert ContactForm(data).is_from_a_robot is is_robot


def test_line_ends_of_browsers_do_not_use_up_the_limit():
    data = QueryDict(mutable=True)
    data.update({"name": "Jan", "email": "jan@example.org", "text": "a\r\n" * 2500})
    assert ContactForm(data).is_valid()
