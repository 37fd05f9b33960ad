"""What drafting needs from its neighbours, as small protocols, with fakes that behave like the real ones."""

from collections.abc import Iterator, Mapping
from typing import Protocol, runtime_checkable

from corpus.model import Citation, Hit, StoredDocument
from retrieval.query import Query


class Searcher(Protocol):
    """Finds passages; `retrieval.index.SearchIndex` is the real one."""

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """Return at most `k` hits, best first, none from `query.exclude_documents`."""
        ...


@runtime_checkable
class Counting(Protocol):
    """A searcher that knows how often words occur, so that nobody needs to read the collection for it."""

    def document_frequencies(self) -> tuple[Mapping[str, int], int]:
        """Return in how many documents each lemma occurs, and the number of documents."""
        ...


class Shelf(Protocol):
    """Hands out stored documents and the words that a citation quotes; `corpus.store.Store` is the real one."""

    def get(self, document_id: str, version: int | None = None) -> StoredDocument:
        """Return one version of a document, the current one by default; an unknown one is a `NotFoundError`."""
        ...

    def citation(self, document_id: str, version: int, start: int, end: int) -> Citation:
        """Return the citation of a span with the words read back; a span outside the text is a `CitationError`."""
        ...

    def current(self) -> Iterator[StoredDocument]:
        """Yield the current version of every document."""
        ...
