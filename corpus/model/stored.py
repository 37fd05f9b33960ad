"""What the store says of what it keeps: outcomes of a put, and rows of a list."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from corpus.model.document import DocumentKind
from corpus.model.draft import DraftStatus


class Outcome(StrEnum):
    """What putting a document changed."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class PutResult:
    """Where a document lies after it was put."""

    document_id: str
    version: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A current document without its text, for lists.

    Attributes:
        document_id: Stable over versions.
        version: The current version.
        kind: What the document is.
        title: Never empty.
        name: File name as an officer knows it.
        date: The document's own date.
        media_type: Found from content.
        source: Where it came from.
        external_id: The row's own id in a JSONL corpus.
        pages: Number of pages.
        characters: Length of the stored text.
        stored: When this version was stored, in UTC.
    """

    document_id: str
    version: int
    kind: DocumentKind
    title: str
    name: str
    date: dt.date | None
    media_type: str
    source: str
    external_id: str | None
    pages: int
    characters: int
    stored: dt.datetime


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """The current version of a draft without its answers, for lists.

    Attributes:
        draft_id: The draft.
        version: The current version, 1 for what the writer wrote.
        document_id: The letter that it answers, where that is stored.
        status: Draft or approved.
        approved_by: Who approved it.
        writer: What wrote it.
        created: When it was written.
        saved: When this version was stored, in UTC.
        questions: Number of answers in it.
    """

    draft_id: str
    version: int
    document_id: str | None
    status: DraftStatus
    approved_by: str | None
    writer: str
    created: dt.datetime
    saved: dt.datetime
    questions: int
