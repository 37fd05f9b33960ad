"""Numbers, percents and amounts of money in Polish texts, with the value that they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from nlp.morphology import forms
from nlp.wordlists import words


class FigureKind(StrEnum):
    """What a figure counts."""

    NUMBER = "number"
    PERCENT = "percent"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text.

    Attributes:
        kind: Number, percent or amount of money.
        value: Normal form: "15000000", "33.6", "15000000 PLN"; a house number keeps its letter ("15a").
        start: Offset of its first digit or word.
        end: Offset behind its unit.
    """

    kind: FigureKind
    value: str
    start: int
    end: int


_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]?(?:\r?\n)?[ \t\u00a0\u2007\u2009\u202f]?"
_GAP = r"(?:[ \u00a0\u2007\u2009\u202f]|[ \u00a0]?\r?\n[ ]?)"
_GROUPED = rf"[1-9]\d{{0,2}}(?:{_GAP}\d{{3}}(?!\d))+|[1-9]\d{{0,2}}(?:\.\d{{3}}(?!\d))+"
_NUMBER = rf"(?:{_GROUPED}|\d+)(?:,\d+|\.\d{{1,2}}(?!\d|\.\d))?"
_SCALES = {
    3: "tys tysiąc tysiąca tysiące tysięcy tysiącach tysiącami tysiącom",
    6: "mln milion miliona miliony milionów milionach milionami milionom",
    9: "mld miliard miliarda miliardy miliardów miliardach miliardami miliardom",
    12: "bln bilion biliona biliony bilionów",
}
_SCALE_WORDS = {word: power for power, table in _SCALES.items() for word in words(table)}
_SCALE = rf"(?P<scale>{'|'.join(sorted(_SCALE_WORDS, key=len, reverse=True))})(?![^\W\d_])\.?"
_CURRENCY = (
    r"(?:(?P<PLN>zł(?:otych|ote|oty|otego|otówek)?|PLN)|(?P<EUR>euro|EUR|€)|(?P<USD>USD|dolar(?:ów|y|a)?|\$)"
    r"|(?P<GR>gr(?:oszy|osze|osz)?))(?![^\W\d_])"
)
_PERCENT = r"(?:%|proc\.|procent\w*(?!\s+pun)|p\.\s?p\.|pkt\.?\s?proc\.?|punkt\w*\s+procentow\w*)"
_FIRST = rf"(?P<first>{_NUMBER})(?:\s?%)?(?:[-–—]|\sdo\s)"
_FIGURE = re.compile(
    rf"(?<![\w,.\[])(?<![^\W\d_]-)(?:{_FIRST})?(?P<number>{_NUMBER})(?P<letter>[a-z](?!\w))?"
    rf"(?:{_SPACE}{_SCALE})?(?:{_SPACE}(?:{_CURRENCY}|(?P<percent>{_PERCENT})))?",
)
_POSTAL = re.compile(r"(?<![\w-])\d\d-\d{3}(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ])")
_SECTION = re.compile(r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w])")
_CLOCK = re.compile(r"(?<!\w)(?:godz\.|godzin\w+)\s*(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")

_CARDINALS = {
    **{"dwa": 2, "trzy": 3, "cztery": 4, "pięć": 5, "sześć": 6, "siedem": 7, "osiem": 8, "dziewięć": 9, "dziesięć": 10},
    **{"jedenaście": 11, "dwanaście": 12, "trzynaście": 13, "czternaście": 14, "piętnaście": 15, "szesnaście": 16},
    **{"siedemnaście": 17, "osiemnaście": 18, "dziewiętnaście": 19, "dwadzieścia": 20, "trzydzieści": 30},
    **{"czterdzieści": 40, "pięćdziesiąt": 50, "sześćdziesiąt": 60, "siedemdziesiąt": 70, "osiemdziesiąt": 80},
    **{"dziewięćdziesiąt": 90, "sto": 100, "dwieście": 200, "trzysta": 300, "czterysta": 400, "pięćset": 500},
    **{"sześćset": 600, "siedemset": 700, "osiemset": 800, "dziewięćset": 900},
}


