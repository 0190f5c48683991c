"""An organization's own door: what it does through signed links from its mail."""
