"""Czech alphabetical order (ČSN 97 6030), which databases do not keep unless told: č after c, ch after h."""

LETTERS = (*"0123456789abcčdefgh", "ch", *"ijklmnopqrřsštuvwxyzž")
RANKS = {letter: rank for rank, letter in enumerate(LETTERS)}
# These accents count only between words that are otherwise the same.
BASES = str.maketrans("áéěíóúůýďťň", "aeeiouuydtn")


def czech_key(text: str) -> tuple:
    """Return the key by which Czech names are sorted; what is neither letter nor figure sorts first."""
    lowered = text.casefold()
    return (_ranks(lowered.translate(BASES)), lowered, text)


def _ranks(text: str) -> tuple[int, ...]:
    ranks = []
    position = 0
    while position < len(text):
        letter = "ch" if text.startswith("ch", position) else text[position]
        ranks.append(RANKS.get(letter, -1))
        position += len(letter)
    return tuple(ranks)


def sort_key(text: str) -> str:
    """Return the same order as `czech_key` for a database: two hexadecimal digits a letter, at most 100 letters.

    Figures and the letters a to f stand in the same order in every collation a database may have.
    """
    ranks, _lowered, _text = czech_key(text)
    return "".join(f"{rank + 1:02x}" for rank in ranks)[:200]
