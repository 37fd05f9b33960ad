"""The title and the date of a document, by its kind."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from corpus.model import Block, BlockKind, DocumentKind, Letter
from ingest.parsers.letter.subject import strip_matter
from ingest.parsers.lines import Line, is_salutation, lines_of
from ingest.parsers.running import line_key, readable_name
from nlp.dates import parse_dates

MAX_TITLE = 200
_SENTENCE = 90
HEAD = 2500
_DATE_ONLY = re.compile(
    r"^\W*(?:(?:data|z\s+dnia|dnia|opublikowano|data\s+publikacji)\W*)?[\d.\-/ ]{6,12}\W*(?:r\.?|roku)?\W*$",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"^[^\W\d_][\w .-]{2,30},?\s+(?:dnia\s+|dn\.\s*)?\d{1,2}[. ]\s*\w+[. ]\s*\d{4}\s*(?:r\.|roku)?\W*$", re.IGNORECASE
)
_ADDRESS = re.compile(r"^\W*(?:Sz\.|Szanown\w+)?\s*Pa(?:n|ni|nie|ństwo)\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*\d{1,2}[.)]\s.*\?$", re.DOTALL)
_CONTACT = re.compile(r"@|\bwww\.|https?:|\btel(?:efon|\.)|\bfax\b|\b\d\d-\d{3}\b", re.IGNORECASE)
_PAGE = re.compile(r"^\W*(?:strona\s+)?\d{1,4}(?:\s*(?:/|z)\s*\d{1,4})?\W*$", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:protok[óo]ł|stenogram)", re.IGNORECASE)
_HELD = re.compile(r"\b(?:odbył\w*\s+się|odbyt\w+|w\s+dniu|z\s+dnia|z\s+dn\.|obrad\w*)\b", re.IGNORECASE)
_SUBMISSION = re.compile(r"^\W*(?:uwag[aię]|wnios(?:ek|ki)|petycj[aię])\b.{0,180}$", re.IGNORECASE)
_TRAILING_DATE = re.compile(r"(?<=.{15})\s+\d{4}-\d{2}-\d{2}\s*$")
_AS_AT = re.compile(r"\bstan\w*\s+(?:\w+\s+){0,3}na\s+(?:dzień\s+)?$", re.IGNORECASE)
_NAMES = {
    DocumentKind.INTERPELLATION: "Interpelacja",
    DocumentKind.ENQUIRY: "Zapytanie",
    DocumentKind.REPLY: "Odpowiedź na interpelację",
    DocumentKind.SUBMISSION: "Uwaga lub wniosek",
}


def find_title(
    text: str,
    blocks: Sequence[Block],
    kind: DocumentKind,
    letter: Letter | None,
    *,
    stated: str,
    name: str,
    running: frozenset[str] = frozenset(),
) -> str:
    """Return a title that an officer recognises; never empty.

    Args:
        text: The stored text.
        blocks: Its blocks: the first heading is the title where there is one.
        kind: What the document is. A letter is named after its kind, number and subject.
        letter: What it says as a letter.
        stated: Subject or title that the source states beside the text (a row's field, a message's subject), or empty.
        name: The file's name, the last resort; also that of a programme which goes straight into its text.
        running: Keys of the lines that stand on every page: none of them tells this document from its neighbours.
    """
    title = _letter_title(text, kind, letter, stated) if letter is not None and kind in _NAMES else stated
    title = title or _heading(text, blocks, kind, running)
    return _shortened(_TRAILING_DATE.sub("", title) or readable_name(name))


def find_date(text: str, kind: DocumentKind, letter: Letter | None, stated: str | None) -> dt.date | None:
    """Return the document's date: a letter's date line, a session's day, a publication's date; else the stated one."""
    if letter is not None and letter.date is not None:
        return letter.date
    lines = lines_of(text[:HEAD])
    found = None
    if letter is None:
        found = _held(text[:HEAD]) if kind is DocumentKind.MINUTES else _standing_alone(lines, kind)
    return found or _iso(stated)


def stated_title(fields: Mapping[str, str]) -> str:
    """Return what a row or a message states as its subject or title, without "Re:"; empty where nothing."""
    plain = fields.get("subject") or fields.get("title") or ""
    return re.sub(r"^\s*(?:(?:re|fwd?|odp|pd)\s*:\s*)+", "", plain, flags=re.IGNORECASE).strip()


def _letter_title(text: str, kind: DocumentKind, letter: Letter, stated: str) -> str:
    if kind is DocumentKind.SUBMISSION:
        heading = next((line.text for line in lines_of(text[:HEAD]) if _SUBMISSION.match(line.text)), "")
        return stated or heading or (f"Uwaga w sprawie {letter.subject}" if letter.subject else "")
    subject = strip_matter(stated) if stated else letter.subject
    named = _NAMES[kind]
    if kind is DocumentKind.REPLY and not re.search(r"interpelac", text[:HEAD], re.IGNORECASE):
        named = "Odpowiedź na zapytanie" if re.search(r"zapytani", text[:HEAD], re.IGNORECASE) else "Odpowiedź"
    named += f" nr {letter.number}" if letter.number else ""
    return f"{named} w sprawie {subject}" if subject else named


def _heading(text: str, blocks: Sequence[Block], kind: DocumentKind, running: frozenset[str]) -> str:
    """The heading or first line that names a document; empty where it goes straight into its text."""
    if kind is DocumentKind.MINUTES:
        return _minutes_title(lines_of(text[:HEAD]))
    able = [block for block in blocks if _can_be_title(text[block.start : block.end], running)]
    heading = next((block for block in able if block.kind is BlockKind.HEADING and block.start < HEAD), None)
    first = next((line.text for line in lines_of(text[:HEAD]) if _can_be_title(line.text, running)), "")
    opening = text[able[0].start : able[0].end] if able else first
    if kind is DocumentKind.SLIDES and able and able[0].page < (heading.page if heading else able[0].page + 1):
        return opening if len(opening) <= MAX_TITLE else first
    if kind is DocumentKind.PLEDGES and heading not in able[:1] and _tells(opening):
        return ""
    if heading is not None and (not first or heading in blocks[:4] or len(first) > MAX_TITLE):
        return text[heading.start : heading.end]
    return first


def _tells(opening: str) -> bool:
    """Whether a document opens with a paragraph of text rather than with a title."""
    return len(opening) > MAX_TITLE or (len(opening) > _SENTENCE and opening.rstrip().endswith("."))


def _can_be_title(text: str, running: frozenset[str] = frozenset()) -> bool:
    return len(text) > 3 and not (
        line_key(text) in running
        or _NUMBERED.match(text)
        or _ADDRESS.match(text)
        or is_salutation(text)
        or _DATE_ONLY.match(text)
        or _DATE_LINE.match(text)
        or _CONTACT.search(text)
        or _PAGE.match(text)
    )


def _minutes_title(lines: Sequence[Line]) -> str:
    """The line that names minutes with what follows it up to the session's body and day."""
    at = next((index for index, line in enumerate(lines) if _MINUTES.search(line.text)), None)
    if at is None:
        return next((line.text for line in lines if _can_be_title(line.text)), "")
    title = ""
    for line in lines[at : at + 5]:
        title = line.text if title in line.text else f"{title} {line.text}".strip()
        if len(title) > MAX_TITLE or any(mention.value for mention in parse_dates(line.text)):
            break
    return title


