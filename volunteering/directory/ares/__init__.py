"""The business register (ARES): looking an organization up by its IČO, as help in forms."""
