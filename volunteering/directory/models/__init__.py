"""The facts of the directory: organizations with their parts, and who submitted what."""

from .organizations import Organization
from .parts import FormerSlug, OrganizationContact, OrganizationLink, OrganizationPhoto
from .submissions import Submission, SubmittedFile

__all__ = [
    "FormerSlug",
    "Organization",
    "OrganizationContact",
    "OrganizationLink",
    "OrganizationPhoto",
    "Submission",
    "SubmittedFile",
]
