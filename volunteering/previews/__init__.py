"""Previews of drafts in a front end that is not Django: what an editor has on the screen, by a short-lived signed link."""
