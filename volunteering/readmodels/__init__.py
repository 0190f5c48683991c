"""Ready-made texts of public objects for other front ends: made when something changes, never older than what they tell."""
