"""What an editor has on the screen, for the front end that shows it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from volunteering.core.signing import LinkExpired, LinkInvalid
from volunteering.previews.models import LIFETIME, PREVIEW, PreviewState
from volunteering.readmodels.making import made_of
from volunteering.readmodels.registry import Representation, representations

from ..problems import Problem
from ..routing import reads
from ..schemas.preview import Preview
from .lists import region_of

router = Router(tags=["preview"])


class PreviewAsked(BaseModel):
    """Which draft."""

    token: str = Field(max_length=500, description="What the preview was opened with.")


@reads(router, "/preview", Preview, may_be_over=True, summary="A draft as it would be told")
def get_preview(request: HttpRequest, asked: Query[PreviewAsked]):
    """Return what an editor has on the screen, saved or not. The token holds for an hour."""
    state = _state_of(request, asked.token)
    model = state.content_type.model_class()
    representation = _representation_of(model)
    if model is None or representation is None:
        raise Http404
    thing = _restored(model, state.content)
    text = made_of(representation, region_of(request), thing).full
    response = HttpResponse(
        f'{{"kind":"{representation.kind}","item":{text}}}', content_type="application/json"
    )
    # It is nobody else's, and the next one is different.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _state_of(request: HttpRequest, token: str) -> PreviewState:
    try:
        identifier, _nonce = PREVIEW.read(token, LIFETIME)
    except LinkExpired as error:
        raise _too_late() from error
    except LinkInvalid as error:
        raise Http404 from error
    states = PreviewState.objects.current().filter(
        region=region_of(request), uuid=UUID(str(identifier))
    )
    state = states.select_related("content_type").first()
    if state is None:
        raise _too_late()
    return state


def _too_late() -> Problem:
    return Problem(410, _("This preview is over. Please open it anew in the administration."))


def _representation_of(model) -> Representation | None:
    found = (one for one in representations() if model is not None and issubclass(model, one.model))
    return next(found, None)


def _restored(model, content: str) -> Any:
    thing = model.from_json(content)
    # What has never been published is told as if it were published now.
    now = timezone.now()
    for name in ("first_published_at", "last_published_at"):
        if getattr(thing, name, now) is None:
            setattr(thing, name, now)
    return thing
