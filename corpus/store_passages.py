"""Passages in the database: those of a version replaced as one, and read with their words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, tuple_

from corpus.model import Passage
from corpus.store_read import Key
from corpus.store_schema import passages, versions


def replace(connection: Connection, found: Mapping[Key, Sequence[Passage]]) -> None:
    """Replace the passages of each version of `found`."""
    connection.execute(delete(passages).where(tuple_(passages.c.document_id, passages.c.version).in_(list(found))))
    rows = [_values(key, passage) for key, of_version in found.items() for passage in of_version]
    if rows:
        connection.execute(insert(passages), rows)


def read(connection: Connection, keys: Sequence[Key]) -> Iterator[tuple[Passage, str]]:
    """Yield the passages of the versions `keys` with their text, by document and order."""
    of_these = tuple_(versions.c.document_id, versions.c.version).in_(keys)
    texts = select(versions.c.document_id, versions.c.version, versions.c.text).where(of_these)
    text_of = {(row.document_id, row.version): row.text for row in connection.execute(texts)}
    query = select(passages).where(tuple_(passages.c.document_id, passages.c.version).in_(keys))
    for row in connection.execute(query.order_by(*passages.primary_key.columns)):
        yield _passage(row), text_of[row.document_id, row.version][row.start_char : row.end_char]


def _values(key: Key, passage: Passage) -> dict[str, Any]:
    return {
        "document_id": key[0],
        "version": key[1],
        "ordinal": passage.ordinal,
        "passage_id": passage.passage_id,
        "start_char": passage.start,
        "end_char": passage.end,
        "page": passage.page,
        "heading": passage.heading,
    }


def _passage(row: Row[Any]) -> Passage:
    return Passage(
        row.passage_id,
        row.document_id,
        row.version,
        row.ordinal,
        row.start_char,
        row.end_char,
        row.page,
        row.heading,
    )
