"""What a search computes with: levels of BM25, dense vectors, and where each passage stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from corpus.model import DocumentKind, Passage
from retrieval import bm25
from retrieval.analysis import Analysed
from retrieval.dense import DenseIndex

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LEVELS = ("passage", "context", "document", "title", "stem")
STEM = 5
"""A crude stem is so many first letters of a lemma: it joins "remont", "remontowy" and "remontować"."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where passages stand. All arrays have one entry a passage, in the order of the index.

    Attributes:
        passages: Every passage, document by document.
        document: Number of its document.
        first: Number of the first passage of its document.
        count: How many passages its document has.
        opens: 1 where it begins a paragraph.
        length: Logarithm of its number of lemmas (plus one).
        kinds: Kind of each document.
        names: Id of each document.
    """

    passages: tuple[Passage, ...]
    document: Ints
    first: Ints
    count: Ints
    opens: Floats
    length: Floats
    kinds: tuple[DocumentKind, ...]
    names: tuple[str, ...]

    @property
    def ordinal(self) -> Ints:
        """Position of each passage within its document."""
        return np.arange(len(self.document), dtype=np.int64) - self.first


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that is computed from the analysed documents.

    Attributes:
        vocabulary: Number of each lemma.
        stems: Number of each stem.
        levels: BM25 by the name in `LEVELS`.
        layout: Where passages stand.
        dense: One vector a passage.
    """

    vocabulary: Mapping[str, int]
    stems: Mapping[str, int]
    levels: Mapping[str, bm25.Level]
    layout: Layout
    dense: DenseIndex


def stems_of(terms: Sequence[str]) -> list[str]:
    """Return the first letters of each term."""
    return [term[:STEM] for term in terms]


def lay_out(documents: Sequence[Analysed]) -> Layout:
    """Line up the passages of all documents."""
    sizes = np.array([len(document.passages) for document in documents], dtype=np.int64)
    firsts = np.array([0, *accumulate(sizes.tolist())][:-1], dtype=np.int64)
    lengths = [len(terms) for document in documents for terms in document.terms]
    return Layout(
        passages=tuple(passage for document in documents for passage in document.passages),
        document=np.repeat(np.arange(len(documents), dtype=np.int64), sizes),
        first=np.repeat(firsts, sizes),
        count=np.repeat(sizes, sizes),
        opens=np.array([opens for document in documents for opens in document.opens], dtype=np.float32),
        length=np.log1p(np.array(lengths, dtype=np.float32)),
        kinds=tuple(document.kind for document in documents),
        names=tuple(document.document_id for document in documents),
    )


def vocabularies(documents: Sequence[Analysed]) -> tuple[dict[str, int], dict[str, int]]:
    """Number lemmas and stems of all documents."""
    texts = [terms for document in documents for terms in (document.title, *document.terms)]
    return bm25.number_terms(texts), bm25.number_terms(map(stems_of, texts))


def build_levels(
    documents: Sequence[Analysed], vocabulary: Mapping[str, int], stems: Mapping[str, int]
) -> dict[str, bm25.Level]:
    """Score every level anew from the kept lemmas; there must be at least one passage with a lemma."""
    terms = [[bm25.numbers(text, vocabulary) for text in document.terms] for document in documents]
    titles = [bm25.numbers(document.title, vocabulary) for document in documents]
    flat = [text for document in terms for text in document]
    context = [text for document in terms for text in _with_neighbours(document)]
    whole = [title + [n for text in document for n in text] for title, document in zip(titles, terms, strict=True)]
    cut = [bm25.numbers(stems_of(text), stems) for document in documents for text in document.terms]
    size = len(vocabulary)
    return {
        "passage": bm25.build(flat, size),
        "context": bm25.build(context, size),
        "document": bm25.build(whole, size),
        "title": bm25.build(titles, size),
        "stem": bm25.build(cut, len(stems)),
    }


def _with_neighbours(texts: Sequence[list[int]]) -> list[list[int]]:
    return [[n for near in texts[max(0, i - 1) : i + 2] for n in near] for i in range(len(texts))]