def _held(head: str) -> dt.date | None:
    mentions = [mention for mention in parse_dates(head) if mention.value is not None]
    near = [mention for mention in mentions if _HELD.search(head[max(0, mention.span.start - 60) : mention.span.start])]
    first = next(iter(near or mentions), None)
    return first.value if first else None


def _standing_alone(lines: Sequence[Line], kind: DocumentKind) -> dt.date | None:
    """A date that fills its line but for a place or "Opublikowano", or ends the title; for pledges "stan na …"."""
    for line in lines[:25]:
        for mention in parse_dates(line.text):
            before = line.text[: mention.span.start]
            rest = before + line.text[mention.span.end :]
            if mention.value is not None and (
                (kind is DocumentKind.PLEDGES and _AS_AT.search(before)) or _dated_title(line, lines, mention.span.end)
            ):
                return mention.value
            if mention.value is not None and len(re.findall(r"[^\W\d_]{3,}", rest)) <= 2 and len(line.text) <= 60:
                return mention.value
    return None


def _dated_title(line: Line, lines: Sequence[Line], end: int) -> bool:
    """Whether a publication's date ends its first line."""
    return line in lines[:2] and end == len(line.text)


def _iso(stated: str | None) -> dt.date | None:
    if not stated:
        return None
    return next((mention.value for mention in parse_dates(stated[:40]) if mention.value is not None), None)


def _shortened(title: str) -> str:
    plain = re.sub(r"\s+", " ", title).strip()
    return plain if len(plain) <= MAX_TITLE else plain[: MAX_TITLE - 2].rsplit(" ", 1)[0] + " …"
