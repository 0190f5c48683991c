"""News and volunteer stories."""
