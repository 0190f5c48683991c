"""Freshness: how old the data of a listing are, who is asked whether they are right, and what the answer does."""
