"""Foreign names whose spelling hides their last sound, and names whose suffix decides: what endings alone get wrong.

Source: Wielki słownik ortograficzny PWN, rules 61-63, 66 and 70: the apostrophe stands behind a letter that is not
heard (Steve, Steve’a; Harry, Harry’ego), not where the whole name is heard as it is written (Stevie, Harrym); a y
behind a vowel is heard as j (Jeffrey, Jeffreya); names in -ea take -i (Andrea, Andrei).
"""

import re

from nlp.cases import Case

_NOM, _GEN, _DAT, _ACC, _INST, _LOC, _VOC = Case
_APOSTROPHE = "’"
_MUTE_E = re.compile(
    r"(?:[^aeiouy](?:oore|eare)|lace|[aeiou]nce|ille|aine|ette|ove|ave|ive|[aiou]ke|yle|rge|idge|rne)$"
)
_GIVEN_E = re.compile(r"[^aeiouy]e$")
_GIVEN_Y = re.compile(r"[^aeiou]y$")
_POLISH_Y = ("rzy", "cy", "nty", "ary", "szy", "czy")
_SURNAME_Y = re.compile(r"(?:phy|thy|rry|lly|ddy|tty|nedy)$")
_SILENT = ("ois", "oix", "eaux", "ieux", "hew", "drew")
_MUTE = {_GEN: "a", _DAT: "owi", _ACC: "a", _INST: "em", _VOC: ""}
_Y = {_GEN: "ego", _DAT: "emu", _ACC: "ego"}
_ADJECTIVAL = {_NOM: "owie", _GEN: "ch", _DAT: "m", _ACC: "ch", _INST: "mi", _LOC: "ch", _VOC: "owie"}
_SOFTENED = {"d": "dzi", "t": "ci", "r": "rz", "n": "ni", "v": "vi", "l": "l", "s": "si", "m": "mi", "p": "pi"}
_GLIDE = {_GEN: "a", _DAT: "owi", _ACC: "a", _INST: "em", _LOC: "u", _VOC: "u"}
_HIATUS = {_GEN: "i", _DAT: "i", _ACC: "ę", _INST: "ą", _LOC: "i", _VOC: "o"}
_DAUGHTER = {_GEN: "y", _DAT: "ie", _ACC: "ę", _INST: "ą", _LOC: "ie", _VOC: "o"}
_HEARD = (
    (("ea",), ("f", "m1"), 1, _HIATUS),
    (("ówna",), ("f",), 1, _DAUGHTER),
    (("ay", "ey", "oy"), ("m1",), 0, _GLIDE),
)
"""Endings heard as they are written: genders, how many letters are lost, and what each case takes."""


def foreign_form(name: str, gender: str, case: Case, label: str) -> str | None:
    """Return the singular of a foreign name, or of a maiden name in -ówna, in `case`; `None` where no rule is met.

    Args:
        name: One name in the nominative.
        gender: "f" or "m1".
        case: The case that is wanted.
        label: "imię" or "nazwisko"; a given name that the dictionary lacks is a foreign one.
    """
    if case is _NOM:
        return name
    for endings, genders, lost, taken in _HEARD:
        if name.endswith(endings) and gender in genders:
            return name[: len(name) - lost] + taken[case]
    if gender == "f" or name.endswith(_SILENT):
        return None if gender == "f" else name
    if (_GIVEN_E if label == "imię" else _MUTE_E).search(name):
        return _mute_e(name, case)
    if _silent_y(name, label):
        return name + _APOSTROPHE + _Y[case] if case in _Y else name + ("" if case is _VOC else "m")
    return None


def foreign_plural(surname: str, case: Case) -> str | None:
    """Return the plural of a surname in -i that is no Polish adjective ("Rossi", "Rossich"); else `None`."""
    if not surname.endswith("i") or surname.endswith(("ski", "cki", "dzki")):
        return None
    return surname + _ADJECTIVAL[case]


def _silent_y(name: str, label: str) -> bool:
    if label == "imię":
        return _GIVEN_Y.search(name) is not None and not name.endswith(_POLISH_Y)
    return _SURNAME_Y.search(name) is not None


def _mute_e(name: str, case: Case) -> str:
    if case is not _LOC:
        return name + (_APOSTROPHE + _MUTE[case] if _MUTE[case] else "")
    stem = name[:-1]
    if stem.endswith(("k", "g")):
        return f"{name}{_APOSTROPHE}u"
    if stem.endswith("c"):
        return f"{stem[:-1]}sie"
    return stem[:-1] + _SOFTENED.get(stem[-1], f"{stem[-1]}i") + "e"
