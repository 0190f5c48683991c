"""Tests of the directory of organizations."""
