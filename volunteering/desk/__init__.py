"""The editors' desk: the promise of posts a month on the admin home."""
