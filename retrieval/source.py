"""Where an index reads its documents from: the store, or documents in memory with the same behaviour."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from corpus.errors import NotFoundError
from corpus.model import Passage, StoredDocument


class DocumentSource(Protocol):
    """The part of `corpus.store.Store` that indexing needs."""

    def generation(self) -> int:
        """Return a number that rises with every change of a current document."""
        ...

    def current_versions(self) -> Mapping[str, int]:
        """Return the number of the current version of every document."""
        ...

    def known_hashes(self) -> frozenset[str]:
        """Return the hash of every version that is kept."""
        ...

    def current(self, document_ids: Iterable[str] | None = None) -> Iterator[StoredDocument]:
        """Yield the current version of these documents (of all by default), ordered by `document_id`."""
        ...

    def text(self, document_id: str, version: int | None = None, start: int = 0, end: int | None = None) -> str:
        """Return stored text between two offsets; an unknown document is a `NotFoundError`."""
        ...

    def set_many_passages(self, found: Mapping[tuple[str, int], Sequence[Passage]]) -> None:
        """Keep the passages of document versions, replacing those that were kept."""
        ...


class MemorySource:
    """Documents held in memory: the fake of the store, and the source of small evaluations."""

    def __init__(self, documents: Iterable[StoredDocument] = ()) -> None:
        self.passages: dict[tuple[str, int], tuple[Passage, ...]] = {}
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

    def generation(self) -> int:
        """Return a number that rises with every change."""
        return self._generation

    def current_versions(self) -> Mapping[str, int]:
        """Return the number of the version that is held of every document."""
        return {key: stored.version for key, stored in self._documents.items()}

    def known_hashes(self) -> frozenset[str]:
        """Return the hashes of the versions that are held."""
        return frozenset(stored.document.version_hash for stored in self._documents.values())

    def current(self, document_ids: Iterable[str] | None = None) -> Iterator[StoredDocument]:
        """Yield these documents (all by default), ordered by `document_id`."""
        wanted = set(self._documents if document_ids is None else document_ids)
        return iter([self._documents[key] for key in sorted(self._documents) if key in wanted])

    def text(self, document_id: str, version: int | None = None, start: int = 0, end: int | None = None) -> str:
        """Return text of the version that is held; any other is a `NotFoundError`."""
        stored = self._documents.get(document_id)
        if stored is None or version not in {None, stored.version}:
            what = f"no version {version} of document {document_id}"
            raise NotFoundError(what, remedy="ingest the document first")
        return stored.document.text[start:end]

    def set_many_passages(self, found: Mapping[tuple[str, int], Sequence[Passage]]) -> None:
        """Keep the passages of document versions."""
        self.passages.update({key: tuple(passages) for key, passages in found.items()})
