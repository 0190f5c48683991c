"""The list of the directory: an index in memory, what it finds, and the choices beside it."""
