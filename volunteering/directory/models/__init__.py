"""The facts of the directory: organizations with their parts and programs, who submitted what, what the centre keeps."""

from .organizations import Organization
from .parts import FormerSlug, OrganizationContact, OrganizationLink, OrganizationPhoto
from .programs import Program
from .records import (
    DirectorySettings,
    DuplicateKey,
    FreshnessMail,
    ImportFile,
    ListingRecord,
    Refusal,
)
from .stewards import DoorKey, Steward
from .submissions import Submission, SubmittedFile
from .suggestions import Suggestion

__all__ = [
    "DirectorySettings",
    "DoorKey",
    "DuplicateKey",
    "FormerSlug",
    "FreshnessMail",
    "ImportFile",
    "ListingRecord",
    "Organization",
    "OrganizationContact",
    "OrganizationLink",
    "OrganizationPhoto",
    "Program",
    "Refusal",
    "Steward",
    "Submission",
    "SubmittedFile",
    "Suggestion",
]
