"""The fakes of drafting's neighbours: documents in memory, searched by reading all of them."""

from collections.abc import Iterable, Iterator

from corpus.errors import CitationError, NotFoundError
from corpus.model import Citation, Hit, Passage, StoredDocument, short_id
from nlp.lemmas import content_terms
from nlp.sentences import split_sentences
from retrieval.query import Query


class MemoryShelf:
    """A `Shelf` over documents in memory (one version each)."""

    def __init__(self, documents: Iterable[StoredDocument]) -> None:
        self._documents = {stored.document_id: stored for stored in documents}

    def current(self) -> Iterator[StoredDocument]:
        """Yield every document, ordered by id."""
        return iter([self._documents[key] for key in sorted(self._documents)])

    def get(self, document_id: str, version: int | None = None) -> StoredDocument:
        """Return the document; any other version than the one that is held is a `NotFoundError`."""
        stored = self._documents.get(document_id)
        if stored is None or version not in {None, stored.version}:
            what = f"no version {version} of document {document_id}"
            raise NotFoundError(what, remedy="ingest the document first")
        return stored

    def citation(self, document_id: str, version: int, start: int, end: int) -> Citation:
        """Return the citation of a span with the words read back."""
        document = self.get(document_id, version).document
        if not 0 <= start < end <= len(document.text):
            what = f"span {start}:{end} lies outside document {document_id} of {len(document.text)} characters"
            raise CitationError(what, remedy="cite a span of the stored text")
        quote = document.text[start:end]
        return Citation(document_id, version, document.title, document.page_at(start), start, end, quote)


class ScanSearcher:
    """A `Searcher` that reads every sentence and ranks by the share of the query's lemmas in it."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """Return at most `k` sentences that share a lemma with the question, best first."""
        wanted = set(content_terms(query.text))
        hits = [hit for stored in self._shelf.current() if _admitted(stored, query) for hit in _hits(stored, wanted)]
        ranked = sorted(hits, key=lambda hit: (-hit.score, hit.passage.document_id, hit.passage.start))
        return tuple(ranked[:k])


def _admitted(stored: StoredDocument, query: Query) -> bool:
    kinds = query.kinds
    return stored.document_id not in query.exclude_documents and (kinds is None or stored.document.kind in kinds)


def _hits(stored: StoredDocument, wanted: set[str]) -> Iterator[Hit]:
    document = stored.document
    for ordinal, span in enumerate(split_sentences(document.text)):
        text = document.text[span.start : span.end]
        shared = wanted & set(content_terms(text))
        if shared:
            key = short_id(stored.document_id, stored.version, span.start, span.end)
            page = document.page_at(span.start)
            passage = Passage(key, stored.document_id, stored.version, ordinal, span.start, span.end, page)
            yield Hit(passage, text, len(shared) / max(1, len(wanted)))
