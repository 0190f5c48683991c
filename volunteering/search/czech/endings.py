"""Czech declension and conjugation without accents: by which endings two words are forms of one word.

A form is taken apart into every stem and paradigm it can belong to: "stromy" may be a masculine "strom" or a feminine
"stroma", "stromech" only the masculine. Two forms belong together when they share a stem with its paradigm. That asks less
than finding the right lemma, and makes fewer mistakes than cutting the longest ending.

Sources: the paradigms are those of every school grammar (pán, hrad, muž, stroj, předseda, soudce; žena, růže, píseň, kost;
město, moře, kuře, stavení; mladý, jarní; nese, bere, tiskne, kryje, prosí, trpí, sází, dělá, kupuje), with accents removed and
with the endings of common speech ("-ama") added.
"""

import re
from collections.abc import Iterator

# "o" and "q" are what belongs to one person: bratruv, sestrin. "v" is "u" after a vowel: muzeum.
# A paradigm is a short name and the endings of all its forms; "-" is the bare stem. An ending stands once, whatever cases
# share it.
TABLE = {
    "M": "- a u e i y ovi em um ech ich ach mi ama",
    "m": "- e i ovi em u um ich emi ema",
    "p": "a y ovi u o ou e um ech ich ama",
    "z": "- a y e u o ou am ach ami ama i",
    "r": "- e i im ich emi ema",
    "k": "- i e em im ech ich mi ma emi",
    "t": "- o a u e em um ech ach ich y ama",
    "u": "- um a u em ech y",
    "v": "um a u em i im ich",
    "c": "e ete eti etem ata at atum atech aty",
    "s": "i im ich imi ima",
    "y": "y eho emu em ym a e ou i ych ymi ej ejho ejmu ejm",
    "o": "uv ova ovu ove ovym ovo ovy ovou ovi ovych ovymi",
    "q": "- a u e ym o y ou i ych ymi",
    "j": "i iho imu im ich imi ima",
    "A": "at am as a ame ate aji aj ejme ejte ej al ala alo ali aly an ana ano ani any",
    "J": "at aji aju ajes aje ajeme ajete ajou aj ajme ajte al ala alo ali aly an ana ano ani any",
    "Y": "it iji iju ijes ije ijeme ijete ijou ij ijme ijte il ila ilo ili ily",
    "B": "at u i es e eme ete ou ej ejme ejte me te al ala alo ali aly an ana ano ani any",
    "I": "- it im is i ime ite il ila ilo ili ily en ena eno eni eny ej eji ejme ejte eme ete me te",
    "E": "et im is i ime ite eji el ela elo eli ely en ena eno eni eny ej ejme ejte eti",
    "U": "ovat uji uju ujes uje ujeme ujete ujou uj ujme ujte oval ovala ovalo ovali ovaly ovan ovana ovano ovani ovany",
    "N": "nout nu nes ne neme nete nou ni nul nula nulo nuli nuly l la lo li ly nut nuta nuto nuty",
}
PARADIGMS = {
    name: tuple("" if ending == "-" else ending for ending in endings.split())
    for name, endings in TABLE.items()
}

# Paradigms whose bare stem is a form, with "e" put between its last two consonants: okno - oken, domek - domku.
FLEETING = frozenset("Mmzktur")
# Before these endings k, h, ch, g of the stem turn into c, z, s, z: dobrovolnik - dobrovolnici, kniha - knize. The few
# masculines that do so before "e", too (v roce, v jazyce), are irregular.
SOFTENED = {"M": ("i", "ich"), "z": ("e",), "t": ("ich",), "y": ("i",)}
SOFTENING = frozenset(ending for endings in SOFTENED.values() for ending in endings)
HARD = {"c": ("k",), "z": ("h", "g"), "s": ("ch",)}
# Participles in "-an" are forms of verbs, and stems of adjectives ("registrovaneho") and of nouns only in "-ani".
PARTICIPLE = re.compile(r"..(?:[aeioy]v|cit)an$")
OF_PARTICIPLES = frozenset("sy")
# Neuters in "-eni" have these endings, and hardly any other noun with such a stem: cisteni, cistenim.
NOMINAL = re.compile(r"..en$")
OF_NOMINALS = frozenset("sj")
NOMINAL_ENDINGS = frozenset(("im", "ich", "imi"))
# Hard masculines and neuters have "-ich" only after these consonants: hotelich, lesich; but mestech.
SIBILANTS = frozenset("lsz")
VOWELS = frozenset("aeiou")
# A woman of a trade is no form of the man: pracovnice - pracovnik; but technice - technika.
TRADE = re.compile(r"[^aeiouyh]nik$")
CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
SHORTEST_STEM = 2


