"""The public forms: what describes them, what is sent, and what is answered.

Limits of length and the like are those of the forms themselves; `/forms/...` tells them, and nothing here repeats them.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from .common import OrganizationRef, Told, Url


def _encodable(text: str) -> str:
    r"""Return a text without halves of characters, which JSON can name ("\\ud800") and no database keeps."""
    return text.encode("utf-8", "replace").decode()


Text = Annotated[str, AfterValidator(_encodable)]


class Sent(BaseModel):
    """What somebody sends: a name that is not declared is refused, it would be passed over."""

    model_config = ConfigDict(extra="forbid")


class Guarded(Sent):
    """What every public form has for its defence."""

    proof: Text = Field(
        "",
        description="Proof of work: base64 of the JSON {challenge, solution} (ALTCHA 2); see /forms/challenge. Without it fewer forms an hour are taken.",
    )
    homepage: Text = Field(
        "",
        description="A trap for robots. Show it in the form, hidden from people; whatever is in it makes the form disappear.",
    )


class ContactSent(Sent):
    """A contact of a listing."""

    key: Text = Field("", description="Of a contact that the listing has already.")
    name: Text = ""
    role: Text = ""
    email: Text = ""
    phone: Text = ""
    is_public: bool = Field(description="Whether it may be shown on the web; has to be said.")


class LinksSent(Sent):
    """Where the organization can be found."""

    website: Text = ""
    facebook: Text = ""
    instagram: Text = ""


class PhotoSent(Sent):
    """What belongs to a photo that was sent before; the first one is photo_1."""

    alt: Text = Field(description="What is in the photo, for people who cannot see it.")


class SenderSent(Sent):
    """Who sends a listing; never public."""

    name: Text = ""
    email: Text = Field("", description="A link is mailed there that confirms it.")
    phone: Text = ""


class ListingFields(Sent):
    """What a listing says."""

    name: Text = Field("", examples=["Pomocná ruka, z. s."])
    alternate_name: Text = ""
    legal_form: Text = ""
    ico: Text = Field("", description="IČO, eight digits.")
    summary: Text = ""
    description: Text = ""
    roles: list[Text] = []
    topics: list[Text] = Field([], description="Slugs; see /forms/listing.")
    target_groups: list[Text] = Field([], description="Slugs; see /forms/listing.")
    accreditation_until: date | None = None
    seeking_until: date | None = None
    seat: Text = Field("", description="Slug of the municipality; see /forms/listing.")
    street: Text = ""
    postal_code: Text = ""
    hide_address: bool = False
    areas: list[Text] = Field([], description="Slugs of places; see /forms/listing.")
    contacts: list[ContactSent] = []
    links: LinksSent = LinksSent()
    opening_hours: Text = ""
    photos: list[PhotoSent] = Field([], max_length=3)
    sender: SenderSent = SenderSent()
    note: Text = Field("", description="To the centre; never public.")


class ListingSent(Guarded, ListingFields):
    """A new listing. Its pictures are sent before it, under the same key."""

    consent: bool = Field(
        False, description="Whether the sender agrees to the text that was shown."
    )
    consent_version: int | None = Field(
        None,
        description="Version of that text. When it is given and a newer one has come, the form is refused: people agree to what they read.",
    )
    is_no_duplicate: bool = Field(
        False, description="The organizations that a first answer (409) named are different ones."
    )


class MessageSent(Guarded):
    """A message to the centre."""

    page: Text = Field(
        coerce_numbers_to_str=True,
        description="UUID or number of an entrance; see /forms/message.",
    )
    name: Text = ""
    email: Text = ""
    phone: Text = ""
    text: Text = ""
    consent_version: int | None = Field(None, description="As with a listing.")


class SuggestionSent(Guarded):
    """What is wrong on a profile."""

    organization: UUID
    topic: Text = Field("", description="See /forms/suggestion.")
    message: Text = ""
    email: Text = Field("", description="Whoever leaves it gets an answer.")


class KeySent(Guarded):
    """Asks for the link that opens an organization's own door."""

    organization: UUID
    email: Text = ""


class Accepted(Told):
    """The form was taken. A robot reads the same."""

    form_key: UUID = Field(
        description="The idempotency key: the form sent again with it is the same form."
    )
    next: str = Field(description="What happens next, a sentence for people.")


class PictureKept(Told):
    """A picture waits for its form."""

    form_key: UUID
    field: str = Field(examples=["photo_1"])


class Challenge(Told):
    """A proof-of-work challenge of ALTCHA 2 with SHA-256; valid for three hours, good for one form."""

    challenge: dict[str, Any]


class Choice(Told):
    """One value that a field may have."""

    value: str = Field(examples=["seniori"])
    label: str = Field(examples=["Senioři"])
    group: str = Field("", description="What stands above it, where there are many.")


class FormField(Told):
    """A field of a form."""

    name: str = Field(
        description="As it is sent and as errors name it; `*` stands for the number of an item, from 0.",
        examples=["contacts.*.email"],
    )
    type: str = Field(
        description="text, long_text, email, url, date, boolean, choice, choices, picture or trap."
    )
    label: str
    help: str
    is_required: bool
    max_length: int | None
    choices: list[Choice] | None = None


class Consent(Told):
    """The text that the sender agrees to, or is informed by."""

    version: int
    text: str


class Entrance(Told):
    """A page with a contact form."""

    id: UUID
    title: str
    url: Url
    form_intro: str


class FormDescription(Told):
    """What a front end needs to build a form."""

    post_to: Url
    pictures_to: str | None = Field(
        None, description="Where a picture is PUT; {form_key} and {field} stand for theirs."
    )
    challenge: Url
    fields: list[FormField]
    max_items: dict[str, int] = Field({}, description="How many items a list field takes.")
    consent: Consent | None
    entrances: list[Entrance] = []


class Duplicates(Told):
    """What a refusal with 409 says beside the usual."""

    duplicates: list[OrganizationRef] = Field(
        description="Public profiles that are probably the same organization."
    )
