"""Documents into the database: what is known, what is new, and versions written whole."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from corpus import store_codec as codec
from corpus.model import (
    Block,
    Document,
    Letter,
    Page,
    Question,
    short_id,
)
from corpus.model.ids import SHORT
from corpus.model.stored import Outcome, PutResult
from corpus.store_read import CURRENT
from corpus.store_schema import blocks, documents, letters, pages, questions, state, versions

Key = tuple[str, int]
Values = dict[str, Any]

_TABLES = (versions, pages, blocks, letters, questions)


def put_batch(connection: Connection, batch: Sequence[Document], stored: dt.datetime) -> list[PutResult]:
    """Store each document of `batch` that is new or changed, inside the caller's transaction.

    A document is known by its source; one from a source that is not known, with the bytes of a current document, is
    that document. Results are in the order given.
    """
    shelf = _Shelf(connection, batch)
    results = [shelf.place(document) for document in batch]
    rows: dict[str, list[Values]] = defaultdict(list)
    changed = [(d, r) for d, r in zip(batch, results, strict=True) if r.outcome is not Outcome.UNCHANGED]
    for document, result in changed:
        _collect(rows, document, (result.document_id, result.version), stored)
    _write_heads(connection, changed)
    for table in _TABLES:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    if changed:
        connection.execute(update(state).values(generation=state.c.generation + len(changed)))
    return results


class _Shelf:
    """Which documents are known, as of this transaction and the documents placed before in it."""

    def __init__(self, connection: Connection, batch: Sequence[Document]) -> None:
        heads = select(documents.c.document_id, documents.c.source, documents.c.current, versions.c.version_hash)
        heads = heads.join(versions, CURRENT)
        hashes = {document.version_hash for document in batch}
        known = connection.execute(heads.where(documents.c.source.in_({d.source for d in batch}))).all()
        same = connection.execute(
            heads.where(versions.c.version_hash.in_(hashes)).order_by(documents.c.document_id.desc())
        ).all()
        ids = select(documents.c.document_id).where(documents.c.document_id.in_({one[:SHORT] for one in hashes}))
        self._by_source = {row.source: (row.document_id, row.current, row.version_hash) for row in known}
        self._by_hash = {row.version_hash: (row.document_id, row.current) for row in same}
        self._taken = set(connection.scalars(ids))

    def place(self, document: Document) -> PutResult:
        known = self._by_source.get(document.source)
        if known is None:
            return self._add(document)
        document_id, version, version_hash = known
        if version_hash == document.version_hash:
            return PutResult(document_id, version, Outcome.UNCHANGED)
        if self._by_hash.get(version_hash) == (document_id, version):
            del self._by_hash[version_hash]
        return self._note(document, PutResult(document_id, version + 1, Outcome.UPDATED))

    def _add(self, document: Document) -> PutResult:
        same = self._by_hash.get(document.version_hash)
        if same is not None:
            return PutResult(*same, Outcome.UNCHANGED)
        document_id = document.version_hash[:SHORT]
        if document_id in self._taken:  # a document that began with these bytes and has other ones now
            document_id = short_id(document.version_hash, document.source)
        return self._note(document, PutResult(document_id, 1, Outcome.ADDED))

    def _note(self, document: Document, result: PutResult) -> PutResult:
        self._taken.add(result.document_id)
        self._by_source[document.source] = (result.document_id, result.version, document.version_hash)
        self._by_hash.setdefault(document.version_hash, (result.document_id, result.version))
        return result


def _write_heads(connection: Connection, changed: Sequence[tuple[Document, PutResult]]) -> None:
    added = [
        {"document_id": r.document_id, "source": d.source, "current": 1}
        for d, r in changed
        if r.outcome is Outcome.ADDED
    ]
    if added:
        connection.execute(insert(documents), added)
    for _, result in changed:
        if result.outcome is Outcome.UPDATED:
            of_document = documents.c.document_id == result.document_id
            connection.execute(update(documents).where(of_document).values(current=result.version))


def _collect(rows: Mapping[str, list[Values]], document: Document, key: Key, stored: dt.datetime) -> None:
    names: Values = {"document_id": key[0], "version": key[1]}
    rows["versions"].append(names | _version_values(document, stored))
    rows["pages"].extend(names | _page_values(n, page) for n, page in enumerate(document.pages))
    rows["blocks"].extend(names | _block_values(n, block) for n, block in enumerate(document.blocks))
    if document.letter is not None:
        rows["letters"].append(names | _letter_values(document.letter))
        rows["questions"].extend(names | values for values in _question_values(document.letter.questions))


def _version_values(document: Document, stored: dt.datetime) -> Values:
    return {
        "version_hash": document.version_hash,
        "name": document.name,
        "media_type": document.media_type,
        "kind": document.kind.value,
        "title": document.title,
        "date": document.date,
        "text": document.text,
        "characters": len(document.text),
        "page_count": len(document.pages),
        "runs": codec.pack_runs(document.runs),
        "external_id": document.external_id,
        "warnings": list(document.warnings),
        "stored": stored.isoformat(),
    }


def _page_values(ordinal: int, page: Page) -> Values:
    return {
        "ordinal": ordinal,
        "number": page.number,
        "start_char": page.start,
        "end_char": page.end,
        "ocr_confidence": page.ocr_confidence,
    }


def _block_values(ordinal: int, block: Block) -> Values:
    return {
        "ordinal": ordinal,
        "kind": block.kind.value,
        "start_char": block.start,
        "end_char": block.end,
        "page": block.page,
        "page_start": block.page_start,
        "level": block.level,
    }


def _letter_values(letter: Letter) -> Values:
    return {
        "authors": codec.dump_authors(letter.authors),
        "addressee": codec.dump_addressee(letter.addressee),
        "signatory": codec.dump_signatory(letter.signatory),
        "place": letter.place,
        "date": letter.date,
        "reference": letter.reference,
        "number": letter.number,
        "subject": letter.subject,
        "transmitted": letter.transmitted,
        "received": letter.received,
        "warnings": list(letter.warnings),
    }


def _question_values(asked: Iterable[Question]) -> list[Values]:
    found: list[Values] = []

    def walk(question: Question, parent: int | None) -> None:
        ordinal = len(found)
        found.append(
            {
                "ordinal": ordinal,
                "parent": parent,
                "number": question.number,
                "text": question.text,
                "start_char": question.start,
                "end_char": question.end,
                "kind": question.kind.value,
                "context": codec.dump_spans(question.context),
            }
        )
        for part in question.parts:
            walk(part, ordinal)

    for question in asked:
        walk(question, None)
    return found
