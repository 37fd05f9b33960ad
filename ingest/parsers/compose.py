"""A cleaned text into a `Document`: its kind, title and date, and what it says as a letter."""

import re
from collections.abc import Mapping
from dataclasses import replace

from corpus.model import Author, Document, DocumentKind, Letter
from ingest.clean import Cleaned
from ingest.parsers.classify import LETTER_KINDS, classify
from ingest.parsers.letter import NO_DATE, parse_letter
from ingest.parsers.lines import is_salutation, lines_of
from ingest.parsers.persons import find_persons, form_of_first_name
from ingest.parsers.running import running_lines
from ingest.parsers.titles import find_date, find_title, stated_title
from ingest.raw import RawDocument

LOW_CONFIDENCE = 0.8
_HEAD_LINES = 40
_NUMBERED_QUESTION = re.compile(r"^[ \t]*\(?\d{1,2}[.)][ \t]+[^?\n]{3,400}(?:\n[^?\n]{1,400}){0,4}\?", re.MULTILINE)


def parse(
    cleaned: Cleaned, raw: RawDocument, *, version_hash: str = "", source: str = "", name: str | None = None
) -> Document:
    """Compose the document of a cleaned text.

    The row's or message's own fields may name the document (title, date); what the letter says is read from the text
    alone, but for a message whose sender is its author.

    Args:
        cleaned: Text, pages, blocks and alignment.
        raw: What the reader returned: name, media type, fields, confidence of recognised pages.
        version_hash: SHA-256 of the bytes; the pipeline fills it in.
        source: Where it came from; the pipeline fills it in.
        name: The file's name; the reader's where it is not given.
    """
    kind = classify(cleaned.text, cleaned.blocks, raw.fields)
    lettered = kind in LETTER_KINDS or (kind is DocumentKind.OTHER and _is_letter(cleaned.text))
    letter = _letter(cleaned, raw.fields, kind) if lettered else None
    stated = stated_title(raw.fields)
    shown = name or raw.name
    running = running_lines(raw)
    return Document(
        version_hash=version_hash,
        source=source,
        name=shown,
        media_type=raw.media_type,
        kind=kind,
        title=find_title(cleaned.text, cleaned.blocks, kind, letter, stated=stated, name=shown, running=running),
        date=find_date(cleaned.text, kind, letter, raw.date),
        text=cleaned.text,
        pages=cleaned.pages,
        blocks=cleaned.blocks,
        runs=cleaned.runs,
        letter=letter,
        external_id=raw.fields.get("id"),
        warnings=(*_letter_warnings(letter, raw), *_page_warnings(raw)),
    )


def _is_letter(text: str) -> bool:
    """Whether a text of no known kind is written to somebody: it has a salutation, or numbered questions."""
    lines = lines_of(text)
    return any(is_salutation(line.text) for line in lines[:_HEAD_LINES]) or bool(_NUMBERED_QUESTION.search(text))


def _letter(cleaned: Cleaned, fields: Mapping[str, str], kind: DocumentKind) -> Letter:
    letter = parse_letter(cleaned.text, cleaned.blocks, kind)
    if any(author.name for author in letter.authors) or kind is DocumentKind.REPLY:
        return letter
    sender = next(find_persons(fields.get("from", "")), None)
    if sender is None:
        return letter
    role = letter.authors[0].role if letter.authors else ""
    author = Author(sender.name, form_of_first_name(sender.name), role)
    return replace(letter, authors=(author,), warnings=tuple(one for one in letter.warnings if "autora" not in one))


def _letter_warnings(letter: Letter | None, raw: RawDocument) -> tuple[str, ...]:
    """What a letter does not say; a message's own date stands for the one that its text lacks."""
    found = letter.warnings if letter else ()
    return tuple(one for one in found if not (raw.date and "from" in raw.fields and one == NO_DATE))


def _page_warnings(raw: RawDocument) -> tuple[str, ...]:
    doubtful = [
        page.number for page in raw.pages if page.ocr_confidence is not None and page.ocr_confidence < LOW_CONFIDENCE
    ]
    if not doubtful:
        return ()
    pages = ", ".join(str(number) for number in doubtful)
    return (f"Niska pewność rozpoznania tekstu (OCR) na stronach: {pages}. Porównaj z oryginałem.",)
