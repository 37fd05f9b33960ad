"""Dates of a letter that cannot be right, or that ask for haste: said in Polish, never repaired."""

import datetime as dt
from collections.abc import Iterator, Sequence

from corpus.model import Letter
from corpus.months import format_date

LONG_ON_THE_WAY = dt.timedelta(days=90)
"""A letter that took longer to arrive than this was probably given the wrong day."""

Named = tuple[str, dt.date]


def date_warnings(letter: Letter, due: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """Return Polish sentences about dates that contradict each other or today, and about a deadline that has passed.

    Args:
        letter: The letter, with the dates that the officer gave. A reply is written after the letter that it answers
            was passed on, so it is no letter for this function.
        due: Last day for the answer, where it is known.
        today: The day of reading or drafting.
    """
    named = [
        (name, day)
        for name, day in (
            ("data pisma", letter.date),
            ("data przekazania", letter.transmitted),
            ("data wpływu", letter.received),
        )
        if day
    ]
    return (*_disordered(named), *_late(named), *_future(named, today), *_passed(due, today))


def _disordered(named: Sequence[Named]) -> Iterator[str]:
    """A letter is written, then passed on, then received: each pair that says otherwise."""
    for place, (earlier, first) in enumerate(named):
        for later, second in named[place + 1 :]:
            if second < first:
                said = f"{later} ({format_date(second)}) jest wcześniejsza niż {earlier} ({format_date(first)})"
                yield _sentence(f"{said}; proszę sprawdzić obie daty.")


def _late(named: Sequence[Named]) -> Iterator[str]:
    dates = dict(named)
    written, received = dates.get("data pisma"), dates.get("data wpływu")
    if written and received and received - written > LONG_ON_THE_WAY:
        days = (received - written).days
        yield f"Od daty pisma ({format_date(written)}) do wpływu ({format_date(received)}) minęło {days} dni."


def _future(named: Sequence[Named], today: dt.date) -> Iterator[str]:
    for name, day in named:
        if day > today:
            yield _sentence(f"{name} ({format_date(day)}) jeszcze nie nadeszła; proszę ją sprawdzić.")


def _passed(due: dt.date | None, today: dt.date) -> Iterator[str]:
    if due and due < today:
        yield f"Termin odpowiedzi już minął: {format_date(due)}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
