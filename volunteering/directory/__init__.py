"""The directory of organizations: profiles, the public form, moderation, the filter."""
