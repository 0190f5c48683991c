"""Signed links: each opens one door, for some time, and nobody can make one."""

from datetime import timedelta
from uuid import uuid4

import pytest

from volunteering.core.signing import LinkExpired, LinkInvalid, SignedLink

WEEK = timedelta(days=7)
CONFIRM, OTHER = SignedLink("listing.confirm"), SignedLink("listing.resume")


def test_a_link_names_its_object_and_nonce():
    identifier = uuid4()
    assert CONFIRM.read(CONFIRM.token_for(identifier, "n"), WEEK) == (identifier, "n")


def test_a_link_opens_no_other_door():
    with pytest.raises(LinkInvalid):
        OTHER.read(CONFIRM.token_for(uuid4()), WEEK)


def test_a_link_expires():
    with pytest.raises(LinkExpired):
        CONFIRM.read(CONFIRM.token_for(uuid4()), timedelta(seconds=-1))


def test_a_link_made_with_another_key_is_refused(settings):
    token = CONFIRM.token_for(uuid4())
    settings.SECRET_KEY = "another-key"
    with pytest.raises(LinkInvalid):
        CONFIRM.read(token, WEEK)


def test_any_changed_character_spoils_a_link():
    token = CONFIRM.token_for(uuid4(), "n")
    for position in range(len(token)):
        # The last character of a base64 text holds bits that nobody reads; a letter far from it does not.
        changed = (
            token[:position] + ("A" if token[position] != "A" else "z") + token[position + 1 :]
        )
        with pytest.raises(LinkInvalid):
            CONFIRM.read(changed, WEEK)


@pytest.mark.parametrize("token", ["", ":", "a:b:c", "\x00", "é" * 30, "A" * 5000, "W10:1:x"])
def test_nonsense_is_an_invalid_link(token):
    with pytest.raises(LinkInvalid):
        CONFIRM.read(token, WEEK)


@pytest.mark.parametrize(
    "content", [[], ["x"], ["x", "y", "z"], {"a": 1}, "text", None, [None, ""]]
)
def test_a_genuine_token_of_another_shape_is_an_invalid_link(content):
    from django.core import signing

    with pytest.raises(LinkInvalid):
        CONFIRM.read(signing.dumps(content, salt="volunteering.listing.confirm"), WEEK)
