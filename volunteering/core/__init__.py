"""What every feature stands on: identity, regions, signed links, mail, consent, spam defence, body blocks."""
