"""Records of the directory with contacts and links of their own, for tests about duplicates and merging."""

from tests.support.centre import make_organization, place, topic
from volunteering.directory.models import (
    Organization,
    OrganizationContact,
    OrganizationLink,
    Program,
)


def make_record(
    name: str = "Pomocná ruka",
    *,
    publish: bool = True,
    phone: str = "",
    private_phone: str = "",
    programs: tuple[str, ...] = (),
    links: dict[str, str] | None = None,
    **fields,
) -> Organization:
    """Return an organization with one public contact, one private one, links by kind and programs by name."""
    organization = make_organization(name, publish=False, **fields)
    draft = organization.get_latest_revision_as_object()
    contacts = [OrganizationContact(name=f"Kontakt {name}", email="k@x.example", phone=phone)]
    if private_phone:
        contacts.append(OrganizationContact(name="Soukromý", phone=private_phone, is_public=False))
    draft.contacts.set(contacts)
    draft.links.set([OrganizationLink(kind=kind, url=url) for kind, url in (links or {}).items()])
    draft.programs.set([_program(title) for title in programs])
    revision = draft.save_revision()
    if publish:
        revision.publish()
    return Organization.objects.get(pk=organization.pk)


def _program(name: str) -> Program:
    program = Program(name=name, summary=f"Co dělá {name}.")
    program.areas = [place("turnov")]
    program.topics = [topic("seniori")]
    return program
