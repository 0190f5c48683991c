"""Tests of the ready-made texts."""
