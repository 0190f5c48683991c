"""Kraj, okres, ORP, municipality, and the everyday names of areas such as Turnovsko."""
