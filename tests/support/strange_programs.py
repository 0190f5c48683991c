"""Programs that must stay hidden: of listings nobody may see, and changes that wait; part of `strangers`."""

from datetime import timedelta

from django.utils import timezone

from tests.support.centre import make_program, place, topic
from volunteering.directory.models import Organization, Program


def plant_programs(planted, friend: Organization) -> None:
    """Plant a public program, one that is over, one with an edit in moderation, and one that is only in that draft."""
    about = {"topics": ["sport"], "areas": ["turnov"]}
    program = make_program(friend, "Program verejnyprogram", **about)
    planted.public["verejnyprogram"] = program.get_url()
    # It has a page that nothing but the profile leads to, so it is neither public nor hidden.
    make_program(friend, "Program skoncil", status="ended", **about)
    waiting = make_program(friend, "Program zivotprogram", **about)
    planted.public["zivotprogram"] = waiting.get_url()
    draft = Organization.objects.get(pk=friend.pk).get_latest_revision_as_object()
    changed = next(item for item in draft.programs.get_object_list() if item.pk == waiting.pk)
    changed.name, changed.summary = "Program tajnyprogramedit", "Věta tajnyprogramedit"
    changed.topics, changed.areas = [topic("kultura-a-pamatky")], [place("harrachov")]
    draft.programs.add(Program(name="Program tajnyprogramnovy", summary="tajnyprogramnovy"))
    draft.save_revision()
    for word in ("edit", "novy"):
        planted.hidden[f"tajnyprogram{word}"] = f"{friend.get_url()}program-tajnyprogram{word}/"


def plant_hidden_program(planted, state: str) -> None:
    """Plant a program that looks for volunteers at the listing in this state."""
    hidden = Organization.objects.get(slug=f"tajnyspolek{state}")
    word = f"tajnyprogram{state}"
    # Of a listing that was published, the program has a row of its own; of a draft, only the revision.
    live = state in ("expired", "unpublished")
    make_program(hidden, f"Program {word}", publish=live, seeking_until=timezone.localdate())
    if state == "unpublished":
        Organization.objects.get(pk=hidden.pk).unpublish()
    elif state == "expired":
        Organization.objects.filter(pk=hidden.pk).update(
            expire_at=timezone.now() - timedelta(minutes=1)
        )
    planted.hidden[word] = f"/adresar/tajnyspolek{state}/program-{word}/"
