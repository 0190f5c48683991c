"""What of freshness waits for editors: calls, and listings that their organizations had taken off the web."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from volunteering.core.models import Region
from volunteering.core.todo import Todo, register_todo

from .querysets import intervals_for, to_call, withdrawn

VIEW_PERMISSION = "volunteering.view_listingrecord"


def calls_to_make(request) -> list[Todo] | None:
    """Return how many organizations have to be phoned, and how many have left the directory by themselves."""
    region = Region.objects.for_request(request)
    if region is None or not request.user.has_perm(VIEW_PERMISSION):
        return None
    today = timezone.localdate()
    calls = to_call(region, intervals_for(request), today).count()
    gone = withdrawn(region, today).count()
    address = reverse("volunteering_phone_list")
    return [
        Todo(
            ngettext(
                "organization has to be phoned, nobody has confirmed its listing",
                "organizations have to be phoned, nobody has confirmed their listings",
                calls,
            ),
            calls,
            address,
            "mobile-alt",
        ),
        Todo(
            ngettext(
                "organization took its listing off the web",
                "organizations took their listings off the web",
                gone,
            ),
            gone,
            f"{address}#stazene",
            "circle-xmark",
        ),
    ]


def register() -> None:
    """Add the lines to the to-do of the admin home."""
    register_todo(calls_to_make)
