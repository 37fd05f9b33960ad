"""When a letter was passed on by the council's chair, and when the office received it."""

import datetime as dt
import re
from collections.abc import Sequence

from ingest.parsers.lines import Line
from nlp.dates import parse_dates

SCOPE = 3500
_PASSED = re.compile(r"\b(?:przekazan|przesłan|doręczon|przedłożon|przekazuj)\w*\b", re.IGNORECASE)
_STOP = re.compile(r"[?!;]|\n\n|(?<=[^\W\d_]{3})\.\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_OTHER = re.compile(r"\b(?:ustaw\w*|uchwał\w*|rozporządzeni\w*|zarządzeni\w*)\b[^,]{0,80}$", re.IGNORECASE)
_ARRIVED = re.compile(
    r"(?:\bdata\s+(?:wpływu|otrzymania|wpłynięcia)|\bwpłyn[ęe]ł[oayi]?\b|\bwpływ\b|\botrzyman[oa]\b|\bprzyjęto\s+dnia\b)",
    re.IGNORECASE,
)
_REACH = 60
_SHORT_LINE = 110


def find_transmitted(text: str) -> dt.date | None:
    """Return the date of transmission: "przekazaną przez … Przewodniczącego Rady Miasta … 14 kwietnia 2025 r.".

    The date must stand in the same sentence behind the verb; dates of acts do not count.
    """
    head = text[:SCOPE]
    for verb in _PASSED.finditer(head):
        stop = _STOP.search(head, verb.end())
        rest = head[verb.end() : stop.start() if stop else verb.end() + 300]
        for mention in parse_dates(rest):
            if mention.value is not None and not _OTHER.search(rest[: mention.span.start]):
                return mention.value
    return None


def find_received(lines: Sequence[Line]) -> dt.date | None:
    """Return the date of a receipt stamp or field ("WPŁYNĘŁO 14.04.2025", "Data wpływu: …"), or `None`.

    Only short lines count, or the line under such a word, so that "wnioski wpłynęły 5 maja" in a sentence is no stamp.
    """
    for index, line in enumerate(lines):
        match = _ARRIVED.search(line.text)
        if match is None or len(line.text) > _SHORT_LINE or not _stamp(line.text, match):
            continue
        rest = line.text[match.end() : match.end() + _REACH]
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        for piece in (rest, following if len(following) <= 40 else ""):
            for mention in parse_dates(piece):
                if mention.value is not None:
                    return mention.value
    return None


def _stamp(text: str, match: re.Match[str]) -> bool:
    """Whether the word opens its line, is written in capitals, or is a field's name."""
    return not text[: match.start()].strip(" •-–*|") or match[0].isupper() or match[0].lower().startswith("data")
