"""Focus areas (topics) and target groups: the vocabularies that everything is sorted by."""
