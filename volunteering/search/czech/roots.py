"""The root that words of one family share, by rules: what is left when the suffixes of Czech word formation are cut off.

Rougher than the table of families and asked after it. A root joins what a reader may not expect ("nemocny", "nemocnice"), so
what it finds stands below everything else.
"""

import re

# From the outside in: what makes a noun of a verb, a person of a thing, an adjective of a noun, a small thing of a big one.
SUFFIXES = re.compile(
    r"(?:ovavani|ovani|avani|ivani|ovatel|itelk|itel|atelk|atel|ovnik|ovnic|nictv|ovstv|arstv|enstv|telstv|nick|nik|nic|"
    r"ctv|stv|ovsk|insk|ansk|ensk|sk|ck|ovost|nost|ost|ovn|eln|en|an|ov|iv|ecek|icek|eck|ick|ink|enk|ek|ik|k|"
    r"ark|ar|ac|ec|c|n|b|v)$"
)
ENDINGS = re.compile(
    r"(?:ovat|oval|ovan|ujic|ajic|uje|uji|ejte|ami|emi|imi|ymi|ove|ovi|eho|iho|emu|imu|ech|ich|ych|ach|ame|ime|ete|ite|"
    r"am|em|im|um|ym|ou|at|et|it|al|el|il|a|e|i|o|u|y)$"
)
SAME = str.maketrans({"c": "k", "z": "h", "w": "v", "q": "k", "x": "k"})
SHORTEST = 4


def root(word: str) -> str:
    """Return the root of a word, empty for a word too short to have one worth comparing.

    Args:
        word: one word in lower case without accents.
    """
    if len(word) < SHORTEST + 1:
        return ""
    cut = _cut(ENDINGS, word)
    for _ in range(3):
        shorter = _cut(SUFFIXES, cut)
        if shorter == cut:
            break
        cut = shorter
    return cut.translate(SAME)


def trunk(word: str) -> str:
    """Return a word without its ending."""
    return _cut(ENDINGS, word)


def _cut(pattern: re.Pattern, word: str) -> str:
    # The longest suffix that leaves enough: each shorter one is tried from the place where the last one began.
    match = pattern.search(word, SHORTEST)
    return word[: match.start()] if match else word
