"""The search page of the site."""
