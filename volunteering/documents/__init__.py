"""Documents to download: what their files say, for the search."""
