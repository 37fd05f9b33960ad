"""Numbers written in words, read back: cardinals and ordinals, in every case and gender."""

from collections.abc import Mapping
from functools import cache

from nlp.morphology import forms
from nlp.numerals.tables import FEMININE, ONE, ORDINALS, SCALES, SIMPLE, ZERO

_VARIANTS = {"dwu": 2, "dwaj": 2, "trzej": 3, "czterej": 4, "oboje": 2, "dwom": 2}


def parse_number(text: str) -> int | None:
    """Return the number that the words of `text` say, in any case and gender; `None` where they say none.

    Words must fall in value as Polish numbers do ("sto dwadzieścia pięć"); an ordinal may be the end ("tysiąc
    dziewięćset osiemdziesiąty czwarty").
    """
    words = text.lower().split()
    sign = -1 if words[:1] == ["minus"] else 1
    total = _total(words[1:] if sign < 0 else words)
    return None if total is None else sign * total


def _total(words: list[str]) -> int | None:
    if not words:
        return None
    if len(words) == 1 and words[0] in ZERO:
        return 0
    total = group = 0
    last_scale, room = 10**18, 1000
    for word in words:
        scale = scale_words().get(word)
        if scale is not None:
            if scale >= last_scale:
                return None
            total, group, last_scale, room = total + (group or 1) * scale, 0, scale, 1000
            continue
        value = simple_words().get(word)
        if value is None or not _fits(value, group, room, last_scale):
            return None
        group, room = group + value, _room(value)
    return total + group


def _fits(value: int, group: int, room: int, last_scale: int) -> bool:
    """Whether a word may follow: it is smaller than the place left free, or a whole ordinal thousand stands alone."""
    if value >= 1000:
        return group == 0 and last_scale > value
    return value < room


def _room(value: int) -> int:
    """Return the least value that can no longer follow: after a hundred 100, after a ten 10, else nothing follows."""
    if value >= 1000:
        return 0
    if value >= 100:
        return 100
    return 10 if value >= 20 else 0


@cache
def simple_words() -> Mapping[str, int]:
    """Return the value of every form of the numerals below a thousand, and of the ordinals."""
    found = {word: 1 for table in ONE.values() for word in table}
    found |= {word: number for number, table in (*SIMPLE.items(), *FEMININE.items()) for word in table}
    found |= {
        form.text: number for number, name in ORDINALS.items() for form in forms(name) if form.tag.startswith("adj:")
    }
    return {**found, **_VARIANTS}


@cache
def scale_words() -> Mapping[str, int]:
    """Return the value of every form of tysiąc, milion, miliard and bilion."""
    return {word: scale for scale, tables in SCALES.items() for table in tables for word in table}
