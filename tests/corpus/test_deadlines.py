"""The deadline of an answer and its calculation, against dates counted by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.deadlines import closed_because, due_date, easter_sunday, next_working_day, polish_holidays
from corpus.knowledge import DeadlineRule, load_profile
from corpus.model import DocumentKind

KINDS = frozenset({DocumentKind.INTERPELLATION})
FOURTEEN = DeadlineRule("zwykły termin", "gmina", KINDS, 14, "art. 24 ust. 6 u.s.g.")
DAYS = st.dates(min_value=dt.date(1991, 1, 1), max_value=dt.date(2090, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2025-04-14", 14, "2025-04-28"),  # DOMAIN.md: Monday to Monday
        ("2026-11-12", 14, "2026-11-26"),
        ("2025-04-19", 14, "2025-05-05"),  # 3 May 2025 is a Saturday and a holiday
        ("2025-12-10", 14, "2025-12-29"),  # Christmas Eve is a day off since 2025, then Christmas, then a weekend
        ("2024-12-10", 14, "2024-12-24"),  # in 2024 it was not
        ("2025-10-28", 14, "2025-11-12"),  # Independence Day
        ("2024-02-15", 14, "2024-02-29"),  # leap year
        ("2023-02-15", 14, "2023-03-01"),
        ("2026-03-21", 14, "2026-04-07"),  # the 14th day is a Saturday before Easter Sunday and Monday
        ("2026-05-21", 14, "2026-06-05"),  # Corpus Christi, 4 June 2026
        ("2025-12-23", 14, "2026-01-07"),  # Epiphany, over the turn of the year
        ("2018-10-29", 14, "2018-11-13"),  # 12 November 2018 was a day off once
        ("2016-05-05", 21, "2016-05-27"),  # Corpus Christi, 26 May 2016
        ("2025-11-08", 14, "2025-11-24"),  # a Saturday
    ],
)
def test_due(received: str, days: int, due: str) -> None:
    rule = DeadlineRule("termin", "gmina", KINDS, days, "podstawa")
    assert due_date(day(received), rule).due == day(due)


def test_steps_tell_the_calculation() -> None:
    assert due_date(day("2025-04-14"), FOURTEEN).steps == (
        "Wpływ: 14 kwietnia 2025 r. (poniedziałek). Dnia wpływu nie wlicza się do terminu.",
        "Termin: 14 dni (zwykły termin; art. 24 ust. 6 u.s.g.), licząc od 15 kwietnia 2025 r. (wtorek).",
        "Ostatni, 14. dzień terminu: 28 kwietnia 2025 r. (poniedziałek).",
        "Odpowiedzi należy udzielić najpóźniej 28 kwietnia 2025 r.",
    )


def test_steps_explain_a_move() -> None:
    steps = due_date(day("2025-12-10"), FOURTEEN).steps
    assert steps[2:4] == (
        "Ostatni, 14. dzień terminu: 24 grudnia 2025 r. (środa). Jest to dzień wolny od pracy: "
        "Wigilia Bożego Narodzenia.",
        "Termin przesuwa się na najbliższy dzień roboczy: 29 grudnia 2025 r. (poniedziałek), przez analogię do "
        "art. 57 § 4 k.p.a.",
    )


def test_rule_that_does_not_move_says_so() -> None:
    fixed = DeadlineRule("Sejm", "sejm", KINDS, 21, "art. 115 Konstytucji", moves=False)
    deadline = due_date(day("2025-10-21"), fixed)
    assert deadline.due == day("2025-11-11")
    assert "nie przesuwa terminu" in deadline.steps[2]


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1992, "1992-04-19"),
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2027, "2027-03-28"),
        (2038, "2038-04-25"),
    ],
)
def test_easter(year: int, easter: str) -> None:
    assert easter_sunday(year) == day(easter)


def test_holidays_of_2025() -> None:
    expected = "01-01 01-06 04-20 04-21 05-01 05-03 06-08 06-19 08-15 11-01 11-11 12-24 12-25 12-26"
    assert sorted(polish_holidays(2025)) == [day(f"2025-{text}") for text in expected.split()]


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("2010-01-06", False),
        ("2011-01-06", True),
        ("2024-12-24", False),
        ("2025-12-24", True),
        ("2018-11-12", True),
        ("2019-11-12", False),
    ],
)
def test_holidays_follow_the_law_of_their_year(text: str, free: bool) -> None:
    assert (day(text) in polish_holidays(int(text[:4]))) is free


def test_kinds_of_day() -> None:
    assert closed_because(day("2025-11-22")) == "sobota"
    assert closed_because(day("2025-11-23")) == "niedziela"
    assert closed_because(day("2025-11-24")) == ""


@given(DAYS)
def test_next_working_day_is_the_nearest_one(start: dt.date) -> None:
    found = next_working_day(start)
    assert not closed_because(found)
    between = [start + dt.timedelta(days=n) for n in range((found - start).days)]
    assert all(closed_because(passed) for passed in between)


@given(DAYS)
def test_due_never_before_the_last_day_and_within_a_week_of_it(received: dt.date) -> None:
    last = received + dt.timedelta(days=14)
    assert last <= due_date(received, FOURTEEN).due <= last + dt.timedelta(days=6)


@given(DAYS, st.integers(min_value=1, max_value=30))
def test_a_later_letter_is_never_due_earlier(received: dt.date, later: int) -> None:
    assert due_date(received, FOURTEEN).due <= due_date(received + dt.timedelta(days=later), FOURTEEN).due


@pytest.mark.parametrize(
    ("received", "body", "days"),
    [("2016-05-05", "gmina", 21), ("2018-11-16", "gmina", 21), ("2018-11-17", "gmina", 14), ("2026-11-12", "sejm", 21)],
)
def test_rules_of_krakow(received: str, body: str, days: int) -> None:
    rule = load_profile("krakow").deadline_rule(DocumentKind.ENQUIRY, day(received), body)
    assert rule is not None
    assert rule.days == days


def test_no_rule_for_what_is_no_letter() -> None:
    assert load_profile("krakow").deadline_rule(DocumentKind.NEWS, day("2026-11-12")) is None
