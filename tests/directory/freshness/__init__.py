"""How old the data of a listing are, and what is done about it."""
