"""Znak sprawy: the file reference of a letter."""

import re
from collections.abc import Sequence

from ingest.parsers.lines import Line, head_lines

_CODE = r"[A-ZĄĆĘŁŃÓŚŹŻ][\w]*(?:\s?[./-]\s?[\wĄĆĘŁŃÓŚŹŻąćęłńóśźż]+){2,}"
_LABELLED = re.compile(
    r"\b(?:nasz\s+)?(?:znak|nr|numer|sygn(?:atura|\.)?)\s*(?:sprawy|pisma|akt)?\s*[:.]\s*(?P<code>[A-ZĄĆĘŁŃÓŚŹŻ0-9][\w./–-]*(?:\s?/\s?\w+)*)",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<![\w@./-])(?P<code>[A-ZĄĆĘŁŃÓŚŹŻ]\w*(?:[.–-]\w+)+\.20\d\d(?:\.\w+)*(?:/[\w-]+)*)(?![\w@])")
_LONE = re.compile(rf"^(?:(?:znak|nr)\s+)?(?P<code>{_CODE})(?:\s+\w{{1,4}})?$", re.IGNORECASE)
_INTERPELLATION = re.compile(r"^K\d{1,2}(?:INT|ZAP)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_THEIRS = re.compile(r"(?:pism\w*|interpelac\w*|zapytani\w*|wniosk\w*).{0,120}$", re.IGNORECASE)


def find_reference(lines: Sequence[Line]) -> str | None:
    """Return the reference in the letter's head ("OR-03.0003.12.2026"), or `None`.

    A labelled one ("Znak sprawy: …", "Znak pisma: …") goes before a code with a year in it. The
    reference of the letter that is answered ("pismo z dnia … znak …") and numbers of interpellations are not taken.
    """
    head = head_lines(lines)
    for line in head:
        match = _LABELLED.search(line.text)
        if match and _own(line.text, match) and any(char.isdigit() for char in match["code"]):
            return _tidy(match["code"])
    for line in head:
        match = _LONE.match(line.text)
        if match and _YEAR.search(match["code"]) and not _INTERPELLATION.match(match["code"]):
            return _tidy(match["code"])
    for line in head:
        match = _INSIDE.search(line.text)
        if match and not _INTERPELLATION.match(match["code"]) and not _THEIRS.search(line.text[: match.start()]):
            return _tidy(match["code"])
    return None


def _own(text: str, match: re.Match[str]) -> bool:
    if _INTERPELLATION.match(match["code"]) or not re.search(r"[.\-/]", match["code"]):
        return False
    return _THEIRS.search(text[: match.start()]) is None


def _tidy(code: str) -> str:
    return re.sub(r"\s+", "", code).rstrip(".,;/-")
