"""The links of mails and what opens with them: their state, what is answered to them, a profile as its form holds it."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from .common import OrganizationRef, Told, Url
from .forms import ListingFields, Sent, Text

Purpose = Literal[
    "confirm_submission", "resume_listing", "open_door", "confirm_address", "yearly_question"
]


class LinkState(Told):
    """What a link is for, and whether it still does anything."""

    purpose: Purpose
    organization_name: str
    is_open: bool = Field(description="Whether a POST would do something.")
    detail: str = Field(description="What it does, or why it does nothing; a sentence for people.")
    answers: list[str] = Field(
        [],
        description="Of the yearly question: what can be answered.",
        examples=[["valid", "correct", "ended", "refused"]],
    )
    listing_at: Url | None = Field(
        None,
        description="Of a returned listing: where its filled form is read (GET) and sent (PUT).",
    )


class LinkSent(Sent):
    """What goes with the use of a link; most links need nothing."""

    answer: Text = Field(
        "",
        description="To the yearly question: valid, correct, ended or refused.",
        examples=["valid"],
    )
    note: Text = Field("", description="With ended and refused.")
    again: bool = Field(
        False,
        description="With a link to the own door that is too old or used: mail a new one to the same address.",
    )


class Session(Told):
    """A short session behind the door of one organization; goes with each request as `Authorization: Bearer ...`."""

    secret: str
    expires_at: datetime
    organization: OrganizationRef


class LinkDone(Told):
    """What the use of a link did."""

    purpose: Purpose
    next: str = Field(description="A sentence for people.")
    session: Session | None = Field(
        None, description="Where the link opens the organization's own door."
    )


class KeptPicture(Told):
    """A picture that waits for its form to be sent."""

    field: str = Field(examples=["photo_1"])
    file_name: str


class ExistingPicture(Told):
    """A picture that the listing has."""

    id: int = Field(description="What `removed_pictures` names it by.")
    field: Literal["logo", "photo"]
    url: Url
    alt: str


class FilledListing(Told):
    """A listing as its form holds it: sent back unchanged, it changes nothing."""

    listing: ListingFields
    base: str = Field(description="Goes back with a correction, to tell what it changes.")
    comment: str = Field(
        description="Why the centre returned what was sent last; empty if it did not."
    )
    is_waiting: bool = Field(description="Whether something that was sent waits for the centre.")
    kept_pictures: list[KeptPicture] = Field(
        description="They go with the listing when it is sent, or are taken back by DELETE."
    )
    pictures: list[ExistingPicture] = Field(description="They stay unless they are removed.")


class CorrectedFields(ListingFields):
    """A listing that comes back: what it leaves out is emptied, but pictures stay."""

    removed_pictures: list[int] = Field([], description="The `id` of pictures to take off.")


class ListingAgain(CorrectedFields):
    """A listing that was returned, corrected."""

    consent: bool = False
    consent_version: int | None = Field(None, description="As with a new listing.")


class CorrectionSent(CorrectedFields):
    """A profile, corrected."""

    base: Text = Field(
        description="As it came with the profile. Without it everything counts as changed, also what the centre has changed meanwhile."
    )


class AddressSent(Sent):
    """Another address on record."""

    email: Text = Field("", examples=["spravce@organizace.example"])


class LeavingSent(Sent):
    """Why an organization leaves the directory."""

    answer: Text = Field("", description="ended or refused.", examples=["ended"])
    note: Text = ""


class Done(Told):
    """It is done."""

    next: str = Field(description="What follows, a sentence for people.")
