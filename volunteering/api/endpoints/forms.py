"""The public forms: what they ask for."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from volunteering.core.models import ConsentText
from volunteering.core.spam import new_challenge
from volunteering.directory.form_fields import PHOTOS
from volunteering.directory.form_values import FEWEST_CONTACTS
from volunteering.directory.forms import ListingForm
from volunteering.directory.suggestions.forms import SuggestionForm
from volunteering.pages.forms import ContactForm
from volunteering.pages.pages import EntrancePage

from ..answers import answer
from ..described import address_of, consent_of, fields_of
from ..doors import reads_privately
from ..filling import listing_name
from ..routing import reads
from ..schemas.forms import Challenge, Entrance, FormDescription
from .lists import region_of

router = Router(tags=["forms"])
Purpose = ConsentText.Purpose


@reads_privately(router, "/forms/challenge", Challenge, summary="A proof-of-work challenge")
def get_challenge(request: HttpRequest):
    """Return a challenge of ALTCHA 2. A form that comes with its solution has a larger allowance."""
    text = f'{{"challenge":{new_challenge()}}}'
    return HttpResponse(text, content_type="application/json")


@reads(router, "/forms/listing", FormDescription, summary="What a new listing is asked")
def get_listing_form(request: HttpRequest):
    """Return the fields of the form for a new listing, with the places, topics and target groups to choose from."""
    region = region_of(request)
    pictures = {"form_key": UUID(int=0), "field": "logo"}
    address = address_of(request, "put_picture", **pictures)
    description = _description(
        request,
        fields_of(ListingForm(region=region), lambda name: listing_name(name, "*")),
        "send_listing",
        consent=consent_of(region, Purpose.LISTING),
        pictures_to=address.replace(str(pictures["form_key"]), "{form_key}").replace(
            "logo", "{field}"
        ),
        max_items={"contacts": FEWEST_CONTACTS, "photos": len(PHOTOS)},
    )
    return answer(request, description.model_dump_json(), None)


@reads(router, "/forms/message", FormDescription, summary="What a message to the centre is asked")
def get_message_form(request: HttpRequest):
    """Return the fields of the contact form, and the entrances that have one."""
    region = region_of(request)
    description = _description(
        request,
        fields_of(ContactForm()),
        "send_message",
        consent=consent_of(region, Purpose.CONTACT),
        entrances=[
            Entrance(
                id=page.uuid,
                title=page.title,
                url=page.get_full_url(request),
                form_intro=page.form_intro,
            )
            for page in EntrancePage.objects.listed().in_region(region)
        ],
    )
    return answer(request, description.model_dump_json(), None)


@reads(router, "/forms/suggestion", FormDescription, summary="What a suggestion is asked")
def get_suggestion_form(request: HttpRequest):
    """Return the fields of the suggestion box of a profile."""
    region_of(request)
    description = _description(
        request, fields_of(SuggestionForm()), "send_suggestion", consent=None
    )
    return answer(request, description.model_dump_json(), None)


def _description(request: HttpRequest, fields, name: str, **more) -> FormDescription:
    return FormDescription(
        post_to=address_of(request, name),
        challenge=address_of(request, "get_challenge"),
        fields=fields,
        **more,
    )
