"""Dates in words: "czternastego kwietnia dwa tysiące dwudziestego piątego roku"."""

import datetime as dt

from corpus.months import MONTHS_GENITIVE
from nlp.cases import Case
from nlp.numerals.ordinals import ordinal
from nlp.numerals.reading import parse_number

_YEAR = "roku"


def date_words(date: dt.date, case: Case = Case.GENITIVE) -> str:
    """Return a date in words; only the day takes the case: "do czternastego kwietnia", "przed czternastym kwietnia".

    Args:
        date: The day.
        case: Of the day; the month and the year stand in the genitive.
    """
    day = ordinal(date.day, case)
    return f"{day} {MONTHS_GENITIVE[date.month - 1]} {ordinal(date.year, Case.GENITIVE)} {_YEAR}"


def parse_date_words(text: str) -> dt.date | None:
    """Return the day that words say, the year spelled out too; `None` where they say no day of the calendar."""
    words = text.lower().split()
    months = [place for place, word in enumerate(words) if word in MONTHS_GENITIVE]
    if len(months) != 1:
        return None
    behind = words[months[0] + 1 :]
    day = parse_number(" ".join(words[: months[0]]))
    year = parse_number(" ".join(behind[:-1] if behind[-1:] == [_YEAR] else behind))
    if day is None or year is None:
        return None
    try:
        return dt.date(year, MONTHS_GENITIVE.index(words[months[0]]) + 1, day)
    except ValueError:
        return None
