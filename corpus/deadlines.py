"""The day by which a letter must be answered, with the calculation that an officer can check.

Rules: art. 24 ust. 6 u.s.g. (14 days, instructive); art. 57 § 1 and § 4 k.p.a. by analogy (the day of receipt is not
counted; a last day on a Saturday or holiday moves on); ustawa z 18 stycznia 1951 r. o dniach wolnych od pracy.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from corpus.knowledge.profile import DeadlineRule
from corpus.months import format_date

_WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
_FIXED = {
    (1, 1): "Nowy Rok",
    (5, 1): "Święto Państwowe",
    (5, 3): "Święto Narodowe Trzeciego Maja",
    (8, 15): "Wniebowzięcie Najświętszej Maryi Panny",
    (11, 1): "Wszystkich Świętych",
    (11, 11): "Narodowe Święto Niepodległości",
    (12, 25): "pierwszy dzień Bożego Narodzenia",
    (12, 26): "drugi dzień Bożego Narodzenia",
}
_MOVEABLE = {
    0: "pierwszy dzień Wielkiej Nocy",
    1: "drugi dzień Wielkiej Nocy",
    49: "pierwszy dzień Zielonych Świątek",
    60: "dzień Bożego Ciała",
}
_EPIPHANY_SINCE = 2011
_CHRISTMAS_EVE_SINCE = 2025
_CENTENARY = dt.date(2018, 11, 12)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for an answer, and the steps that lead there, as Polish sentences."""

    due: dt.date
    steps: tuple[str, ...]


def due_date(received: dt.date, rule: DeadlineRule) -> Deadline:
    """Count the rule's calendar days from the day after receipt.

    Where the rule moves, a last day on a Saturday, Sunday or holiday becomes the next working day.
    """
    last = received + dt.timedelta(days=rule.days)
    due = next_working_day(last) if rule.moves else last
    steps = (
        f"Wpływ: {_day(received)}. Dnia wpływu nie wlicza się do terminu.",
        f"Termin: {rule.days} dni ({rule.name}; {rule.basis}), licząc od {_day(received + dt.timedelta(days=1))}.",
        *_last_steps(last, due, rule.days),
        f"Odpowiedzi należy udzielić najpóźniej {format_date(due)}",
    )
    return Deadline(due, steps)


def _last_steps(last: dt.date, due: dt.date, days: int) -> tuple[str, ...]:
    closed = closed_because(last)
    if due == last:
        note = f" Jest to dzień wolny od pracy ({closed}), jednak ta reguła nie przesuwa terminu." if closed else ""
        return (f"Ostatni, {days}. dzień terminu: {_day(last)}.{note}",)
    return (
        f"Ostatni, {days}. dzień terminu: {_day(last)}. Jest to dzień wolny od pracy: {closed}.",
        f"Termin przesuwa się na najbliższy dzień roboczy: {_day(due)}, przez analogię do art. 57 § 4 k.p.a.",
    )


def next_working_day(day: dt.date) -> dt.date:
    """Return `day`, or the first day after it that is neither a Saturday, a Sunday nor a holiday."""
    while closed_because(day):
        day += dt.timedelta(days=1)
    return day


def closed_because(day: dt.date) -> str:
    """Return why a day is not a working day, in Polish, or an empty string when it is one."""
    holiday = _holidays(day.year).get(day)
    if holiday:
        return holiday
    return _WEEKDAYS[day.weekday()] if day.weekday() >= 5 else ""


def polish_holidays(year: int) -> frozenset[dt.date]:
    """Return the statutory days off of a year, Sundays that carry no feast left out.

    Args:
        year: 1990 or later; Epiphany counts from 2011, 24 December from 2025, 12 November in 2018 alone.
    """
    return frozenset(_holidays(year))


@cache
def _holidays(year: int) -> dict[dt.date, str]:
    easter = easter_sunday(year)
    days = {dt.date(year, month, day): name for (month, day), name in _FIXED.items()}
    days |= {easter + dt.timedelta(days=shift): name for shift, name in _MOVEABLE.items()}
    if year >= _EPIPHANY_SINCE:
        days[dt.date(year, 1, 6)] = "Święto Trzech Króli"
    if year >= _CHRISTMAS_EVE_SINCE:
        days[dt.date(year, 12, 24)] = "Wigilia Bożego Narodzenia"
    if year == _CENTENARY.year:
        days[_CENTENARY] = "Święto Narodowe z okazji Setnej Rocznicy Odzyskania Niepodległości"
    return days


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon = (19 * golden + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leaps, years = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - moon - years) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def _day(day: dt.date) -> str:
    return f"{format_date(day)} ({_WEEKDAYS[day.weekday()]})"
