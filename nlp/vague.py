"""Figures and dates that stand without digits or without a year: "połowa", "½", "tysiąc", "w marcu", "piąty"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.months import MONTHS_GENITIVE, MONTHS_INSTRUMENTAL, MONTHS_LOCATIVE, MONTHS_NOMINATIVE
from nlp.morphology import forms
from nlp.wordlists import words


@dataclass(frozen=True, slots=True)
class Vague:
    """A claim in words.

    Attributes:
        value: Normal form: "--03" for a month, "1/2" for a part, "1000" for a round number, "5" for an ordinal.
        is_date: Whether it is a date rather than a number.
        start: Offset of its first character.
        end: Offset behind its last one.
    """

    value: str
    is_date: bool
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_FRACTION = re.compile(rf"[{''.join(_SIGNS)}]")
_PARTS = {"połowa": "1/2", "ćwierć": "1/4"}
_ROUND = {
    **{"tysiąc": "1000", "milion": "1000000", "miliard": "1000000000", "setka": "100"},
    **{word: word for word in words("kilkanaście kilkadziesiąt kilkaset")},
}
_ORDER = (
    *("trzeci", "czwarty", "piąty", "szósty", "siódmy", "ósmy", "dziewiąty", "dziesiąty", "jedenasty", "dwunasty"),
    *("trzynasty", "czternasty", "piętnasty", "szesnasty", "siedemnasty", "osiemnasty", "dziewiętnasty", "dwudziesty"),
)
_OF_TIME = re.compile(rf"\s+(?:\d|roku|miesiąca|dnia|wieku|drogi|kadencji|{'|'.join(MONTHS_GENITIVE)})")
_MONTHS = {
    name: number
    for table in (MONTHS_NOMINATIVE, MONTHS_LOCATIVE, MONTHS_INSTRUMENTAL)
    for number, name in enumerate(table, 1)
}
_GENITIVE = {name: number for number, name in enumerate(MONTHS_GENITIVE, 1)}
_LEADS = words("do od z ze koniec końca końcem końcu początek początku początkiem połowa połowie połowy od miesiąca")


def find_vague(text: str) -> Iterator[Vague]:
    """Yield the claims in words of `text`, in order of kind; those that belong to a longer figure or date, too."""
    for sign in _FRACTION.finditer(text):
        yield Vague(_SIGNS[sign[0]], False, sign.start(), sign.end())
    before = ""
    for word in _WORD.finditer(text):
        lower = word[0].lower()
        month = _MONTHS.get(lower) or (_GENITIVE.get(lower) if before in _LEADS and word[0].islower() else None)
        if month:
            yield Vague(f"--{month:02}", True, word.start(), word.end())
        elif (value := _numerals().get(lower)) and not (value in _PARTS.values() and _OF_TIME.match(text, word.end())):
            yield Vague(value, False, word.start(), word.end())
        before = lower


@cache
def _numerals() -> dict[str, str]:
    """Return every form of the numerals, with its value."""
    base = {**_PARTS, **_ROUND, **{word: str(number) for number, word in enumerate(_ORDER, 3)}}
    found = {form.text.lower(): value for word, value in base.items() for form in forms(word)}
    return found | base
