"""The links of our mails: what each is for, and its use."""

from django.http import HttpRequest
from ninja import Body, Router

from ..doors import reads_privately, refuse_foreign, told, writes
from ..link_uses import closed_links_told, opened
from ..schemas.links import LinkDone, LinkSent, LinkState

router = Router(tags=["links"])
REFUSALS = (400, 404, 410, 429)
HOW_IT_COMES = (
    "A mail has the address of a page of this site, such as `https://…/odkaz/potvrdit/<token>/`: the token is the last"
    " part of its path. A front end that wants to answer such links itself redirects `/odkaz/*` to its own pages and"
    " takes the token from there. What was never ours, is of another region or is gone is answered with 404, what is"
    " too old or has been revoked with 410 and a sentence."
)


@reads_privately(
    router,
    "/links/{token}",
    LinkState,
    REFUSALS,
    summary="What a link from a mail is for",
    description=f"Changes nothing: mail scanners open links. {HOW_IT_COMES}",
)
def get_link(request: HttpRequest, token: str):
    """Return what a link would do."""
    with closed_links_told():
        use, found, nonce = opened(request, token)
        return told(use.state(request, found, nonce, token))


@writes(
    router,
    "POST",
    "/links/{token}",
    LinkDone,
    status=200,
    summary="Use a link from a mail",
    description=(
        "What the button of its page does: confirms the address of whoever sent a listing (`confirm_submission`), begins a"
        " session behind the door of an organization (`open_door`; once), takes over a new address (`confirm_address`;"
        " once), or takes the answer to the yearly question (`yearly_question`). A second use of what is not for once gets"
        " the same answer and does nothing. A returned listing (`resume_listing`) is sent to `/links/{token}/listing`."
    ),
)
def use_link(request: HttpRequest, token: str, sent: Body[LinkSent] = LinkSent()):  # noqa: B008
    """Do what a link is for."""
    refuse_foreign(request)
    with closed_links_told():
        use, found, nonce = opened(request, token)
        return told(use.use(request, found, nonce, sent))
