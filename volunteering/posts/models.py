"""The tags of news and stories."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase


class NewsTag(TaggedItemBase):
    """A tag on a news page."""

    content_object = ParentalKey(
        "volunteering.NewsPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class StoryTag(TaggedItemBase):
    """A tag on a volunteer story."""

    content_object = ParentalKey(
        "volunteering.StoryPage", on_delete=models.CASCADE, related_name="tagged_items"
    )
