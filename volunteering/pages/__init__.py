"""Plain pages, the two entrances with their contact form, the menu, and what all content pages share."""
