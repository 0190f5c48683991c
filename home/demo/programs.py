"""The programs of the demo's organizations."""

from datetime import date, timedelta

from volunteering.directory.models import Program

from .material import content_of


def programs_of(loader, slug: str) -> list[Program]:
    """Return the programs of an organization, not saved yet.

    Args:
        loader: the loader of the demo; it knows the places, the vocabularies and the day.
        slug: the organization's.
    """
    programs = []
    for row in content_of("programs")["program"]:
        if row["organization"] != slug:
            continue
        program = Program(
            name=row["name"],
            status=row["status"],
            summary=row["summary"],
            description=row["description"].strip(),
            seeking_until=wanted_until(loader.today, row),
        )
        program.areas = [loader.places[slug] for slug in row["areas"]]
        terms = loader.terms(row)
        program.topics, program.target_groups = terms["topics"], terms["target_groups"]
        programs.append(program)
    return programs


def wanted_until(today: date, row: dict) -> date | None:
    """Return till when the organization or program of a row looks for volunteers, if it does."""
    days = row.get("seeking_days")
    return today + timedelta(days=days) if days else None
