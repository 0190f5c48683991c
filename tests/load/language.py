"""Texts that behave like Czech without being it: invented words, inflected by Czech endings, as frequent as words are.

A search that meets thirty thousand different words works harder than one with three hundred: more words begin with the same
letters, more are a letter away from a mistyped one, and forms have to be told from other words.
"""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

STEMS = 5_000
BEGINNINGS = [
    *["b", "c", "č", "d", "h", "ch", "j", "k", "l", "m", "n", "p", "r", "ř", "s", "š", "t", "v", "z", "ž"],
    *["bl", "br", "dr", "hl", "hr", "kl", "kr", "pl", "pr", "př", "sk", "sl", "sm", "sp", "st", "tr", "zd", "zl"],
]  # fmt: skip
VOWELS = ["a", "a", "e", "e", "i", "o", "o", "u", "á", "é", "í", "y", "ou"]
CLOSINGS = ["b", "d", "h", "k", "l", "m", "n", "p", "r", "s", "š", "t", "v", "z", "ž", "sk", "st", "rn", "ln", "dl"]  # fmt: skip
# Endings of hrad, muž, žena, růže, město, mladý, dělá, prosí: some ten forms of each word.
ENDINGS = [
    ["", "u", "em", "y", "ů", "ům", "ech", "e"],
    ["", "e", "i", "ovi", "em", "ů", "ům", "ích"],
    ["a", "y", "ě", "u", "ou", "", "ám", "ách", "ami"],
    ["e", "i", "í", "ím", "ích", "emi"],
    ["o", "a", "u", "em", "ům", "ech", "y"],
    ["ý", "ého", "ému", "ém", "ým", "á", "é", "ou", "ých", "ými"],
    ["at", "ám", "áš", "á", "áme", "áte", "ají", "al", "ala", "ali"],
    ["it", "ím", "íš", "í", "íme", "íte", "il", "ila", "ili", "ení"],
]
# Words that hold a sentence together make up every third word of a text.
SMALL = ["a", "v", "na", "se", "je", "s", "z", "do", "o", "i", "to", "k", "po", "pro", "za", "u", "od", "by", "že", "který"]  # fmt: skip
SMALL_PART = 0.35


class Language:
    """Makes words and sentences; the same seed makes the same ones.

    Attributes:
        invented: its words in all their forms.
        documents: in how many of the texts asked for as documents each word stands.
    """

    def __init__(self, seed: int = 1921, sentences: Sequence[str] = ()):
        """Invent the vocabulary.

        Args:
            seed: what chance begins with.
            sentences: real ones; every fourth sentence of a text is one of these.
        """
        self.chance = random.Random(seed)  # noqa: S311
        self.sentences = list(sentences)
        stems = {self._stem(): None for _ in range(STEMS)}
        words, weights = [], []
        for rank, stem in enumerate(stems, start=1):
            forms = [stem + ending for ending in self.chance.choice(ENDINGS)]
            words += forms
            # By Zipf's law, a little flatter at the top; the forms of a word share its frequency unevenly.
            weights += [1 / (rank + 15) / place for place in range(1, len(forms) + 1)]
        self.invented = words
        # Added up once: `choices` would do it each time.
        self._weights = list(accumulate(weights))
        self.documents: Counter[str] = Counter()

    def _stem(self) -> str:
        syllables = self.chance.choices((1, 2, 3), (2, 5, 3))[0]
        inner = "".join(
            self.chance.choice(BEGINNINGS) + self.chance.choice(VOWELS) for _ in range(syllables)
        )
        return inner + self.chance.choice(CLOSINGS)

    def words(self, count: int) -> list[str]:
        """Return words without the small ones, by their frequency."""
        return self.chance.choices(self.invented, cum_weights=self._weights, k=count)

    def name(self) -> str:
        """Return something to call a thing by."""
        return " ".join(self.words(self.chance.randint(2, 5))).capitalize()

    def text(self, length: int) -> str:
        """Return sentences of about so many words."""
        sentences, written = [], 0
        while written < length:
            if self.sentences and self.chance.random() < 0.25:
                sentence = self.chance.choice(self.sentences)
                written += sentence.count(" ") + 1
            else:
                count = min(self.chance.randint(6, 14), length - written)
                sentence = self._sentence(count)
                written += count
            sentences.append(sentence)
        return " ".join(sentences)

    def _sentence(self, count: int) -> str:
        words = [
            self.chance.choice(SMALL) if self.chance.random() < SMALL_PART else word
            for word in self.words(count)
        ]
        return f"{' '.join(words).capitalize()}."

    def note(self, text: str) -> str:
        """Count the words of one document and return it as it is."""
        self.documents.update(set(text.lower().replace(".", "").split()))
        return text
