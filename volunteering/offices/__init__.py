"""Offices and branches with their opening hours."""
