"""Dates in every shape that Polish offices use."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.months import MONTHS_GENITIVE, MONTHS_LOCATIVE, MONTHS_NOMINATIVE, format_date
from nlp.dates import parse_dates


def found(text: str) -> list[str]:
    return [mention.iso for mention in parse_dates(text)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("14 kwietnia 2025 r.", "2025-04-14"),
        ("14\u00a0kwietnia\u00a02025 roku", "2025-04-14"),
        ("14 kwietnia\n2025 r.", "2025-04-14"),
        ("14.04.2025", "2025-04-14"),
        ("14.04.2025r.", "2025-04-14"),
        ("4.4.2025 r.", "2025-04-04"),
        ("14. 04. 2025", "2025-04-14"),
        ("06-08-2026", "2026-08-06"),
        ("2025-04-14", "2025-04-14"),
        ("14 IV 2025", "2025-04-14"),
        ("w marcu 2023 r.", "2023-03"),
        ("marzec 2023", "2023-03"),
        ("I kwartał 2026 r.", "2026-Q1"),
        ("w IV kwartale 2026 roku", "2026-Q4"),
        ("w drugim kwartale 2026 r.", "2026-Q2"),
        ("1. kwartał 2026", "2026-Q1"),
        ("Q1 2026", "2026-Q1"),
        ("2026 Q3", "2026-Q3"),
        ("II półrocze 2025 r.", "2025-H2"),
        ("w latach 2024-2026", "2024/2026"),
        ("lata 2024–2026", "2024/2026"),
        ("rok szkolny 2024/2025", "2024/2025"),
        ("rok szkolny 2024/25 r.", "2024/2025"),
        ("2025 r.", "2025"),
        ("w 2025", "2025"),
        ("roku 2025", "2025"),
        ("12 sierpnia br.", "--08-12"),
        ("12 sierpnia", "--08-12"),
        ("29 lutego", "--02-29"),
    ],
)
def test_shapes(text: str, iso: str) -> None:
    assert found(f"Odpowiedź: {text} – tak.") == [iso]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("od 1 do 5 maja 2024 r.", ["2024-05-01", "2024-05-05"]),
        ("14–16 kwietnia 2025 r.", ["2025-04-14", "2025-04-16"]),
        ("od dnia 1 stycznia 2024 r. do 30.06.2025 r.", ["2024-01-01", "2025-06-30"]),
        ("od 21 września do 31 października 2024 r.", ["2024-09-21", "2024-10-31"]),
        ("od 21 grudnia do 3 stycznia 2024 r.", ["--12-21", "2024-01-03"]),
        ("29 lutego i 1 marca 2023 r.", ["2023-03-01"]),
        ("1 maja, a 2 maja 2023 r. nie", ["--05-01", "2023-05-02"]),
        ("12 sierpnia br. i 1 września 2026 r.", ["--08-12", "2026-09-01"]),
        ("w 2024 i 2025 roku", ["2024", "2025"]),
        ("w latach 2023, 2024", ["2023", "2024"]),
        ("31.02.2025", []),
        ("31 lutego 2025 r.", ["2025-02"]),
        ("31 lutego", []),
        ("w 2000 zł", []),
        ("w 2000 miejsc", []),
        ("uchwała nr XII/2025", []),
        ("OR-03.0003.12.2026", []),
        ("2025-2024", []),
        ("poz. 2024", []),
        ("telefon 12 616 15 05", []),
    ],
)
def test_several_and_none(text: str, isos: list[str]) -> None:
    assert found(text) == isos


def test_value_only_where_a_day_is_given() -> None:
    day, month = parse_dates("5 maja 2024 r. i w maju 2024 r.")
    assert (day.value, month.value) == (dt.date(2024, 5, 5), None)
    assert (day.span.start, day.span.end) == (0, 14)


def test_tables_agree() -> None:
    assert len(MONTHS_NOMINATIVE) == len(MONTHS_GENITIVE) == len(MONTHS_LOCATIVE) == 12


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_what_we_write_we_read(date: dt.date) -> None:
    for text in (format_date(date), f"{date:%d.%m.%Y}", f"{date:%d-%m-%Y} r.", date.isoformat()):
        assert [(m.value, m.span.end - m.span.start) for m in parse_dates(text)] == [(date, len(text))]


@given(st.text(alphabet="0123456789 .-–/rkwietniamaj IVQ\n", max_size=60))
def test_mentions_do_not_overlap(text: str) -> None:
    mentions = parse_dates(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
