"""Polish typography of the exported letter, and where its markers and footnote numbers stand."""

import re
from collections.abc import Iterator

NBSP = "\u00a0"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_ONE_LETTER = re.compile(r"(?<![\w-])([aiouwzAIOUWZ]) +(?=\S)")
_BEFORE_UNIT = re.compile(r"(?<=\d) +(?=(?:r\.|zł|%|tys\.|mln|mld|km|ha|proc\.|m²|szt\.|\d{3}(?!\d)))")
_AFTER_SHORT = re.compile(r"\b(nr|art\.|ust\.|pkt|poz\.|ul\.|os\.|pl\.|al\.|s\.|§) +(?=[\w„])")
_MARKER = re.compile(r"(\[DO UZUPEŁNIENIA:[^\]]*\])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:r|w|in|tys|ul|poz|itp|itd|np|m\.in|godz|proc|ust|art|pkt|zm|szt|gr)\.$")
_DOTTED = re.compile(r"(?:\b\w\.\s?)\w\.$|\b\w\.$")


def clean(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _CONTROL.sub("", text)


def typeset(text: str) -> str:
    """Put non-breaking spaces behind one-letter words and short forms, and before units. No other character changes."""
    bound = _ONE_LETTER.sub(rf"\1{NBSP}", clean(text))
    return _AFTER_SHORT.sub(rf"\1{NBSP}", _BEFORE_UNIT.sub(NBSP, bound))


def marked(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of `text` and whether each is a marker `[DO UZUPEŁNIENIA: …]`; joined they give `text`."""
    for piece in _MARKER.split(text):
        if piece:
            yield piece, _MARKER.fullmatch(piece) is not None


def before_note(text: str) -> tuple[str, str]:
    """Split a sentence where its footnote number goes: before its full stop, unless that ends an abbreviation."""
    ends_abbreviation = _DOTTED.search(text) or _ABBREVIATION.search(text.replace(NBSP, " "))
    if text.endswith(".") and not text.endswith("..") and not ends_abbreviation:
        return text[:-1], "."
    return text, ""
