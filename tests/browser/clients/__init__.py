"""Journeys through the example of a static front end; `make check` serves it, see tools/clients.py."""
