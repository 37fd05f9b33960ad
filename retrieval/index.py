"""The search index over the store: opened, verified, brought up to date, searched."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.model import Hit
from retrieval import build
from retrieval.embedding import Embedder
from retrieval.features import FEATURES, Candidates, candidates
from retrieval.fusion import contributions, weights
from retrieval.query import Query
from retrieval.source import DocumentSource
from retrieval.tables import Tables

_LOG = logging.getLogger(__name__)


class SearchIndex:
    """Passages of the store's current documents, ranked for a question.

    An instance never changes: open it again after the store has changed. Searching from several threads is safe.
    """

    def __init__(self, tables: Tables | None, source: DocumentSource, embedder: Embedder, generation: int) -> None:
        self._tables = tables
        self._source = source
        self._embedder = embedder
        self.generation = generation

    @classmethod
    def open(cls, store: DocumentSource, folder: Path, embedder: Embedder) -> "SearchIndex":
        """Return the index of the store as it is now.

        Files in `folder` are a cache. What their manifest proves whole is used: as it is when the store has not
        changed, else for the documents that are still current; new documents are analysed and embedded, BM25 is
        scored anew from the kept lemmas. Files that are missing, damaged or of another model or form are rebuilt from
        the store, which the log says. Passages of new documents are written back to the store.

        Raises:
            IndexFileError: When the files cannot be written; the former ones stay.
        """
        tables, generation = build.up_to_date(store, folder, embedder)
        size = len(tables.layout.passages) if tables else 0
        _LOG.info("index ready: generation=%d passages=%d", generation, size)
        return cls(tables, store, embedder, generation)

    def __len__(self) -> int:
        """Number of passages."""
        return len(self._tables.layout.passages) if self._tables else 0

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """Return at most `k` passages, best first; none from `query.exclude_documents` or of other kinds.

        Scores compare passages of one query, not of two. Ties go to the passage that stands first in the store's
        order, so the same store and query give the same hits.
        """
        if self._tables is None or not query.text.strip() or k < 1:
            return ()
        found = self.candidates(query)
        weighed = weights(letter=bool(query.letter_subject.strip() or query.siblings))
        scores = found.features @ weighed
        best = np.argsort(-scores, kind="stable")[:k]
        return tuple(
            self._hit(
                int(found.numbers[i]), float(scores[i]), contributions(found.features[i], weighed), found.features[i]
            )
            for i in best
        )

    def candidates(self, query: Query) -> Candidates:
        """Return what `search` ranks, with the features of each: for fitting and explaining the fusion."""
        if self._tables is None:
            return Candidates(np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.float32))
        return candidates(self._tables, query, self._embedder.encode([query.text])[0])

    def document_frequencies(self) -> tuple[Mapping[str, int], int]:
        """Return in how many documents, titles included, each lemma occurs, and the number of documents."""
        if self._tables is None:
            return {}, 0
        counts = self._tables.levels["document"].frequencies().tolist()
        found = {term: int(counts[number]) for term, number in self._tables.vocabulary.items()}
        return found, len(self._tables.layout.names)

    def hits(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """Return the passages of these numbers as hits without a score."""
        return tuple(self._hit(number, 0.0, (), ()) for number in numbers)

    def _hit(self, number: int, score: float, parts: tuple[tuple[str, float], ...], found: Iterable[float]) -> Hit:
        assert self._tables is not None
        passage = self._tables.layout.passages[number]
        text = self._source.text(passage.document_id, passage.version, passage.start, passage.end)
        views = tuple(zip(FEATURES, map(float, found), strict=False))
        return Hit(passage, text, score, parts, views)
