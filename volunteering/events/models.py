"""The tags of events."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase


class EventTag(TaggedItemBase):
    """A tag on an event."""

    content_object = ParentalKey(
        "volunteering.EventPage", on_delete=models.CASCADE, related_name="tagged_items"
    )
