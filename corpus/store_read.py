"""Versions read back whole: a few queries for many documents, never one a document."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, func, select, tuple_

from corpus import store_codec as codec
from corpus.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Letter,
    Page,
    Question,
    QuestionKind,
    StoredDocument,
)
from corpus.model.stored import DocumentSummary
from corpus.store_schema import blocks, documents, letters, pages, questions, versions

Key = tuple[str, int]
Rows = Mapping[Key, Sequence[Row[Any]]]

CURRENT = and_(versions.c.document_id == documents.c.document_id, versions.c.version == documents.c.current)


def load(connection: Connection, keys: Sequence[Key]) -> list[StoredDocument]:
    """Return the versions `keys` that exist, ordered by document and version."""
    heads = _rows_of(connection, versions, keys)
    of_these = documents.c.document_id.in_({document_id for document_id, _ in keys})
    origin = select(documents.c.document_id, documents.c.source).where(of_these)
    sources = {row.document_id: row.source for row in connection.execute(origin)}
    groups = {table.name: _grouped(_rows_of(connection, table, keys)) for table in (pages, blocks, letters, questions)}
    return [
        _stored(
            row, sources[row.document_id], {n: g.get((row.document_id, row.version), ()) for n, g in groups.items()}
        )
        for row in heads
    ]


def current_version(connection: Connection, document_id: str) -> int | None:
    """Return the number of the version that counts, or `None` for an unknown document."""
    return connection.scalar(select(documents.c.current).where(documents.c.document_id == document_id))


def current_keys(connection: Connection, *, after: str = "", limit: int | None = None) -> list[Key]:
    """Return document and version of what is current, ordered by document, of those behind `after`."""
    query = select(documents.c.document_id, documents.c.current).where(documents.c.document_id > after)
    rows = connection.execute(query.order_by(documents.c.document_id).limit(limit))
    return [(row.document_id, row.current) for row in rows]


def summaries(
    connection: Connection, kind: DocumentKind | None, limit: int | None, offset: int
) -> list[DocumentSummary]:
    """Return current documents without their text, the newest date first, those without a date last."""
    query = select(documents.c.source, *(column for column in versions.c if column.name not in {"text", "runs"}))
    query = _of_kind(query.join(versions, CURRENT), kind)
    order = (versions.c.date.is_(None), versions.c.date.desc(), versions.c.document_id)
    return [_summary(row) for row in connection.execute(query.order_by(*order).limit(limit).offset(offset))]


def count(connection: Connection, kind: DocumentKind | None) -> int:
    """Return the number of current documents."""
    query = select(func.count()).select_from(documents).join(versions, CURRENT)
    return connection.scalar(_of_kind(query, kind)) or 0


def _of_kind(query: Select[Any], kind: DocumentKind | None) -> Select[Any]:
    return query if kind is None else query.where(versions.c.kind == kind.value)


def _rows_of(connection: Connection, table: Table, keys: Sequence[Key]) -> Sequence[Row[Any]]:
    key = tuple_(table.c.document_id, table.c.version)
    query = select(table).where(key.in_(keys)).order_by(*table.primary_key.columns)
    return connection.execute(query).all() if keys else ()


def _grouped(rows: Iterable[Row[Any]]) -> Rows:
    groups: dict[Key, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[row.document_id, row.version].append(row)
    return groups


def _summary(row: Row[Any]) -> DocumentSummary:
    return DocumentSummary(
        row.document_id,
        row.version,
        DocumentKind(row.kind),
        row.title,
        row.name,
        row.date,
        row.media_type,
        row.source,
        row.external_id,
        row.page_count,
        row.characters,
        dt.datetime.fromisoformat(row.stored),
    )


def _stored(row: Row[Any], source: str, parts: Mapping[str, Sequence[Row[Any]]]) -> StoredDocument:
    letter = next(iter(parts["letters"]), None)
    document = Document(
        version_hash=row.version_hash,
        source=source,
        name=row.name,
        media_type=row.media_type,
        kind=DocumentKind(row.kind),
        title=row.title,
        date=row.date,
        text=row.text,
        pages=tuple(page(one) for one in parts["pages"]),
        blocks=tuple(_block(one) for one in parts["blocks"]),
        runs=codec.unpack_runs(row.runs),
        letter=None if letter is None else _letter(letter, parts["questions"]),
        external_id=row.external_id,
        warnings=tuple(row.warnings),
    )
    return StoredDocument(row.document_id, row.version, document)


def page(row: Row[Any]) -> Page:
    """Return a row of `pages` as a page."""
    return Page(row.number, row.start_char, row.end_char, row.ocr_confidence)


def _block(row: Row[Any]) -> Block:
    return Block(BlockKind(row.kind), row.start_char, row.end_char, row.page, row.page_start, row.level)


def _letter(row: Row[Any], asked: Sequence[Row[Any]]) -> Letter:
    return Letter(
        authors=codec.load_authors(row.authors),
        addressee=codec.load_addressee(row.addressee),
        signatory=codec.load_signatory(row.signatory),
        place=row.place,
        date=row.date,
        reference=row.reference,
        number=row.number,
        subject=row.subject,
        transmitted=row.transmitted,
        received=row.received,
        questions=_questions(asked, None),
        warnings=tuple(row.warnings),
    )


def _questions(rows: Sequence[Row[Any]], parent: int | None) -> tuple[Question, ...]:
    return tuple(
        Question(
            row.number,
            row.text,
            row.start_char,
            row.end_char,
            QuestionKind(row.kind),
            codec.load_spans(row.context),
            _questions(rows, row.ordinal),
        )
        for row in rows
        if row.parent == parent
    )
