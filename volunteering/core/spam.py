"""Spam defence of the public forms without a third party: honeypot, proof of work, rate limit, same origin."""

import base64
import hashlib
import json
import uuid
from collections.abc import Collection
from datetime import timedelta

import altcha
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from volunteering import conf

from .client import client_hash
from .models import Attempt, SpentProof

PROOF_LIFETIME = timedelta(hours=3)
LONGEST_PROOF = 4000


class GuardedFormMixin(forms.Form):
    """Adds the hidden fields of the defence to a public form.

    `form_key` is made when the form is first shown: a second click sends the same key and makes no second record.
    """

    # A field with a tempting name that people do not see; whoever fills it in is a robot.
    homepage = forms.CharField(label=_("Leave this field empty"), required=False, max_length=2000)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *args, **kwargs):
        if data is not None:
            data = data.copy()
            # A key that was lost or damaged on the way is no mistake of the sender's: a new one takes its place.
            data["form_key"] = str(_readable_key(data.get("form_key")) or uuid.uuid4())
        super().__init__(data, *args, **kwargs)
        self.initial.setdefault("form_key", uuid.uuid4())
        for field in self.fields.values():
            # `maxlength` cuts off what is pasted without a word; a sentence after sending loses nothing.
            if isinstance(field.widget, forms.Textarea) and "maxlength" in field.widget.attrs:
                field.widget.attrs["data-limit"] = field.widget.attrs.pop("maxlength")

    def full_clean(self):
        """Validate the texts as people see them.

        Browsers send line ends as CRLF, which a limit would count twice; and a line break in a field of one line,
        which no browser sends, must not get into names and subjects.
        """
        for name, field in self.fields.items():
            text = self.data.get(self.add_prefix(name)) if self.is_bound else None
            if text and isinstance(field.widget, forms.Textarea):
                self.data[self.add_prefix(name)] = text.replace("\r\n", "\n")
            elif text and isinstance(field.widget, forms.TextInput):
                self.data[self.add_prefix(name)] = " ".join(text.splitlines())
        super().full_clean()

    @property
    def key(self) -> uuid.UUID:
        """The key of this filled form, known before anything is validated."""
        return uuid.UUID(str(self["form_key"].value()))

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the honeypot was filled in."""
        return bool(self.data.get(self.add_prefix("homepage"), "").strip())


def new_challenge() -> str:
    """Return a signed proof-of-work challenge as JSON, for the script that solves it in the browser."""
    challenge = altcha.create_challenge(
        "SHA-256",
        1,
        key_prefix=conf.proof_of_work_prefix(),
        expires_at=timezone.now() + PROOF_LIFETIME,
        hmac_secret=_secret(),
    )
    return json.dumps(challenge.to_dict())


def proof_is_valid(proof: str) -> bool:
    """Whether `proof` (base64 JSON of challenge and solution) solves one of our challenges.

    Does not spend it: a form that is refused for a typing mistake may send the same proof again.
    """
    if not 0 < len(proof) <= LONGEST_PROOF:
        return False
    return bool(altcha.verify_solution(proof, _secret()).verified) and not (
        SpentProof.objects.filter(digest=_digest(proof)).exists()
    )


def admit(request, scope: str, proof: str) -> bool:
    """Count one use of a public form and say whether it may go on.

    Args:
        request: the request that carries the form.
        scope: which form, so that one does not use up the allowance of another.
        proof: the proof of work, or "" from a browser without JavaScript; that has a tighter limit.

    Returns:
        False when the client has used up its hourly allowance. Nothing is counted then.
    """
    proven = proof_is_valid(proof) and _spend(proof)
    limit = conf.form_limit() if proven else conf.form_limit_without_proof()
    return is_within_limit(request, scope, limit)


def is_within_limit(request, scope: str, limit: int) -> bool:
    """Count one use of something by this client and say whether it may go on.

    Args:
        request: the request.
        scope: what is used, so that one thing does not use up the allowance of another.
        limit: how many uses in an hour are allowed.

    Returns:
        False when the allowance is used up. Nothing is counted then.
    """
    client = client_hash(request)
    recent = Attempt.objects.filter(
        scope=scope, client=client, created_at__gt=timezone.now() - timedelta(hours=1)
    )
    if recent.count() >= limit:
        return False
    Attempt.objects.create(scope=scope, client=client)
    return True


def is_cross_site(request, origins: Collection[str] = ()) -> bool:
    """Whether a browser says that another site sends this form.

    The public forms set no cookie and use none, so there is no session to ride on; this only keeps other
    sites from using their visitors to fill our inbox (Fetch Metadata, W3C; Origin, RFC 6454).

    Args:
        request: the request.
        origins: other sites that may, such as "https://front.example".
    """
    origin = request.headers.get("Origin")
    if origin and origin in origins:
        return False
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return True
    return bool(origin) and origin != "null" and origin.partition("://")[2] != request.get_host()


def is_first(form_key: uuid.UUID) -> bool:
    """Remember a filled form that leaves no row of its own, and say whether it has come for the first time."""
    return _note(f"form:{form_key.hex}")


def has_come(form_key: uuid.UUID) -> bool:
    """Whether `is_first` has remembered this filled form."""
    return SpentProof.objects.filter(digest=f"form:{form_key.hex}").exists()


def forget_old_attempts() -> int:
    """Delete what the defence no longer needs; return how many rows."""
    now = timezone.now()
    attempts, _rows = Attempt.objects.filter(created_at__lt=now - timedelta(hours=2)).delete()
    proofs, _rows = SpentProof.objects.filter(created_at__lt=now - 2 * PROOF_LIFETIME).delete()
    return attempts + proofs


def _readable_key(value) -> uuid.UUID | None:
    try:
        return forms.UUIDField(required=False).clean(value)
    except ValidationError:
        return None


def _secret() -> str:
    return salted_hmac("volunteering.proof-of-work", "key", algorithm="sha256").hexdigest()


def _digest(proof: str) -> str:
    """Name the challenge that was solved: re-encoding the same solution must not make a new proof."""
    try:
        signature = json.loads(base64.b64decode(proof))["challenge"]["signature"]
    except (ValueError, KeyError, TypeError):
        signature = proof
    return hashlib.sha256(str(signature).encode()).hexdigest()


def _spend(proof: str) -> bool:
    return _note(_digest(proof))


def _note(digest: str) -> bool:
    """Keep something that counts once; return whether it is new."""
    try:
        with transaction.atomic():
            SpentProof.objects.create(digest=digest)
    except IntegrityError:
        return False
    return True
