"""The title and the date of a document, by its kind."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from corpus.model import Block, BlockKind, DocumentKind, Letter
from ingest.parsers.letter.subject import strip_matter
from ingest.parsers.lines import Line, lines_of
from nlp.dates import parse_dates

MAX_TITLE = 200
HEAD = 2500
_DATE_ONLY = re.compile(r"^\W*(?:(?:data|z\s+dnia|dnia|opublikowano|data\s+publikacji)\W*)?[\d.\-/ ]{6,12}\W*(?:r\.?|roku)?\W*$", re.IGNORECASE)
_CONTACT = re.compile(r"@|\bwww\.|https?:|\btel(?:efon|\.)|\bfax\b|\b\d\d-\d{3}\b", re.IGNORECASE)
_PAGE = re.compile(r"^\W*(?:strona\s+)?\d{1,4}(?:\s*(?:/|z)\s*\d{1,4})?\W*$", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:protok[óo]ł|stenogram)", re.IGNORECASE)
_HELD = re.compile(r"\b(?:odbył\w*\s+się|odbyt\w+|w\s+dniu|z\s+dnia|z\s+dn\.|obrad\w*)\b", re.IGNORECASE)
_NAMES = {
    DocumentKind.INTERPELLATION: "Interpelacja",
    DocumentKind.ENQUIRY: "Zapytanie",
    DocumentKind.REPLY: "Odpowiedź na interpelację",
    DocumentKind.SUBMISSION: "Uwaga",
}


def find_title(text: str, blocks: Sequence[Block], kind: DocumentKind, letter: Letter | None, stated: str, name: str) -> str:
    """Return a title that an officer recognises; never empty.

    Args:
        text: The stored text.
        blocks: Its blocks: the first heading is the title where there is one.
        kind: What the document is. A letter is named after its kind, number and subject.
        letter: What it says as a letter.
        stated: Title or subject that the source states beside the text (a row's field, a message's subject).
        name: The file's name, the last resort.
    """
    if letter is not None and kind in _NAMES:
        title = _letter_title(kind, letter, stated)
    else:
        title = _heading(text, blocks, kind) or stated
    return _shortened(title or stated or name)


def find_date(text: str, kind: DocumentKind, letter: Letter | None, stated: str | None) -> dt.date | None:
    """Return the document's date: a letter's date line, a session's day, a publication's date; else the stated one."""
    if letter is not None and letter.date is not None:
        return letter.date
    lines = lines_of(text[:HEAD])
    found = None
    if letter is None:
        found = _held(text[:HEAD]) if kind is DocumentKind.MINUTES else _standing_alone(lines)
    return found or _iso(stated)


def stated_title(title: str | None, fields: Mapping[str, str]) -> str:
    """Return what the source states as title or subject, without "Re:" and the like."""
    plain = fields.get("subject") or fields.get("title") or title or ""
    return re.sub(r"^\s*(?:(?:re|fwd?|odp|pd)\s*:\s*)+", "", plain, flags=re.IGNORECASE).strip()


def _letter_title(kind: DocumentKind, letter: Letter, stated: str) -> str:
    subject = strip_matter(stated) if stated else letter.subject
    named = _NAMES[kind] + (f" nr {letter.number}" if letter.number else "")
    if subject and kind is DocumentKind.SUBMISSION:
        return stated or f"{named}: {subject}"
    return f"{named} w sprawie {subject}" if subject else (named if letter.number else stated)


def _heading(text: str, blocks: Sequence[Block], kind: DocumentKind) -> str:
    if kind is DocumentKind.MINUTES:
        return _minutes_title(lines_of(text[:HEAD]))
    heading = next((block for block in blocks if block.kind is BlockKind.HEADING and block.start < HEAD), None)
    first = next((line for line in lines_of(text[:HEAD]) if _can_be_title(line.text)), None)
    if heading is not None and (first is None or heading.start <= first.start or len(first.text) > MAX_TITLE):
        return text[heading.start : heading.end]
    return first.text if first else ""


def _can_be_title(text: str) -> bool:
    return len(text) > 3 and not (_DATE_ONLY.match(text) or _CONTACT.search(text) or _PAGE.match(text))


def _minutes_title(lines: Sequence[Line]) -> str:
    """The line that names minutes with what follows it up to the session's body and day."""
    at = next((index for index, line in enumerate(lines) if _MINUTES.search(line.text)), None)
    if at is None:
        return next((line.text for line in lines if _can_be_title(line.text)), "")
    title = ""
    for line in lines[at : at + 5]:
        title = f"{title} {line.text}".strip()
        if len(title) > MAX_TITLE or any(mention.value for mention in parse_dates(line.text)):
            break
    return title


def _held(head: str) -> dt.date | None:
    mentions = [mention for mention in parse_dates(head) if mention.value is not None]
    near = [mention for mention in mentions if _HELD.search(head[max(0, mention.span.start - 60) : mention.span.start])]
    first = next(iter(near or mentions), None)
    return first.value if first else None


def _standing_alone(lines: Sequence[Line]) -> dt.date | None:
    """A date that fills its line but for a place or a word such as "Opublikowano"."""
    for line in lines[:25]:
        for mention in parse_dates(line.text):
            rest = line.text[: mention.span.start] + line.text[mention.span.end :]
            if mention.value is not None and len(re.findall(r"[^\W\d_]{3,}", rest)) <= 2 and len(line.text) <= 60:
                return mention.value
    return None


def _iso(stated: str | None) -> dt.date | None:
    if not stated:
        return None
    return next((mention.value for mention in parse_dates(stated[:40]) if mention.value is not None), None)


def _shortened(title: str) -> str:
    plain = re.sub(r"\s+", " ", title).strip()
    return plain if len(plain) <= MAX_TITLE else plain[: MAX_TITLE - 2].rsplit(" ", 1)[0] + " …"
