"""The site of the centre: front page, its own user, image and document models, demo content."""
