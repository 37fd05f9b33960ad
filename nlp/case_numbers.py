"""Signs of case files (znak sprawy), read by their grammar: unit[-section].JRWA[.sub].number.year[.initials].

Source: instrukcja kancelaryjna (Dz.U. 2011 nr 14 poz. 67), § 5: "ABC-A.123.77.3.2011.JW". Units divide their code by
hyphens or full stops ("AU-01-1", "WGK.ZNIM"); the number of the uniform list of files (JRWA) has two to four digits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.legal import find_case_files

_LETTERS = "A-ZĄĆĘŁŃÓŚŹŻ"
_UNIT = rf"[{_LETTERS}][{_LETTERS}a-ząćęłńóśźż]{{0,8}}(?:[-.][{_LETTERS}IVX][{_LETTERS}]{{0,7}}|-\d{{1,3}}){{0,4}}"
_FULL = re.compile(
    rf"(?<![\w/.\-])(?P<unit>{_UNIT})\.(?P<jrwa>\d{{2,4}})\.(?P<numbers>\d{{1,6}}(?:\.\d{{1,6}}){{0,3}})"
    rf"[./](?P<year>(?:19|20)\d\d|\d\d(?=[./][{_LETTERS}]))(?:[./](?P<initials>[{_LETTERS}][{_LETTERS}a-z]{{0,3}}))?(?![\w/]|[.\-]\d)"
)
_LED = re.compile(
    rf"(?i:\b(?:znak\w*(?:\s+spraw\w*)?|nr\s+sprawy|sygn(?:\.|atur\w+)(?:\s+akt)?))\s*:?\s*(?P<sign>[{_LETTERS}][\w./–-]{{3,40}}\d[\w./–-]{{0,8}})"
)
_LEADS = re.compile(r"[Zz]nak|[Ss]prawy|[Ss]ygn|ZNAK|SPRAWY|SYGN")
_COURT = re.compile(
    rf"(?<![\w/.])[IVX]{{1,5}}\s(?:[{_LETTERS}][{_LETTERS}a-z]{{0,4}}(?:/[{_LETTERS}][a-z]{{0,2}})?)\s\d{{1,5}}/(?:\d{{4}}|\d\d)(?![\w/])"
)
_DASHES = re.compile(r"\s?[–—]\s?")
_NORMS = ("PN-", "EN-", "ISO-", "COVID-", "SARS-", "CPV-")
_CERTAIN, _LED_BY, _LIKELY, _SHORT = 0.98, 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The sign of a case file in a text.

    Attributes:
        value: Normal form: hyphens for dashes, no spaces ("GK-01.6232.14.2025.AB").
        start: Offset of its first character.
        end: Offset behind its last one.
        certainty: In [0, 1]; high where the whole grammar holds, low for a bare code ("AU-01-1").
        unit: Code of the unit with its section, "" where the grammar does not hold.
        jrwa: Number in the uniform list of files, "" likewise.
        year: The year in which the case was opened, `None` likewise.
    """

    value: str
    start: int
    end: int
    certainty: float
    unit: str = ""
    jrwa: str = ""
    year: int | None = None


def find_case_numbers(text: str) -> tuple[CaseNumber, ...]:
    """Return the signs of case files in `text`, in order and without overlap.

    What follows the whole grammar counts anywhere; what "znak:" introduces counts by its shape, and so does a court's
    sign ("II SA/Kr 123/24"); a bare code of a unit ("AU-01-1") counts with little certainty. Numbers of standards
    ("PN-EN 13201-2") are none.
    """
    found: list[CaseNumber] = []
    owned: set[int] = set()
    for sign in (*_by_grammar(text), *_led(text), *_by_shape(text)):
        if owned.isdisjoint(range(sign.start, sign.end)):
            owned.update(range(sign.start, sign.end))
            found.append(sign)
    return tuple(sorted(found, key=lambda sign: sign.start))


def _by_grammar(text: str) -> Iterator[CaseNumber]:
    for match in _FULL.finditer(text):
        year = int(match["year"])
        yield CaseNumber(
            value=_plain(match[0]),
            start=match.start(),
            end=match.end(),
            certainty=_CERTAIN,
            unit=_plain(match["unit"]),
            jrwa=match["jrwa"],
            year=year if year > 99 else 2000 + year,
        )


def _led(text: str) -> Iterator[CaseNumber]:
    for match in _COURT.finditer(text):
        yield CaseNumber(" ".join(match[0].split()), match.start(), match.end(), _LED_BY)
    if _LEADS.search(text) is None:
        return
    for match in _LED.finditer(text):
        sign = match["sign"].rstrip("./–-")
        yield CaseNumber(_plain(sign), match.start("sign"), match.start("sign") + len(sign), _LED_BY)


def _by_shape(text: str) -> Iterator[CaseNumber]:
    for reference in find_case_files(text):
        words = text[reference.start : reference.end]
        if not words.startswith(_NORMS):
            certainty = _LIKELY if re.search(r"(?:19|20)\d\d", words) else _SHORT
            yield CaseNumber(_plain(words), reference.start, reference.end, certainty)


def _plain(sign: str) -> str:
    return re.sub(r"\s", "", _DASHES.sub("-", sign))
