"""Stored documents: a row of the list, one document, the text of one page, and what an ingest did."""

import datetime as dt

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.common import Schema
from corpus.model import StoredDocument
from corpus.model.stored import DocumentSummary


class DocumentRow(Schema):
    """A document in a list."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "3f2a9c51d07be846",
                    "version": 1,
                    "kind": "reply",
                    "title": "Odpowiedź na interpelację nr 7",
                    "name": "odpowiedz-7.pdf",
                    "date": "2026-08-11",
                    "media_type": "application/pdf",
                    "pages": 2,
                    "characters": 4120,
                    "stored": "2026-11-21T09:00:00Z",
                }
            ]
        }
    )

    id: str = Field(description="Stable over versions.")
    version: int
    kind: str
    title: str
    name: str
    date: dt.date | None
    media_type: str
    pages: int
    characters: int
    stored: dt.datetime


class PageOut(Schema):
    """A page of a document, without its text."""

    number: int
    start: int = Field(description="Offset of its first character in the stored text.")
    end: int
    ocr_confidence: float | None = Field(description="Mean confidence in [0, 1] where the page was recognised.")


class PageText(PageOut):
    """A page with its text; citations count their offsets in the whole stored text, from 0 on page one."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PAGE]})

    document: str
    version: int
    text: str


class BlockOut(Schema):
    """A heading, paragraph, list item, table or footnote."""

    kind: str
    start: int
    end: int
    page: int
    level: int


class DocumentOut(Schema):
    """One version of one document."""

    id: str
    version: int
    kind: str
    title: str
    name: str
    date: dt.date | None
    media_type: str
    version_hash: str
    pages: list[PageOut]
    blocks: list[BlockOut]
    warnings: list[str]


class FailureOut(Schema):
    """A file that was refused."""

    name: str
    code: str
    what: str
    remedy: str


def row_out(summary: DocumentSummary) -> DocumentRow:
    """Return a row of the list."""
    return DocumentRow(
        id=summary.document_id,
        version=summary.version,
        kind=summary.kind.value,
        title=summary.title,
        name=summary.name,
        date=summary.date,
        media_type=summary.media_type,
        pages=summary.pages,
        characters=summary.characters,
        stored=summary.stored,
    )


def document_out(stored: StoredDocument) -> DocumentOut:
    """Return a document without its text, which is read page by page."""
    document = stored.document
    return DocumentOut(
        id=stored.document_id,
        version=stored.version,
        kind=document.kind.value,
        title=document.title,
        name=document.name,
        date=document.date,
        media_type=document.media_type,
        version_hash=document.version_hash,
        pages=[
            PageOut(number=page.number, start=page.start, end=page.end, ocr_confidence=page.ocr_confidence)
            for page in document.pages
        ],
        blocks=[
            BlockOut(kind=block.kind.value, start=block.start, end=block.end, page=block.page, level=block.level)
            for block in document.blocks
        ],
        warnings=list(document.warnings),
    )
