"""A document as it was read: its stored text, its pages and blocks, and the way back to its source."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model.letter import Letter


class DocumentKind(StrEnum):
    """What a document is, decided by its content."""

    INTERPELLATION = "interpellation"
    ENQUIRY = "enquiry"
    REPLY = "reply"
    PLEDGES = "pledges"
    NEWS = "news"
    MINUTES = "minutes"
    SLIDES = "slides"
    SUBMISSION = "submission"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the stored text.

    Attributes:
        number: 1-based page number as a reader counts it.
        start: Offset of its first character in `Document.text`.
        end: Offset behind its last character.
        ocr_confidence: Mean word confidence in [0, 1] when the page was recognised from an image, else `None`.
    """

    number: int
    start: int
    end: int
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table; `start` and `end` index `Document.text`.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset behind its last character.
        page: Page on which it starts.
        page_start: Offset of its first character within that page's stored text: its place on the page.
        level: Heading level or list depth, 1 being the outermost; 0 where neither applies.
    """

    kind: BlockKind
    start: int
    end: int
    page: int
    page_start: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class SourceRun:
    """Characters that cleaning kept as they were: `text[start:start+length]` equals the source's own characters.

    Runs ascend in `start`; `source` steps back only where a footnote was taken out of a paragraph that flows on over
    the page's end.

    Attributes:
        start: Offset in `Document.text`.
        source: Offset in the source text, which is the reader's pages joined by one form feed.
        length: Number of characters.
    """

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document, cleaned and parsed. Citations point into `text`.

    Attributes:
        version_hash: SHA-256 of the bytes that were read: the identity of this version.
        source: Where it came from (a path, or `path#row` for a row, `path!name` for an attachment).
        name: The file's name as an officer knows it, shown in citations.
        media_type: Found from content, e.g. `application/pdf`.
        kind: Decided by content.
        title: Heading, subject or file name; never empty.
        date: The document's own date, where it states one.
        text: Stored text (cleaned).
        pages: In reading order; together they cover `text`.
        blocks: In reading order, without overlap.
        runs: Alignment of `text` to the source, ascending.
        letter: What it says as a letter, for interpellations, enquiries, replies and submissions.
        external_id: The row's own id in a JSONL corpus.
        warnings: Polish sentences for the officer about what could not be read.
    """

    version_hash: str
    source: str
    name: str
    media_type: str
    kind: DocumentKind
    title: str
    date: dt.date | None
    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    runs: tuple[SourceRun, ...] = ()
    letter: Letter | None = None
    external_id: str | None = None
    warnings: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int:
        """Return the number of the page that holds `offset` (clamped to the document)."""
        return page_at(self.pages, offset)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of the stored span `start:end`."""
        return source_span(self.runs, start, end)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in the store: the version that is current.

    Attributes:
        document_id: Stable over versions: the first 16 digits of the first version's hash.
        version: 1 for the first version, rising by one.
        document: That version.
    """

    document_id: str
    version: int
    document: Document


def page_at(pages: Sequence[Page], offset: int) -> int:
    """Return the number of the page that holds `offset`, the nearest one when none does; 1 without pages."""
    number = pages[0].number if pages else 1
    for page in pages:
        if page.start > offset:
            break
        number = page.number
    return number


def source_span(runs: Sequence[SourceRun], start: int, end: int) -> tuple[int, int]:
    """Map a stored span to the source: the smallest source span that holds every kept character in it.

    Without runs the text is its own source, and the span is returned unchanged.
    """
    inside = [run for run in runs if run.start < end and run.start + run.length > start]
    if not inside:
        return (start, end) if not runs else (0, 0)
    begin = min(run.source + max(0, start - run.start) for run in inside)
    return begin, max(run.source + min(run.length, end - run.start) for run in inside)
