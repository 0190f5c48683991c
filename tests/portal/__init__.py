"""Tests of the doors that open with a signed link."""
