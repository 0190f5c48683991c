"""Czech for the strings of the Wagtail administration that Wagtail itself leaves in English."""
