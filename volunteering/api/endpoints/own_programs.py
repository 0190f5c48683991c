"""An organization's own programs: as their form holds them, and changes of them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Body, Router

from volunteering.core.receiving import Verdict
from volunteering.directory.models import DoorKey
from volunteering.directory.moderation.corrections import working_values
from volunteering.portal.correcting import is_sent
from volunteering.portal.forms import ProgramForm
from volunteering.portal.programs import (
    program_form,
    program_values,
    take_off_program,
    take_program,
)

from ..doors import (
    KEY_HELP,
    form_key_of,
    outcome,
    reads_privately,
    refuse_foreign,
    told,
    writes,
)
from ..filling import check_unsent, correction_follows, plain_data
from ..schemas.forms import Accepted
from ..schemas.programs import FilledProgram, FilledPrograms, ProgramFields, ProgramSent
from ..sessions import DoorSession, key_of

router = Router(tags=["profile"])
REFUSED = (400, 401, 403, 409, 422, 429)


@reads_privately(
    router,
    "/profile/programs",
    FilledPrograms,
    (400, 401, 429),
    auth=DoorSession(),
    summary="Our own programs as their form holds them",
    description="What is public, with what the organization has changed and is not on the web yet.",
)
def get_own_programs(request: HttpRequest):
    """Return the filled forms."""
    key = key_of(request)
    programs = working_values(key.organization)["programs"]
    return told(FilledPrograms(items=[_filled(key, values) for values in programs]))


@writes(
    router,
    "POST",
    "/profile/programs",
    Accepted,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="Add a program",
    description=f"It waits for the centre as part of a correction. {KEY_HELP}",
)
def send_new_program(request: HttpRequest, sent: Body[ProgramSent]):
    """Send a new program into moderation."""
    return _take(request, sent, None)


@writes(
    router,
    "PUT",
    "/profile/programs/{program_key}",
    Accepted,
    refusals=(*REFUSED, 404),
    auth=DoorSession(),
    summary="Correct a program",
    description=f"The whole program. The web stays as it is until the centre has decided. {KEY_HELP}",
)
def send_program(request: HttpRequest, program_key: UUID, sent: Body[ProgramSent]):
    """Send a changed program into moderation."""
    return _take(request, sent, program_key)


@writes(
    router,
    "DELETE",
    "/profile/programs/{program_key}",
    Accepted,
    refusals=(*REFUSED, 404),
    auth=DoorSession(),
    summary="Take a program off",
    description=f"The web stays as it is until the centre has decided. {KEY_HELP}",
)
def send_program_removal(request: HttpRequest, program_key: UUID):
    """Send a correction without a program into moderation."""
    refuse_foreign(request)
    key, form_key = key_of(request), form_key_of(request)
    is_different = True
    if not is_sent(key, form_key):
        check_unsent(form_key)
        if program_values(key.organization, program_key) is None:
            raise Http404
        is_different = take_off_program(key, form_key, program_key)
    follows = correction_follows(is_different=is_different)
    return told(Accepted(form_key=form_key, next=follows), Verdict.RECEIVED.value)


def _take(request: HttpRequest, sent: ProgramSent, program_key: UUID | None) -> HttpResponse:
    refuse_foreign(request)
    key, form_key = key_of(request), form_key_of(request)
    values = program_values(key.organization, program_key) if program_key else None
    if program_key and values is None:
        raise Http404
    if not is_sent(key, form_key):
        check_unsent(form_key)
    form = program_form(key, values, plain_data(sent, form_key))
    taken = take_program(key, form, program_key, values)
    return outcome(taken.verdict, form, correction_follows(is_different=taken.is_different))


def _filled(key: DoorKey, values: dict) -> FilledProgram:
    form: ProgramForm = program_form(key, values)
    fields = {
        name: form[name].value() or field.get_default()
        for name, field in ProgramFields.model_fields.items()
    }
    return FilledProgram(
        key=UUID(values["key"]),
        program=ProgramFields(**fields),
        base=str(form["base"].value()),
    )
