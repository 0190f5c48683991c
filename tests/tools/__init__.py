"""Tests of the maintainers' scripts."""
