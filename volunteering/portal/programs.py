"""Programs that their organization changes: the form of one filled, and the change of it taken as part of a correction."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction

from volunteering.core.receiving import Verdict
from volunteering.directory.changes import at_path, put_path
from volunteering.directory.models import DoorKey, Organization
from volunteering.directory.moderation.corrections import (
    changed_since,
    fingerprint,
    send_correction,
    working_values,
)

from .correcting import CorrectionVerdict, is_sent
from .forms import ProgramForm


def program_values(organization: Organization, program_key: uuid.UUID) -> dict | None:
    """Return a program with what the organization has changed already; None when there is none.

    Args:
        organization: whose program.
        program_key: which one.
    """
    return at_path(working_values(organization), f"programs.{program_key}")


def program_form(key: DoorKey, values: dict | None, data=None) -> ProgramForm:
    """Return the form of a program.

    Args:
        key: the key its sender came in with.
        values: see `program_values`; None for a new program.
        data: what is sent now; None for the form as it is opened.
    """
    form = ProgramForm(data, region=key.organization.region, values=values)
    if data is None:
        form.initial["base"] = fingerprint(values or {})
    return form


def take_program(
    key: DoorKey, form: ProgramForm, program_key: uuid.UUID | None, values: dict | None
) -> CorrectionVerdict:
    """Send a program as part of a correction, or say in the form why not.

    Args:
        key: the key its sender came in with.
        form: see `program_form`.
        program_key: which program; None for a new one.
        values: as the form was made with.
    """
    if is_sent(key, form.key):
        # A second click gets what the first one got.
        return CorrectionVerdict(Verdict.RECEIVED, is_different=True)
    if not form.is_valid():
        return CorrectionVerdict(Verdict.INVALID)
    mine = changed_since(form.values, form.cleaned_data["base"]) if values else form.values
    try:
        is_different = _send(key, form.key, program_key or uuid.uuid4(), mine)
    except ValidationError as error:
        form.add_error(None, " ".join(error.messages))
        return CorrectionVerdict(Verdict.INVALID)
    return CorrectionVerdict(Verdict.RECEIVED, is_different)


def take_off_program(key: DoorKey, form_key: uuid.UUID, program_key: uuid.UUID) -> bool:
    """Send a correction without one of the programs; return whether it says anything that is not on the web.

    Args:
        key: the key its sender came in with.
        form_key: the key of the filled form.
        program_key: which program.
    """
    return _send(key, form_key, program_key, None)


@transaction.atomic
def _send(key: DoorKey, form_key: uuid.UUID, program_key: uuid.UUID, mine: dict | None) -> bool:
    """Send the list of programs with one of them changed.

    Args:
        key: the key its sender came in with.
        form_key: the key of the filled form.
        program_key: which program.
        mine: what the sender changed in it; None takes it off.
    """
    # Held from here, so that two programs saved side by side are both in the correction.
    organization = Organization.objects.select_for_update().get(pk=key.organization_id)
    working = working_values(organization)
    path = f"programs.{program_key}"
    before = at_path(working, path) or {"key": str(program_key)}
    after = put_path(working, path, None if mine is None else before | mine)
    sent = send_correction(key, form_key, _sender(key), {"programs": after["programs"]})
    return sent is not None


def _sender(key: DoorKey) -> dict:
    """Who sends something without filling in a form about themselves."""
    steward = key.organization.steward
    return {"name": steward.name or key.email, "phone": steward.phone, "note": ""}