def find_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of `text` in order of kind, without overlap among those of one kind.

    Thousands may be grouped by spaces of any kind, a line break or full stops; "tys.", "mln", "mld" multiply. Of a
    range ("10–15 mln zł") both ends take the unit. Cardinal words from two on count as numbers ("dwunastu",
    "dwadzieścia pięć"); "jeden" does not, for it is an article more often than a number. A digit glued to a word (a
    footnote) and a mark in square brackets are none.
    """
    for clock in _CLOCK.finditer(text):
        yield Figure(FigureKind.NUMBER, f"{int(clock['hour'])}:{clock['minute']}", clock.start("hour"), clock.end())
    for code in _POSTAL.finditer(text):
        yield Figure(FigureKind.NUMBER, code[0], code.start(), code.end())
    for section in _SECTION.finditer(text):
        if not re.fullmatch(_GROUPED, section[0]):
            yield Figure(FigureKind.NUMBER, section[0], section.start(), section.end())
    for match in _FIGURE.finditer(text):
        yield from _figures(match)
    yield from _spelled(text)


def _figures(match: re.Match[str]) -> Iterator[Figure]:
    kind, currency = _kind(match)
    scale = _SCALE_WORDS[match["scale"].lower()] if match["scale"] else 0
    if match["first"]:
        yield Figure(kind, _value(match["first"], scale, currency), match.start("first"), match.end("first"))
    value = _value(match["number"], scale, currency) + (match["letter"] or "")
    yield Figure(kind, value, match.start("number"), match.end())


def _kind(match: re.Match[str]) -> tuple[FigureKind, str]:
    """Return what a figure counts, and its currency, if any."""
    currency = next((code for code in ("PLN", "EUR", "USD", "GR") if match[code]), "")
    if currency:
        return FigureKind.AMOUNT, currency
    return (FigureKind.PERCENT if match["percent"] else FigureKind.NUMBER), ""


def _value(digits: str, scale: int, currency: str) -> str:
    """Return the normal form of a figure; groszy become a part of a złoty."""
    plain = re.sub(r"\s", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    number = Decimal(plain.replace(",", ".")).scaleb(scale - (2 if currency == "GR" else 0))
    whole = number.to_integral_value()
    value = f"{whole:f}" if number == whole else f"{number.normalize():f}"
    return f"{value} {'PLN' if currency == 'GR' else currency}".rstrip()


@cache
def _cardinal_forms() -> dict[str, int]:
    found = {form.text.lower(): value for word, value in _CARDINALS.items() for form in forms(word) if form.has("num")}
    return {**found, **_CARDINALS}


def _spelled(text: str) -> Iterator[Figure]:
    """Yield the numbers written as words; neighbours that add up ("sto dwadzieścia pięć") are one number."""
    cardinals = _cardinal_forms()
    start = end = total = last = 0
    for word in _WORD.finditer(text):
        value = cardinals.get(word[0].lower(), 0)
        joins = bool(total) and 0 < value < last and _below(value, last) and not text[end : word.start()].strip()
        if total and not joins:
            yield _spelled_figure(text, start, end, total)
            total = 0
        if value:
            start, total = (start, total + value) if joins else (word.start(), value)
            end, last = word.end(), value
    if total:
        yield _spelled_figure(text, start, end, total)


def _below(value: int, last: int) -> bool:
    """Whether `value` fills the places behind `last`: 25 is 20 and 5, but 20 and 12 are two numbers."""
    return (last >= 100 and value < 100) or (20 <= last < 100 and value < 10)


_SPELLED_TAIL = re.compile(rf"(?:{_SPACE}{_SCALE})?(?:{_SPACE}(?:{_CURRENCY}|(?P<percent>{_PERCENT})))?")


def _spelled_figure(text: str, start: int, end: int, total: int) -> Figure:
    tail = _SPELLED_TAIL.match(text, end)
    if tail is None:  # pragma: no cover - the pattern matches nothing, too
        return Figure(FigureKind.NUMBER, str(total), start, end)
    kind, currency = _kind(tail)
    scale = _SCALE_WORDS[tail["scale"].lower()] if tail["scale"] else 0
    return Figure(kind, _value(str(total), scale, currency), start, tail.end())
