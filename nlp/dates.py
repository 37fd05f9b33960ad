"""Dates of Polish texts in every usual shape, normalised; and how a letter writes one."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.model import Span
from corpus.months import (
    MONTHS_GENITIVE,
    MONTHS_INSTRUMENTAL,
    MONTHS_LOCATIVE,
    MONTHS_NOMINATIVE,
)

_MONTH_NUMBERS = {
    name: number
    for table in (MONTHS_NOMINATIVE, MONTHS_GENITIVE, MONTHS_LOCATIVE, MONTHS_INSTRUMENTAL)
    for number, name in enumerate(table, start=1)
}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ORDINALS = ("pierwsz", "drug", "trzeci", "czwart")

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NAME = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_R = r"(?:\s*r(?:\.|oku|oku\b|\b(?!\w)))?"
_B = r"(?<![\w/.\-–])"
_E = r"(?![\w/]|[.,\-–]\d)"
_ONE_OF_FOUR = r"(?:(?P<roman>IV|I{1,3})|(?P<arabic>[1-4])\.?|(?P<word>(?:pierwsz|drug|trzeci|czwart)\w{0,3}))"
_NO_UNIT = r"(?!\s*(?:zł|tys|mln|mld|osób|os\.|m2|m²|km|szt|%|proc|egz|euro|EUR|godz|miejsc|\d{3}\b))"
_DIGITS = re.compile(r"\d+")
_BEFORE, _BEHIND = 80, 40
_JOINS = re.compile(r"\s*(?:[-–—]|do|i|oraz|a)(?:\s+dnia)?\s*")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text.

    Attributes:
        span: Where it stands, with the "r." behind it.
        value: The day, when day, month and year are all given.
        iso: Normal form, equal for equal dates however they are written: "2025-04-14", "2025-04", "2026-Q1", "2026-H1",
            "2025", "2024/2026" for a range of years, "--08-12" for a day without its year.
    """

    span: Span
    value: dt.date | None
    iso: str


def parse_dates(text: str) -> list[DateMention]:
    """Return the dates in `text` in order, without overlap; days that no calendar has are passed over.

    Of a range of days ("14–16 kwietnia 2025 r.") both ends are returned. "br." stays without its year, because a text
    does not say when it is read. A number alone is a year only behind "w", "rok", "lata" and the like.
    """
    taken: list[DateMention] = []
    owned = bytearray(len(text))
    windows = _windows(text)
    for pattern, read in _SHAPES:
        for start, end in windows:
            for match in pattern.finditer(text, start, end):
                taken.extend(mention for mention in read(match) if _claim(mention.span, owned))
    return _with_years(text, sorted(taken, key=lambda mention: mention.span.start))


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the parts of `text` around its digits, without overlap: outside them no shape of a date can stand."""
    found: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(text):
        start, end = max(0, digits.start() - _BEFORE), digits.end() + _BEHIND
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _with_years(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Give the first day of "od 21 września do 31 października 2024 r." the year of the second."""
    found = mentions[:1]
    for second in mentions[1:]:
        first = found[-1]
        if second.value and _shares_year(text, first, second):
            found[-1:] = _day(first.span, second.value.year, int(first.iso[2:4]), int(first.iso[5:]))
        found.append(second)
    return found


def _shares_year(text: str, first: DateMention, second: DateMention) -> bool:
    """Whether a day without a year, not even "br.", is joined to a later day that has one."""
    bare = first.iso.startswith("--") and not text[first.span.start : first.span.end].endswith("r.")
    joined = _JOINS.fullmatch(text, first.span.end, second.span.start) is not None
    return bare and joined and first.iso[2:] <= second.iso[5:]


def _claim(span: Span, owned: bytearray) -> bool:
    """Mark the characters of `span` as a date's, unless one of them is already."""
    if any(owned[span.start : span.end]):
        return False
    owned[span.start : span.end] = b"\x01" * (span.end - span.start)
    return True


def _day(span: Span, year: int, month: int, day: int) -> Iterator[DateMention]:
    try:
        value = dt.date(year, month, day)
    except ValueError:
        return
    yield DateMention(span, value, value.isoformat())


def _span(match: re.Match[str], first: str | None = None) -> Span:
    return Span(match.start() if first is None else match.start(first), match.end())


def _numeric(match: re.Match[str]) -> Iterator[DateMention]:
    yield from _day(_span(match), int(match["year"]), int(match["month"]), int(match["day"]))


def _roman(match: re.Match[str]) -> Iterator[DateMention]:
    yield from _day(_span(match), int(match["year"]), _ROMAN.index(match["month"]) + 1, int(match["day"]))


def _named(match: re.Match[str]) -> Iterator[DateMention]:
    month = _MONTH_NUMBERS[match["month"].lower()]
    if match["first"]:
        yield from _named_day(match, Span(match.start("first"), match.end("first")), int(match["first"]), month)
    yield from _named_day(match, _span(match, "day"), int(match["day"]), month)