def _without(names: str, paradigms: str) -> str:
    return "".join(name for name in paradigms if name not in names)


def _only(names: frozenset[str], paradigms: str) -> str:
    return "".join(name for name in paradigms if name in names)


_BY_ENDING: dict[str, str] = {}
for _name, _endings in PARADIGMS.items():
    for _ending in _endings:
        _BY_ENDING[_ending] = _BY_ENDING.get(_ending, "") + _name
LONGEST_ENDING = max(map(len, _BY_ENDING))
# The same without those that no stem has which ends in a vowel, in a consonant other than "in", or in what is no letter.
_AFTER_VOWELS = {ending: _without("skjNcq", names) for ending, names in _BY_ENDING.items()}
_AFTER_IN = {ending: _without("v", names) for ending, names in _BY_ENDING.items()}
_AFTER_CONSONANTS = {ending: _without("vq", names) for ending, names in _BY_ENDING.items()}
_AFTER_OTHERS = {ending: _without("vskjNcq", names) for ending, names in _BY_ENDING.items()}


def readings(form: str) -> list[tuple[str, str]]:
    """Give every stem that the form can have, each with the paradigm it would be inflected by.

    Args:
        form: one word in lower case without accents.
    """
    found = []
    for size in range(min(LONGEST_ENDING, len(form) - SHORTEST_STEM) + 1):
        ending = form[len(form) - size :]
        paradigms = _BY_ENDING.get(ending)
        if not paradigms:
            continue
        stem = form[: len(form) - size]
        found += [(stem, paradigm) for paradigm in _possible(stem, ending)]
        if ending in SOFTENING:
            for paradigm in paradigms:
                found += [(hard, paradigm) for hard in _hardened(stem, paradigm, ending)]
        if not ending and (short := _without_fleeting_e(stem)):
            found += [(short, paradigm) for paradigm in paradigms if paradigm in FLEETING]
    return found


def beginning(stem: str, paradigm: str) -> str:
    """Return the letters that every form of a stem begins with.

    Args:
        stem: of a reading.
        paradigm: of the same reading.
    """
    changes = paradigm in FLEETING or paradigm in SOFTENED
    return stem[:-1] if changes and len(stem) > SHORTEST_STEM else stem


def _possible(stem: str, ending: str) -> str:
    """Return the paradigms with such an ending that a stem of this shape can have."""
    # Every stem of most paradigms ends in a consonant; the others ("idea", "muzeum") may end in a vowel.
    if stem[-1] in VOWELS:
        found = _AFTER_VOWELS[ending]
    elif stem[-1] in CONSONANTS:
        is_of_a_woman = len(stem) > 4 and stem.endswith("in")
        found = (_AFTER_IN if is_of_a_woman else _AFTER_CONSONANTS)[ending]
    else:
        found = _AFTER_OTHERS[ending]
    if stem.endswith("an") and PARTICIPLE.search(stem):
        found = _only(OF_PARTICIPLES, found)
    # "-ich" is an ending, not the end of a feminine.
    if stem.endswith("ich"):
        found = _without("z", found)
    if ending in NOMINAL_ENDINGS and NOMINAL.search(stem):
        found = _only(OF_NOMINALS, found)
    if ending == "ich":
        found = _without("t" if stem[-1] in SIBILANTS else "Mt", found)
    return found


def _hardened(stem: str, paradigm: str, ending: str) -> Iterator[str]:
    if ending not in SOFTENED.get(paradigm, ()):
        return
    if paradigm == "y":
        for soft, hard in (("st", "sk"), ("ct", "ck")):
            if stem.endswith(soft):
                yield stem[:-2] + hard
    # Men in the plural: kluk - kluci; a cluster is of other words (darci is no form of darek).
    if paradigm == "M" and ending == "i" and stem[-2] in CONSONANTS:
        return
    for hard in HARD.get(stem[-1], ()):
        found = stem[:-1] + hard
        if paradigm != "z" or not TRADE.search(found):
            yield found


def _without_fleeting_e(stem: str) -> str:
    if len(stem) > 3 and stem[-2] == "e" and stem[-1] in CONSONANTS and stem[-3] in CONSONANTS:
        return stem[:-2] + stem[-1]
    return ""
