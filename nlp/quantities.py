"""Quantities with a unit of measure, with a normal form: "350 m²" and "350 m kw." are both "350 m2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.figures import Figure, FigureKind

_UNITS = {
    "m2": r"m2|m²|m\s?kw\.|mkw\.?|metr(?:y|ów|ach|a)\s+kwadratow\w+",
    "m3": r"m3|m³|metr(?:y|ów|ach|a)\s+sześcienn\w+",
    "km2": r"km2|km²",
    "km/h": r"km/h|km/godz\.?",
    "km": r"km|kilometr\w*",
    "ha": r"ha|hektar\w*",
    "ar": r"ar(?:y|ów|ach)?",
    "cm": r"cm|centymetr\w*",
    "mm": r"mm|milimetr\w*",
    "kg": r"kg|kilogram\w*",
    "t": r"t|Mg|ton(?:y|ę|ą|ach|ami|om)?",
    "l": r"l|litr\w*",
    "szt.": r"szt\.?|sztuk[iaęą]?",
    "MWh": r"MWh",
    "kWh": r"kWh",
    "MW": r"MW",
    "kW": r"kW",
    "kWp": r"kWp",
    "GJ": r"GJ",
    "dB": r"dB|decybel\w*",
    "°C": r"°C|st\.\s?C|stopni\s+Celsjusza",
    "m": r"m(?!\.\s?(?:in|st)\b)|mb\.?|metr(?:y|ów|ach|a|em|owi|ami)?(?!\s+(?:kwadrat|sześcien))",
}
_UNIT = re.compile(
    r"[ \u00a0]?(?:\r?\n)?[ \u00a0]?(?:"
    + "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_UNITS.values()))
    + r")(?![\w²³/])"
)
_NAMES = tuple(_UNITS)
_POINTS = re.compile(r"p\.?\s?p\.|pkt\.?\s?proc|punkt\w*\s+procentow", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: value "350 m2", "12.5 %", "2 p.p."; `start` and `end` index the text."""

    value: str
    start: int
    end: int


def quantity(text: str, figure: Figure) -> Quantity | None:
    """Return the quantity that a figure is a part of: a percentage, or a number with a unit behind it; else `None`.

    The two ends of a range ("10–15 m2") are figures of their own; the first has no unit.
    """
    if figure.kind is FigureKind.PERCENT:
        unit = "p.p." if _POINTS.search(text, figure.start, figure.end) else "%"
        return Quantity(f"{figure.value} {unit}", figure.start, figure.end)
    if figure.kind is not FigureKind.NUMBER:
        return None
    return _measured(text, figure)


def _measured(text: str, figure: Figure) -> Quantity | None:
    """Return a number with the unit behind it, also where the unit's only letter was taken for a part of the number."""
    value, end = figure.value, figure.end
    if value[-1:].isalpha() and value[:-1].replace(".", "").isdigit():
        value, end = value[:-1], end - 1
    unit = _UNIT.match(text, end)
    if unit is None or not value.replace(".", "", 1).isdigit():
        return None
    name = next(_NAMES[n] for n in range(len(_NAMES)) if unit[f"u{n}"] is not None)
    stop = unit.end()
    return Quantity(f"{value} {name}", figure.start, stop)


def quantities(text: str, figures: Iterator[Figure]) -> Iterator[Quantity]:
    """Yield the quantities among `figures`."""
    for figure in figures:
        found = quantity(text, figure)
        if found:
            yield found
