"""List numbers as Word prints them: they are nowhere in the text of a DOCX, only in its numbering part."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.xml import attribute, child, children

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, the pattern of its label ("%1.%2."), and its first number."""

    style: str
    label: str
    start: int


def format_number(value: int, style: str) -> str:
    """Print a number as Word's number format names it: decimal, letters or Roman numerals."""
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"}:
        return roman(value).lower() if style == "lowerRoman" else roman(value)
    return f"{value:02d}" if style == "decimalZero" else str(value)


def roman(value: int) -> str:
    """Roman numerals of a positive number below 4000; other numbers in digits."""
    if not 0 < value < 4000:
        return str(value)
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    out = ""
    for size, sign in signs:
        out += sign * (value // size)
        value %= size
    return out


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document while it is walked in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    lists: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, part: etree._Element | None) -> "Numbering":
        """Read the numbering part; without one no paragraph has a number."""
        if part is None:
            return cls()
        abstract = {
            attribute(found, "abstractNumId") or "": {_index(level): _level(level) for level in children(found, "lvl")}
            for found in children(part, "abstractNum")
        }
        levels: dict[str, dict[int, Level]] = {}
        lists: dict[str, str] = {}
        for number in children(part, "num"):
            link = child(number, "abstractNumId")
            target = attribute(link, "val") if link is not None else None
            key = attribute(number, "numId") or ""
            levels[key] = abstract.get(target or "", {})
            restarted = any(True for _ in children(number, "lvlOverride"))
            lists[key] = key if restarted else f"abstract {target}"
        return cls(levels, defaultdict(dict), lists)

    def label(self, number_id: str, depth: int) -> str:
        """Count one paragraph of a list and return its label ("3.", "a)", "•"); empty where the list has none."""
        level = self.levels.get(number_id, {}).get(depth)
        if level is None or level.style == "none":
            return ""
        if level.style == "bullet":
            return BULLET
        counter = self.counters[self.lists.get(number_id, number_id)]
        counter[depth] = counter.get(depth, level.start - 1) + 1
        for deeper in [at for at in counter if at > depth]:
            del counter[deeper]
        return self._filled(level.label, number_id, counter)

    def _filled(self, label: str, number_id: str, counter: dict[int, int]) -> str:
        for at in range(9):
            place = f"%{at + 1}"
            if place in label:
                known = self.levels[number_id].get(at)
                value = counter.get(at, known.start if known else 1)
                label = label.replace(place, format_number(value, known.style if known else "decimal"))
        return label.strip()


def _index(level: etree._Element) -> int:
    value = attribute(level, "ilvl") or "0"
    return int(value) if value.isdigit() else 0


def _level(level: etree._Element) -> Level:
    style, label, start = (child(level, name) for name in ("numFmt", "lvlText", "start"))
    first = (attribute(start, "val") if start is not None else None) or "1"
    return Level(
        (attribute(style, "val") if style is not None else None) or "decimal",
        (attribute(label, "val") if label is not None else None) or "",
        int(first) if first.isdigit() and len(first) < 6 else 1,
    )
