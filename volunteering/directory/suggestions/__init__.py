"""The suggestion box of a profile: what readers write, and how the centre answers."""
