"""What the API tells, field by field."""
