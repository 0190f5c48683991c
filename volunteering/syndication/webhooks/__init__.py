"""Webhooks: other systems are told at once what was published, changed, and is no longer public."""
