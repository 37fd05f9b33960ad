"""The store: the truth about every document, passage and draft. What else there is can be rebuilt from it.

Every method is one transaction (`put_many` one a batch): on return its change is on the disk, and after an error or a
crash nothing of it is there. Methods may be called from several threads and processes at once.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from types import TracebackType
from typing import NamedTuple, Self

from sqlalchemy import select

from corpus import store_documents, store_drafts, store_passages, store_read
from corpus.errors import CitationError, DraftStateError, NotFoundError
from corpus.model import Citation, Document, DocumentKind, Draft, Page, Passage, StoredDocument
from corpus.model.document import page_at
from corpus.model.stored import DocumentSummary, DraftSummary, Outcome, PutResult
from corpus.store_engine import Database, open_database
from corpus.store_schema import documents, pages, state, versions

__all__ = ["DocumentSummary", "DraftSummary", "Outcome", "PutResult", "Store"]

BATCH = 100
CACHED_TEXTS = 512

Clock = Callable[[], dt.datetime]


class _Words(NamedTuple):
    """What a citation needs of a version; versions never change, so it may be kept."""

    title: str
    text: str
    pages: tuple[Page, ...]


def utc_now() -> dt.datetime:
    """Return the time now, with its zone."""
    return dt.datetime.now(dt.UTC)


class Store:
    """Documents with all their versions, passages, and drafts, over one database.

    Args:
        database: An open one; `Store.open` makes it from a URL.
        clock: Says when a version is stored.
    """

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock
        self._words = lru_cache(maxsize=CACHED_TEXTS)(self._load_words)

    @classmethod
    def open(cls, url: str, clock: Clock = utc_now) -> Self:
        """Open the database at `url`, which is created and migrated as needed.

        Args:
            url: "sqlite:////folder/referent.db", or "postgresql+psycopg://user@host/name" with that driver installed.
            clock: Says when a version is stored.

        Raises:
            SchemaError: The database cannot be opened or migrated.
        """
        return cls(open_database(url), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give every connection back; the store opens new ones when it is used again."""
        self._database.close()

    # Documents ---------------------------------------------------------------------------------------------------

    def put(self, document: Document) -> PutResult:
        """Store one document; see `put_many`."""
        return self.put_many([document])[0]

    def put_many(self, given: Iterable[Document]) -> list[PutResult]:
        """Store documents, in transactions of 100, and return one result each, in order.

        A source that is known keeps its document: the same bytes change nothing (UNCHANGED), other bytes become its
        next version (UPDATED) while older versions stay readable. From an unknown source, the bytes of a current
        document are that document (UNCHANGED), others a new one (ADDED), its id the first 16 digits of their hash.

        Raises:
            StoreError: The database refused; the batches before are stored.
        """
        results: list[PutResult] = []
        rest = iter(given)
        while batch := list(islice(rest, BATCH)):
            with self._database.write() as connection:
                results += store_documents.put_batch(connection, batch, self._clock())
        return results

    def get(self, document_id: str, version: int | None = None) -> StoredDocument:
        """Return a version of a document, the current one by default.

        Raises:
            NotFoundError: No such document or version.
        """
        with self._database.read() as connection:
            wanted = version or store_read.current_version(connection, document_id)
            found = store_read.load(connection, [(document_id, wanted)]) if wanted else []
        if not found:
            raise _unknown(document_id, version)
        return found[0]

    def list(
        self, kind: DocumentKind | None = None, limit: int | None = None, offset: int = 0
    ) -> Sequence[DocumentSummary]:
        """Return current documents without their text, the newest date first, undated ones last."""
        with self._database.read() as connection:
            return store_read.summaries(connection, kind, limit, offset)

    def count(self, kind: DocumentKind | None = None) -> int:
        """Return the number of documents (not of versions), of one kind or of all."""
        with self._database.read() as connection:
            return store_read.count(connection, kind)

    def current(self, document_ids: Iterable[str] | None = None) -> Iterator[StoredDocument]:
        """Yield current versions, all or those of `document_ids`, ordered by document.

        A hundred are read at a time: compare `generation()` before and after to know whether all are of one state.
        """
        for keys in self._batches(document_ids):
            with self._database.read() as connection:
                found = store_read.load(connection, keys)
            yield from found

    def current_versions(self) -> Mapping[str, int]:
        """Return the current version of every document, by document."""
        with self._database.read() as connection:
            return dict(store_read.current_keys(connection))

    def known_hashes(self) -> frozenset[str]:
        """Return the hash of every current version."""
        with self._database.read() as connection:
            return frozenset(connection.scalars(select(versions.c.version_hash).join(documents, store_read.CURRENT)))

    def known_sources(self) -> Mapping[str, str]:
        """Return the hash of the current version by source: what a second reading may skip."""
        query = select(documents.c.source, versions.c.version_hash).join(versions, store_read.CURRENT)
        with self._database.read() as connection:
            return {row.source: row.version_hash for row in connection.execute(query)}

    def has_version(self, version_hash: str) -> bool:
        """Return whether a version of these bytes is stored, current or not."""
        query = select(versions.c.version).where(versions.c.version_hash == version_hash).limit(1)
        with self._database.read() as connection:
            return connection.scalar(query) is not None

    def document_of(self, version_hash: str) -> str | None:
        """Return the document that has a version of these bytes, current or not; `None` where there is none."""
        query = select(versions.c.document_id).where(versions.c.version_hash == version_hash)
        with self._database.read() as connection:
            return connection.scalar(query.order_by(versions.c.document_id).limit(1))

    def generation(self) -> int:
        """Return a number that rises with every change of a current document."""
        with self._database.read() as connection:
            return int(connection.scalars(select(state.c.generation)).one())

    # Words and citations -----------------------------------------------------------------------------------------

    def text(self, document_id: str, version: int | None = None, start: int = 0, end: int | None = None) -> str:
        """Return stored text, cut like a Python slice.

        Raises:
            NotFoundError: No such document or version.
        """
        return self._read_words(document_id, version).text[start:end]

    def page_text(self, document_id: str, number: int, version: int | None = None) -> str:
        """Return the stored text of the page with that number.

        Raises:
            NotFoundError: No such document, version or page.
        """
        words = self._read_words(document_id, version)
        for page in words.pages:
            if page.number == number:
                return words.text[page.start : page.end]
        last = words.pages[-1].number if words.pages else 0
        raise NotFoundError(f"document {document_id} has no page {number}", remedy=f"ask for a page up to {last}")

    def citation(self, document_id: str, version: int, start: int, end: int) -> Citation:
        """Return the citation of a span, its quote read back from the store.

        Raises:
            CitationError: No such version, or the span is empty, blank or not within its text.
        """
        try:
            words = self._read_words(document_id, version)
        except NotFoundError as error:
            raise CitationError(error.what, remedy="cite a version that is stored") from error
        quote = words.text[max(0, start) : max(0, end)]
        if not 0 <= start < end <= len(words.text) or not quote.strip():
            what = f"span {start}:{end} of document {document_id} version {version} holds no words"
            raise CitationError(what, remedy=f"cite a span within its {len(words.text)} characters")
        page = page_at(words.pages, start)
        return Citation(document_id, version, words.title, page, start, end, quote)

    def verify(self, citation: Citation) -> None:
        """Check that a citation reads back as it stands: title, page and quote.

        Raises:
            CitationError: It does not.
        """
        real = self.citation(citation.document_id, citation.version, citation.start, citation.end)
        if real != citation:
            place = f"{citation.start}:{citation.end} of document {citation.document_id} version {citation.version}"
            what = f"the store does not read at {place} what the citation quotes"
            raise CitationError(what, remedy="quote what Store.citation returns")

    # Passages ----------------------------------------------------------------------------------------------------

    def set_passages(self, document_id: str, version: int, found: Sequence[Passage]) -> None:
        """Replace the passages of one version; see `set_many_passages` for many versions at once."""
        self.set_many_passages({(document_id, version): found})

    def set_many_passages(self, found: Mapping[tuple[str, int], Sequence[Passage]]) -> None:
        """Replace the passages of each version (document, number) of `found`, all in one transaction.

        Raises:
            StoreError: A version is not stored.
        """
        with self._database.write() as connection:
            store_passages.replace(connection, found)

    def passages(self, document_ids: Iterable[str] | None = None) -> Iterator[tuple[Passage, str]]:
        """Yield the passages of current versions with their text, all or those of `document_ids`, in order."""
        for keys in self._batches(document_ids):
            with self._database.read() as connection:
                found = list(store_passages.read(connection, keys))
            yield from found

    # Drafts ------------------------------------------------------------------------------------------------------

    def put_draft(self, draft: Draft) -> Draft:
        """Store a new draft and return it.

        A draft with the same id, thus of the same letter, evidence and writer, stays as it is, with every edit made to
        it, and is returned instead.
        """
        with self._database.write() as connection:
            version = store_drafts.current_version(connection, draft.draft_id)
            stored = store_drafts.read(connection, draft.draft_id, version) if version else None
            if stored is None:
                store_drafts.write(connection, draft, 1, self._clock())
        return stored or draft

    def replace_draft(self, draft: Draft, expected: int | None = None) -> int:
        """Store `draft` as the next version of itself, keep those before, and return the version's number.

        Args:
            draft: The changed draft, with the id of the stored one.
            expected: The version that was changed, so that nobody overwrites another's edit unseen.

        Raises:
            NotFoundError: No draft has this id.
            DraftStateError: The current version is not `expected`.
        """
        with self._database.write() as connection:
            version = store_drafts.current_version(connection, draft.draft_id)
            if version is None:
                raise _unknown_draft(draft.draft_id)
            if expected not in {None, version}:
                what = f"draft {draft.draft_id} has version {version} by now, not {expected}"
                raise DraftStateError(what, remedy="read it again and repeat the change")
            store_drafts.write(connection, draft, version + 1, self._clock())
        return version + 1

    def get_draft(self, draft_id: str, version: int | None = None) -> Draft:
        """Return a version of a draft, the current one by default.

        Raises:
            NotFoundError: No such draft or version.
        """
        with self._database.read() as connection:
            wanted = version or store_drafts.current_version(connection, draft_id)
            draft = store_drafts.read(connection, draft_id, wanted) if wanted else None
        if draft is None:
            raise _unknown_draft(draft_id)
        return draft

    def draft_version(self, draft_id: str) -> int:
        """Return the number of a draft's current version.

        Raises:
            NotFoundError: No such draft.
        """
        with self._database.read() as connection:
            version = store_drafts.current_version(connection, draft_id)
        if version is None:
            raise _unknown_draft(draft_id)
        return version

    def list_drafts(self, limit: int | None = None, offset: int = 0) -> Sequence[DraftSummary]:
        """Return the current version of every draft without its answers, the latest saved first."""
        with self._database.read() as connection:
            return store_drafts.summaries(connection, limit, offset)

    # Inside ------------------------------------------------------------------------------------------------------

    def _batches(self, document_ids: Iterable[str] | None) -> Iterator[Sequence[tuple[str, int]]]:
        with self._database.read() as connection:
            keys = store_read.current_keys(connection)
        if document_ids is not None:
            wanted = frozenset(document_ids)
            keys = [key for key in keys if key[0] in wanted]
        yield from (keys[first : first + BATCH] for first in range(0, len(keys), BATCH))

    def _read_words(self, document_id: str, version: int | None) -> _Words:
        if version is None:
            with self._database.read() as connection:
                version = store_read.current_version(connection, document_id)
        if version is None:
            raise _unknown(document_id, version)
        return self._words(document_id, version)

    def _load_words(self, document_id: str, version: int) -> _Words:
        head = select(versions.c.title, versions.c.text)
        of_version = (versions.c.document_id == document_id, versions.c.version == version)
        on_page = (pages.c.document_id == document_id, pages.c.version == version)
        with self._database.read() as connection:
            row = connection.execute(head.where(*of_version)).one_or_none()
            found = connection.execute(select(pages).where(*on_page).order_by(pages.c.ordinal)).all()
        if row is None:
            raise _unknown(document_id, version)
        return _Words(row.title, row.text, tuple(store_read.page(one) for one in found))


def _unknown(document_id: str, version: int | None) -> NotFoundError:
    suffix = "" if version is None else f" version {version}"
    return NotFoundError(
        f"no document {document_id}{suffix} in the store", remedy="list the documents to see their ids"
    )


def _unknown_draft(draft_id: str) -> NotFoundError:
    return NotFoundError(
        f"no draft {draft_id} in the store, or not that version", remedy="list the drafts to see their ids"
    )
