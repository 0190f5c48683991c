"""Import and export of the directory as a table."""
