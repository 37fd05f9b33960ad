"""Declension of names that the dictionary does not have, by their endings.

Source: Wielki słownik ortograficzny PWN, rules 63 and 66 (surnames) and 58-62 (given names). Only the singular; of two
equal forms the commoner one.
"""

from nlp.cases import Case

_SOFT = ("cz", "sz", "rz", "dz", "dź", "dż", "ż", "c", "l", "j", "ń", "ś", "ź", "ć", "x")
_ACUTE = {"ń": "ni", "ś": "si", "ź": "zi", "ć": "ci", "dź": "dzi"}
_SOFTENED = (
    *(("st", "ści"), ("zd", "ździ"), ("sł", "śl"), ("zł", "źl"), ("sn", "śni"), ("ch", "sz"), ("b", "bi"), ("p", "pi")),
    *(("d", "dzi"), ("t", "ci"), ("r", "rz"), ("ł", "l"), ("n", "ni"), ("m", "mi"), ("s", "si"), ("z", "zi")),
    *(("w", "wi"), ("f", "fi"), ("v", "vi"), ("k", "c"), ("g", "dz"), ("h", "sz")),
)
_VOWELS = "aeiouyąęóáéíúüöä"
_NOM, _GEN, _DAT, _ACC, _INST, _LOC, _VOC = Case


def decline_by_pattern(name: str, gender: str, case: Case) -> str:
    """Return the singular form of a name in `case`; the name itself where it has no endings.

    Args:
        name: One name in the nominative.
        gender: "f" or "m1".
        case: The case that is wanted.
    """
    if case is _NOM or not name:
        return name
    if gender == "f":
        return _feminine(name, case)
    return _masculine(name, case)


def _feminine(name: str, case: Case) -> str:
    """Women's names decline only in -a; those in -ska, -cka, -dzka like adjectives."""
    if name.endswith(("ska", "cka", "dzka", "zka")):
        return name[:-1] + {_GEN: "iej", _DAT: "iej", _LOC: "iej", _ACC: "ą", _INST: "ą", _VOC: "a"}[case]
    return _in_a(name, case) if name.endswith("a") else name


def _masculine(name: str, case: Case) -> str:
    last = name[-1]
    if last == "a":
        return _in_a(name, case)
    if last == "o":
        return _in_a(name[:-1] + "a", case) if name[-2:-1] not in _VOWELS else name
    if last in "iy":
        return (
            name + {_GEN: "ego", _DAT: "emu", _ACC: "ego", _INST: "m", _LOC: "m", _VOC: ""}[case]
            if last == "i"
            else (name[:-1] + {_GEN: "ego", _DAT: "emu", _ACC: "ego", _INST: "ym", _LOC: "ym", _VOC: "y"}[case])
        )
    if last == "e":
        return name + {_GEN: "go", _DAT: "mu", _ACC: "go", _INST: "m", _LOC: "m", _VOC: ""}[case]
    return name if last in _VOWELS else _in_consonant(name, case)


def _in_a(name: str, case: Case) -> str:
    """Decline a noun in -a: Sikora, Sikory, Sikorze, Sikorę, Sikorą."""
    stem = name[:-1]
    if case in {_ACC, _INST, _VOC}:
        return stem + {_ACC: "ę", _INST: "ą", _VOC: "o"}[case]
    if case is _GEN:
        return _soft_genitive(stem)
    if stem.endswith(("cz", "sz", "rz", "ż", "c", "dz", "i", "j", "l")):
        return _soft_genitive(stem)
    return _soften(stem) + "e"


def _soft_genitive(stem: str) -> str:
    """Return the genitive in -i or -y: Kosta, Kosty; Maja, Mai; Kania, Kani; Duda, Dudy; Kuka, Kuki."""
    if stem.endswith("j") and stem[-2:-1] in _VOWELS:
        return stem[:-1] + "i"
    if stem.endswith("i"):
        return stem
    return stem + ("i" if stem.endswith(("k", "g", "l", "j")) else "y")


