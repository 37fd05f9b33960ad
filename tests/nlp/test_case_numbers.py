"""Signs of case files: their grammar, what introduces them, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.case_numbers import find_case_numbers

GRAMMAR = [
    ("AU-01-1.6740.1.512.2024", "AU-01-1", "6740", 2024),
    ("GK-01.6232.14.2025.AB", "GK-01", "6232", 2025),
    ("ABC-A.123.77.3.2011.JW", "ABC-A", "123", 2011),
    ("WGK.ZNIM.271.2.27.2020.DZ", "WGK.ZNIM", "271", 2020),
    ("OR-03.0003.12.2026", "OR-03", "0003", 2026),
    ("DKiS.II.430.1.2024", "DKiS.II", "430", 2024),
    ("SO.5345.12.25.KW", "SO", "5345", 2025),
]


@pytest.mark.parametrize(("sign", "unit", "jrwa", "year"), GRAMMAR)
def test_the_whole_grammar(sign: str, unit: str, jrwa: str, year: int) -> None:
    (found,) = find_case_numbers(f"Sprawa ({sign}) trwa, {sign[:2]} odpowie.")
    assert (found.value, found.unit, found.jrwa, found.year) == (sign, unit, jrwa, year)
    assert found.certainty > 0.95


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Znak sprawy: SM–02.5510.3.2024", "SM-02.5510.3.2024"),
        ("znak: BP/123/25.", "BP/123/25"),
        ("sygn. akt II.K.123/24", "II.K.123/24"),
        ("wyrok II SA/Kr 123/24 z dnia", "II SA/Kr 123/24"),
        ("wyrok I C 55/2024", "I C 55/2024"),
        ("nr sprawy: KD-12/2025,", "KD-12/2025"),
        ("w aktach AU-01-1 jest", "AU-01-1"),
        ("pismo ZDMK-2.11.2025-AB", "ZDMK-2.11.2025"),
    ],
)
def test_other_signs(text: str, value: str) -> None:
    found = find_case_numbers(text)
    assert [sign.value for sign in found] == [value]
    assert all(sign.certainty < 0.98 for sign in found)


@pytest.mark.parametrize(
    "text",
    [
        "Norma PN-EN 13201-2 i PN-EN-12464-1.",
        "wersja 1.2.3.2024",
        "Dz.U.2024.1465",
        "COVID-19-2021",
        "tel. 12 616 00 00",
        "www.miasto.pl",
        "14.04.2025 r.",
        "",
    ],
)
def test_no_signs(text: str) -> None:
    assert find_case_numbers(text) == ()


@given(
    unit=st.from_regex(r"[A-Z]{2,4}-0[1-9](-[1-9])?", fullmatch=True),
    numbers=st.lists(st.integers(1, 9999), min_size=1, max_size=3),
    year=st.integers(2000, 2035),
)
def test_signs_read_back(unit: str, numbers: list[int], year: int) -> None:
    sign = f"{unit}.6740.{'.'.join(map(str, numbers))}.{year}"
    text = f"Znak: {sign}, Kraków"
    assert [text[found.start : found.end] for found in find_case_numbers(text)] == [sign]


@given(st.text(alphabet="AB-.0129 znak:/–", max_size=60))
def test_any_text_is_read_without_overlap(text: str) -> None:
    end = 0
    for sign in find_case_numbers(text):
        assert end <= sign.start < sign.end <= len(text)
        end = sign.end
