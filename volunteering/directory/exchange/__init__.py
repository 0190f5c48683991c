"""Import and export of the directory as a table: columns, reading, the dry run, the real run, writing, admin screens."""