def _soften(stem: str) -> str:
    for hard, soft in _SOFTENED:
        if stem.endswith(hard):
            return stem[: -len(hard)] + soft
    return stem


def _in_consonant(name: str, case: Case) -> str:
    """Decline a masculine noun without an ending: Kosek, Koska, Koskowi, Koskiem, Kosku."""
    stem = _oblique_stem(name)
    if case in {_GEN, _ACC}:
        return stem + "a"
    if case is _DAT:
        return stem + "owi"
    if case is _INST:
        return stem + ("iem" if stem.endswith(("k", "g")) else "em")
    if name.endswith((*_SOFT, "k", "g", "h")):
        return stem + "u"
    return _soften(stem) + "e"


def _oblique_stem(name: str) -> str:
    """Return the stem of the other cases: -ek and -ec lose their vowel, -ór becomes -or, an acute an i."""
    if len(name) > 3 and name.endswith(("ek", "ec")) and name[-3] not in _VOWELS:
        return name[:-2] + name[-1]
    if len(name) > 3 and name.endswith("ór"):
        return f"{name[:-2]}or"
    for acute, written in _ACUTE.items():
        if name.endswith(acute):
            return name[: -len(acute)] + written
    return name


def nominatives_by_pattern(word: str, gender: str, case: Case) -> tuple[str, ...]:
    """Return the nominatives that could give `word` in `case`, the likeliest first; () when there is none."""
    return tuple(
        dict.fromkeys(
            name for name in _guesses(word, gender) if name and decline_by_pattern(name, gender, case) == word
        )
    )


def _guesses(word: str, gender: str) -> list[str]:
    """Return what a word may come from, by taking one ending off and putting another on."""
    guesses: list[str] = []
    for ending, replacements in _INVERSE[gender]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            guesses.extend(word[: -len(ending)] + replacement for replacement in replacements)
    return guesses if word.endswith(("ę", "ą")) else [*guesses, word]


_BACK_TO_A = (
    *(("rze", ("ra",)), ("dzie", ("da",)), ("dze", ("ga",)), ("cie", ("ta",)), ("ście", ("sta",)), ("ce", ("ka",))),
    *(("le", ("ła",)), ("nie", ("na",)), ("śnie", ("sna",)), ("ie", ("a",)), ("sze", ("cha",)), ("ę", ("a",))),
    *(("ą", ("a",)), ("ki", ("ka",)), ("gi", ("ga",)), ("ii", ("ia",)), ("i", ("ia", "ja", "la")), ("y", ("a",))),
    *(("li", ("la",)), ("o", ("a",))),
)
_INVERSE = {
    "f": (("iej", ("a",)), *_BACK_TO_A),
    "m1": (
        *(("iego", ("i",)), ("iemu", ("i",)), ("im", ("i",)), ("ego", ("y", "e")), ("emu", ("y", "e")), ("ym", ("y",))),
        *(("ka", ("ek", "k")), ("kowi", ("ek", "k")), ("kiem", ("ek", "k")), ("ku", ("ek", "k"))),
        *(("ca", ("ec", "c")), ("cowi", ("ec", "c")), ("cem", ("ec", "c")), ("cu", ("ec", "c"))),
        *(("nia", ("ń",)), ("niowi", ("ń",)), ("niem", ("ń",)), ("niu", ("ń",)), ("sia", ("ś",)), ("cia", ("ć",))),
        *(
            ("giem", ("g",)),
            ("ora", ("ór",)),
            ("orowi", ("ór",)),
            ("orem", ("ór",)),
            ("orze", ("ór",)),
            ("owi", ("",)),
            ("em", ("",)),
            ("a", ("",)),
            ("u", ("",)),
        ),
        *(("rze", ("r",)), ("dzie", ("d",)), ("cie", ("t",)), ("ście", ("st",)), ("le", ("ł",)), ("ie", ("",))),
        *_BACK_TO_A,
    ),
}
