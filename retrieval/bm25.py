"""One level of BM25 on lemmas, by bm25s, as plain arrays that load without unpickling."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Arrays = Mapping[str, npt.NDArray[np.generic]]

K1 = 1.2
B = 0.75
_PARTS = ("data", "indices", "indptr")


@dataclass(frozen=True, slots=True)
class Level:
    """BM25 scores of every text (passage, context or document) for every lemma.

    Attributes:
        model: bm25s' eagerly scored matrix, one column a lemma.
        idf: Rarity of each lemma at this level, [lemmas].
    """

    model: bm25s.BM25
    idf: Floats

    def scores(self, ids: Sequence[int]) -> Floats:
        """Return the BM25 score of each text for a query of lemma numbers, as a share of the query's rarity.

        A lemma that stands twice in the query counts twice. The result is float32 [texts], mostly within [0, 2].
        """
        size = int(self.model.scores["num_docs"])
        if not ids:
            return np.zeros(size, dtype=np.float32)
        found = self.model.get_scores_from_ids(list(ids))
        return np.asarray(found / max(self.rarity(ids), 1e-6), dtype=np.float32)

    def rarity(self, ids: Iterable[int]) -> float:
        """Return the summed inverse document frequency of the distinct lemmas."""
        return float(self.idf[list(set(ids))].sum())

    def texts_with(self, number: int) -> Ints:
        """Return the ascending numbers of the texts that hold a lemma."""
        first, last = self.model.scores["indptr"][number : number + 2]
        return np.asarray(self.model.scores["indices"][first:last], dtype=np.int32)

    def frequencies(self) -> Ints:
        """Return in how many texts each lemma occurs, [lemmas]."""
        return np.diff(np.asarray(self.model.scores["indptr"])).astype(np.int32)

    def arrays(self) -> Arrays:
        """Return the arrays from which `restore` makes the level again."""
        return {part: self.model.scores[part] for part in _PARTS} | {
            "size": np.array([self.model.scores["num_docs"]], dtype=np.int64)
        }


def build(texts: Sequence[Sequence[int]], lemmas: int) -> Level:
    """Score texts given as lemma numbers below `lemmas`; at least one text and one lemma."""
    model = _model()
    model.scores = model.build_index_from_ids(list(range(lemmas)), [list(text) for text in texts], show_progress=False)
    return Level(model, _idf(model))


def restore(arrays: Arrays) -> Level:
    """Return the level whose `arrays()` these are."""
    model = _model()
    model.nonoccurrence_array = None
    model.scores = {part: arrays[part] for part in _PARTS} | {"num_docs": int(arrays["size"][0])}
    return Level(model, _idf(model))


def numbers(terms: Iterable[str], vocabulary: Mapping[str, int]) -> list[int]:
    """Return the numbers of the known terms, in order."""
    return [vocabulary[term] for term in terms if term in vocabulary]


def number_terms(texts: Iterable[Iterable[str]]) -> dict[str, int]:
    """Number the distinct terms of all texts, most frequent first, then by spelling: order of texts plays no part."""
    counts = Counter(term for text in texts for term in text)
    return {term: n for n, (term, _) in enumerate(sorted(counts.items(), key=lambda item: (-item[1], item[0])))}


def _model() -> bm25s.BM25:
    return bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy", csc_backend="numpy")


def _idf(model: bm25s.BM25) -> Floats:
    """Return Lucene's idf: log(1 + (N - n + 0.5) / (n + 0.5)) for n of N texts with the lemma."""
    having = np.diff(np.asarray(model.scores["indptr"])).astype(np.float64)
    rarity = np.log(1 + (model.scores["num_docs"] - having + 0.5) / (having + 0.5))
    return np.asarray(rarity, dtype=np.float32)