def _named_day(match: re.Match[str], span: Span, day: int, month: int) -> Iterator[DateMention]:
    if match["year"]:
        yield from _day(span, int(match["year"]), month, day)
    elif day <= _longest(month):
        yield DateMention(span, None, f"--{month:02}-{day:02}")


def _longest(month: int) -> int:
    """Return the number of days that the month may have."""
    return (dt.date(2024 + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day


def _month(match: re.Match[str]) -> Iterator[DateMention]:
    yield DateMention(_span(match), None, f"{match['year']}-{_MONTH_NUMBERS[match['month'].lower()]:02}")


def _part(letter: str) -> Callable[[re.Match[str]], Iterator[DateMention]]:
    def read(match: re.Match[str]) -> Iterator[DateMention]:
        yield DateMention(_span(match), None, f"{match['year']}-{letter}{_ordinal(match)}")

    return read


def _ordinal(match: re.Match[str]) -> int:
    """Return 1 to 4 from "I", "1", "pierwszy" and their forms."""
    if match["roman"]:
        return _ROMAN.index(match["roman"]) + 1
    if match["arabic"]:
        return int(match["arabic"])
    return next(i for i, stem in enumerate(_ORDINALS, start=1) if match["word"].lower().startswith(stem))


def _years(match: re.Match[str]) -> Iterator[DateMention]:
    last = match["last"] if len(match["last"]) == 4 else match["year"][:2] + match["last"]
    if 0 < int(last) - int(match["year"]) < 100:
        yield DateMention(_span(match), None, f"{match['year']}/{last}")


def _year(match: re.Match[str]) -> Iterator[DateMention]:
    yield DateMention(_span(match, "year"), None, match["year"])


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_Reader = Callable[[re.Match[str]], Iterator[DateMention]]
_MONTH_DIGITS = r"(?P<month>0?[1-9]|1[0-2])"
_MONTH_ROMAN = rf"(?P<month>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
_MONTH_GENITIVE = rf"(?P<month>{'|'.join(MONTHS_GENITIVE)})"
_FIRST_DAY = r"(?:(?P<first>[12]?\d|3[01])\.?\s?(?:[-–—]|do|i|oraz|a)\s?)?"
_LAST_YEAR = r"(?P<last>(?:19|20)\d\d|\d\d(?=\s*r))(?!\d|[-–—/]\d)"
_YEAR_LEADS = r"(?:w|we|roku|rok|rokiem|latach|lata|lat|rocznika|między)"
_NO_ORDINAL = r"(?P<roman>)(?P<word>)"

_SHAPES: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_compiled(rf"(?<![\w/\-–]){_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)"), _numeric),
    (_compiled(rf"{_B}{_DAY}\s?(?P<dot>[./\-])\s?{_MONTH_DIGITS}\s?(?P=dot)\s?{_YEAR}(?!\d){_R}"), _numeric),
    (re.compile(rf"{_B}{_DAY}[.\s]\s?{_MONTH_ROMAN}[.\s]\s?{_YEAR}(?!\d){_R}"), _roman),
    (
        _compiled(rf"{_B}{_FIRST_DAY}{_DAY}\.?\s+{_MONTH_GENITIVE}(?!\w)(?:,?\s+(?:b\.?r\.|{_YEAR}(?!\d){_R}))?"),
        _named,
    ),
    (_compiled(rf"(?<!\w)(?P<month>{_NAME}),?\s+(?:roku\s+)?{_YEAR}(?!\d){_R}"), _month),
    (_compiled(rf"(?<!\w){_ONE_OF_FOUR}\s?(?:kwarta[łl]\w*|kw\.)\s+(?:roku\s+)?{_YEAR}(?!\d){_R}"), _part("Q")),
    (_compiled(rf"(?<!\w)Q(?P<arabic>[1-4]){_NO_ORDINAL}[\s/]\s?{_YEAR}(?!\d){_R}"), _part("Q")),
    (_compiled(rf"(?<!\w){_YEAR}[\s/]\s?Q(?P<arabic>[1-4]){_NO_ORDINAL}(?!\w)"), _part("Q")),
    (_compiled(rf"(?<!\w){_ONE_OF_FOUR}\s?półrocz\w*\s+(?:roku\s+)?{_YEAR}(?!\d){_R}"), _part("H")),
    (_compiled(rf"{_B}{_YEAR}\s?(?:[-–—/]|do|a)\s?{_LAST_YEAR}{_NO_UNIT}{_R}"), _years),
    (_compiled(rf"{_B}{_YEAR}(?!\d)\s*r(?:\.|oku?\b|okiem\b|\b)"), _year),
    (_compiled(rf"(?<!\w){_YEAR_LEADS}\s+{_YEAR}{_E}{_NO_UNIT}"), _year),
    (_compiled(rf"(?<!\w){_YEAR_LEADS}\s+(?:19|20)\d\d(?:,|\s(?:i|oraz|lub|a))\s+{_YEAR}{_E}{_NO_UNIT}"), _year),
)
