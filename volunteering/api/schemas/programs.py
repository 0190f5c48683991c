"""The programs of an organization as their form holds them, and what is sent."""

from datetime import date
from uuid import UUID

from pydantic import Field

from .common import Told
from .forms import Sent, Text


class ProgramFields(Sent):
    """What a program says."""

    name: Text = ""
    status: Text = Field("", description="prepared, running or ended.", examples=["running"])
    summary: Text = ""
    description: Text = ""
    website: Text = ""
    seeking_until: date | None = None
    areas: list[Text] = Field([], description="Slugs of places; see /forms/listing.")
    topics: list[Text] = Field([], description="Slugs; see /forms/listing.")
    target_groups: list[Text] = Field([], description="Slugs; see /forms/listing.")


class ProgramSent(ProgramFields):
    """A program, new or corrected; what it leaves out is emptied."""

    base: Text = Field("", description="As it came with the program; not with a new one.")


class FilledProgram(Told):
    """A program as its form holds it: sent back unchanged, it changes nothing."""

    key: UUID = Field(description="Which one it is, in addresses.")
    program: ProgramFields
    base: str = Field(description="Goes back with a correction, to tell what it changes.")


class FilledPrograms(Told):
    """The programs of an organization."""

    items: list[FilledProgram]
