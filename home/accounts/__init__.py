"""The accounts of staff; organizations and readers have none."""
