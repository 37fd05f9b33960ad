"""Quantities: one value however the unit is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures import find_figures
from nlp.quantities import quantities


def values(text: str) -> list[str]:
    return [found.value for found in quantities(text, find_figures(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("350 m2", "350 m2"),
        ("350 m²", "350 m2"),
        ("350 m kw.", "350 m2"),
        ("350 metrów kwadratowych", "350 m2"),
        ("12 m3", "12 m3"),
        ("3 km", "3 km"),
        ("3,5 kilometra", "3.5 km"),
        ("50 km/h", "50 km/h"),
        ("12,5 ha", "12.5 ha"),
        ("12 arów", "12 ar"),
        ("150 m od drogi", "150 m"),
        ("dwieście metrów", "200 m"),
        ("30 cm", "30 cm"),
        ("1 250 sztuk", "1250 szt."),
        ("4,5 t", "4.5 t"),
        ("4 tony", "4 t"),
        ("5 l", "5 l"),
        ("49,9 kW", "49.9 kW"),
        ("52 MWh", "52 MWh"),
        ("68 dB", "68 dB"),
        ("21 st. C", "21 °C"),
        ("12,5 %", "12.5 %"),
        ("12,50 proc.", "12.5 %"),
        ("2 p.p.", "2 p.p."),
        ("3 punkty procentowe", "3 p.p."),
        ("15 tys. m2", "15000 m2"),
    ],
)
def test_values(text: str, expected: str) -> None:
    assert values(f"Razem {text}") == [expected]


@pytest.mark.parametrize(
    "text", ["15 osób", "15 zł", "15 m.in. ulic", "15a", "12.5.1", "15 kmetków", "piętro 4", "15 harcerzy", "m2"]
)
def test_no_quantities(text: str) -> None:
    assert values(text) == []


@given(st.integers(1, 10**6), st.sampled_from(["m2", "km", "ha", "szt.", "kg"]))
def test_grouping_changes_nothing(number: int, unit: str) -> None:
    spaced = f"{number:,}".replace(",", " ")
    assert values(f"ma {spaced} {unit}") == values(f"ma {number} {unit}") == [f"{number} {unit}"]


@given(st.text(max_size=60))
def test_offsets_lie_in_the_text(text: str) -> None:
    for found in quantities(text, find_figures(text)):
        assert 0 <= found.start < found.end <= len(text)
