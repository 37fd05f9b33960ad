"""Where an index reads its documents from: the store, or a list in memory with the same behaviour."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from corpus.model import StoredDocument


class DocumentSource(Protocol):
    """The part of `corpus.store.Store` that indexing needs.

    Between two equal values of `generation()`, `current()` yields the same documents, ordered by `document_id`.
    """

    def current(self) -> Iterator[StoredDocument]:
        """Yield the current version of every document, ordered by `document_id`."""
        ...

    def generation(self) -> int:
        """Return a number that rises with every change of a current document."""
        ...


class MemorySource:
    """Documents held in memory: the fake of the store, and the source of small evaluations."""

    def __init__(self, documents: Iterable[StoredDocument] = ()) -> None:
        self._documents: dict[str, StoredDocument] = {}
        self._generation = 0
        for stored in documents:
            self.put(stored)

    def put(self, stored: StoredDocument) -> None:
        """Add a document, or replace the version that is held."""
        self._documents[stored.document_id] = stored
        self._generation += 1

    def remove(self, document_id: str) -> None:
        """Drop a document; an unknown id is a `KeyError`."""
        del self._documents[document_id]
        self._generation += 1

    def current(self) -> Iterator[StoredDocument]:
        """Yield the current version of every document, ordered by `document_id`."""
        return iter([self._documents[key] for key in sorted(self._documents)])

    def generation(self) -> int:
        """Return a number that rises with every change."""
        return self._generation
