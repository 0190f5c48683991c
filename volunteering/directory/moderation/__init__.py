"""Moderation of what comes from outside: new listings and corrections, compared and decided field by field."""
