"""The map of the directory."""
