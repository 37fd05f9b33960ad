"""Place and date of a letter: "Kraków, 14 kwietnia 2025 r.", "Warszawa, dnia 06-08-2026"."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.months import MONTHS_GENITIVE
from ingest.parsers.lines import Line, head_lines, is_closing
from nlp.dates import DateMention, parse_dates

_PLACE = re.compile(
    r"(?:^|(?<=[\s|]))(?P<place>[A-ZĄĆĘŁŃÓŚŹŻ][\w.]*(?:[ -](?:[A-ZĄĆĘŁŃÓŚŹŻ][\w.]*|nad|pod|k/|i))*)\s*,?\s*"
    r"(?:,\s*)?(?:dnia|dn\.|w\s+dniu|data\s*:?|d\.)?\s*:?\s*$"
)
_ALONE = re.compile(r"^\W*(?:(?:data|dnia|dn\.|z\s+dnia)\s*(?:pisma|sporządzenia)?\s*:?\s*)?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"^\s*(?:r\.?|roku)?\s*(?:(?:godz\.|o\s+godz\.)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?)?\W*$", re.IGNORECASE
)
_TITLE = re.compile(r"^\W*(?:interpelacja|zapytanie)\b[^?!]{0,120}?\bz\s+dn(?:ia|\.)", re.IGNORECASE)
_WRITTEN = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}\s+(?:{'|'.join(MONTHS_GENITIVE)})\s+\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?![\w/-])",
    re.IGNORECASE,
)
_HEAD = 12
_SHORT_LINE = 80
_LONGEST_TITLE = 160
_RECEIVED = re.compile(r"wpłyn|wpływ|otrzyma", re.IGNORECASE)
_NO_PLACE = frozenset({"dnia", "data", "dn", "poz", "nr", "z", "w", "r", "znak"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the date line says; either may be missing."""

    place: str | None = None
    date: dt.date | None = None


def find_dateline(lines: Sequence[Line], *, titled: bool = False) -> Dateline:
    """Return place and date from the head of a letter or, failing that, from behind its last words.

    A line with a place before the date goes before a date that stands alone. Dates inside sentences are never taken.

    Args:
        lines: The letter's lines.
        titled: Whether its own title may date it ("Interpelacja radnej … z dnia 3 maja 2026 r."), as a reply's title
            may not: that names the letter which it answers.
    """
    for candidates in (head_lines(lines), _tail(lines), lines[:40]):
        found = list(_dated(candidates))
        with_place = next((dateline for dateline in found if dateline.place), None)
        if with_place or found:
            return with_place or found[0]
    return Dateline(None, _in_title(lines[:25])) if titled else Dateline()


def impossible_date(lines: Sequence[Line]) -> str | None:
    """Return a day that no calendar has ("31 lutego 2026 r.") from a short line of the head or of the end."""
    for line in (*head_lines(lines)[:_HEAD], *_tail(lines)):
        match = _WRITTEN.search(line.text) if len(line.text) <= _SHORT_LINE else None
        if match and not any(mention.value for mention in parse_dates(match[0])):
            return match[0]
    return None


def _in_title(lines: Sequence[Line]) -> dt.date | None:
    """A date in the title, which may go on for two lines."""
    for at in range(len(lines)):
        title = " ".join(line.text for line in lines[at : at + 3] if len(line.text) <= _LONGEST_TITLE)
        dated = _TITLE.match(title)
        for mention in parse_dates(title) if dated else ():
            if mention.value is not None and dated and mention.span.start - dated.end() in {0, 1}:
                return mention.value
    return None


def _dated(lines: Sequence[Line]) -> Iterator[Dateline]:
    for line in lines:
        if len(line.text) > 200 or _RECEIVED.search(line.text):
            continue
        for mention in parse_dates(line.text):
            if mention.value is not None:
                yield from _read(line.text, mention)


def _read(text: str, mention: DateMention) -> Iterator[Dateline]:
    before, behind = text[: mention.span.start], text[mention.span.end :]
    match = _PLACE.search(before)
    if (
        match
        and match["place"].lower().strip(".") not in _NO_PLACE
        and _ends_line(behind)
        and _opens_line(before, match)
    ):
        yield Dateline(match["place"], mention.value)
    elif _ALONE.match(before) and _BEHIND.match(behind):
        yield Dateline(None, mention.value)


def _ends_line(behind: str) -> bool:
    """Whether nothing but a year's "r." or a reference follows, so that the date line is no sentence."""
    rest = re.sub(r"^\s*(?:r\.?|roku)?[\s.,]*", "", behind)
    return not rest or not rest[0].islower()


def _opens_line(before: str, match: re.Match[str]) -> bool:
    """Whether the place opens its line, or stands behind a reference or a wide gap of the letterhead."""
    lead = before[: match.start("place")]
    return not lead.strip() or not re.search(r"[a-ząćęłńóśźż]{3,}\s$", lead) or bool(re.search(r"\s{3,}$|\|\s*$", lead))


def _tail(lines: Sequence[Line]) -> Sequence[Line]:
    """The last lines, from the closing formula on."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 25), -1):
        if is_closing(lines[index].text):
            return lines[max(0, index - 3) :]
    return lines[-8:]
