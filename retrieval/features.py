"""What a question and a passage have in common, as figures: the views and levels that are fused."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.model import DocumentKind
from nlp.lemmas import content_terms
from retrieval import bm25
from retrieval.embedding import Vectors
from retrieval.query import Query
from retrieval.tables import Tables, stems_of

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

QUESTION_FEATURES = (
    "passage",  # BM25 of the question in the passage
    "context",  # … in the passage with its neighbours
    "wide",  # mean of `passage` over three passages on either side
    "document",  # … in the whole document
    "title",  # … in title and subject
    "stem",  # … in the passage, on stems
    "local",  # words of the question that are rare within this document
    "dense",  # cosine of the question and the passage
    "dense_context",  # cosine of the question and the passage with its neighbours
    "paragraph",  # whether the passage begins a paragraph
    "head",  # nearness to the beginning of a letter: letterheads and openings answer nothing
    "tail",  # nearness to the end of a letter: closings and signatures answer nothing
    "length",  # logarithm of the number of words
)
LETTER_FEATURES = (
    "subject_document",  # BM25 of the letter's subject in the whole document
    "subject_title",  # … in title and subject
    "siblings_document",  # BM25 of the letter's other questions in the whole document
)
FEATURES = QUESTION_FEATURES + LETTER_FEATURES

_REACH = 3
_LONG = 12.0
"""A letter of fewer passages has an opening and a closing in proportion: a short one answers at once."""

_LETTERS = frozenset({DocumentKind.REPLY, DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY, DocumentKind.SUBMISSION})
_LEXICAL = 300
_DENSE = 50
_COMMON = 4.0
"""A lemma of smaller inverse document frequency counts less as a local clue, in proportion."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages worth ranking.

    Attributes:
        numbers: Their numbers in the index, ascending.
        features: float32 [candidates, FEATURES].
    """

    numbers: Ints
    features: Floats


def candidates(tables: Tables, query: Query, vector: Vectors) -> Candidates:
    """Return the passages that any view finds likely, with all their features.

    Args:
        tables: The index.
        query: The question; its letter's subject and siblings touch document features only.
        vector: The question's dense vector.
    """
    layout = tables.layout
    question = bm25.numbers(content_terms(query.text), tables.vocabulary)
    found = _lexical(tables, query, question)
    likely = sum(found[name] for name in ("passage", "context", "document", "subject_document", "subject_title"))
    allowed = _allowed(tables, query)
    numbers = _choose(np.where(allowed, likely, -np.inf), tables.dense.nearest(vector, _DENSE), allowed)
    cosines = _cosines(tables, numbers, vector)
    left, right = layout.ordinal[numbers], (layout.count - 1 - layout.ordinal)[numbers]
    letters = np.array([kind in _LETTERS for kind in layout.kinds], dtype=np.float32)[layout.document[numbers]]
    letters *= np.minimum(1.0, layout.count[numbers] / _LONG)
    found_here = {name: scores[numbers] for name, scores in found.items()} | {
        "dense": cosines[0],
        "dense_context": cosines[1],
        "paragraph": layout.opens[numbers],
        "head": letters * np.exp(-left / 2.0),
        "tail": letters * np.exp(-right / 1.5),
        "length": layout.length[numbers],
    }
    matrix = np.stack([found_here[name] for name in FEATURES], axis=1)
    return Candidates(numbers, matrix.astype(np.float32))


def _lexical(tables: Tables, query: Query, question: Sequence[int]) -> dict[str, Floats]:
    """Return every view that reads lemmas, for all passages."""
    levels, of = tables.levels, tables.layout.document
    subject = bm25.numbers(content_terms(query.letter_subject), tables.vocabulary)
    siblings = bm25.numbers(content_terms(" ".join(query.siblings)), tables.vocabulary)
    stems = bm25.numbers(stems_of(content_terms(query.text)), tables.stems)
    passage = levels["passage"].scores(question)
    return {
        "passage": passage,
        "context": levels["context"].scores(question),
        "wide": _smoothed(passage, tables),
        "document": levels["document"].scores(question)[of],
        "title": levels["title"].scores(question)[of],
        "stem": levels["stem"].scores(stems),
        "local": _local(tables, question),
        "subject_document": levels["document"].scores(subject)[of],
        "subject_title": levels["title"].scores(subject)[of],
        "siblings_document": levels["document"].scores(siblings)[of],
    }


def _smoothed(scores: Floats, tables: Tables) -> Floats:
    """Return the mean over a passage and its neighbours within the document."""
    layout = tables.layout
    sums = np.concatenate([[0.0], np.cumsum(scores, dtype=np.float64)])
    places = np.arange(len(scores))
    low = np.maximum(places - _REACH, layout.first)
    high = np.minimum(places + _REACH + 1, layout.first + layout.count)
    return np.asarray((sums[high] - sums[low]) / (high - low), dtype=np.float32)


def _local(tables: Tables, question: Sequence[int]) -> Floats:
    """Return, for each passage, how rare the question's lemmas in it are among its document's own passages.

    Within the right document the words of its subject stand everywhere; what tells passages apart stands in few.
    """
    layout, level = tables.layout, tables.levels["passage"]
    total = np.zeros(len(layout.document), dtype=np.float32)
    distinct = sorted(set(question))
    for number in distinct:
        rows = level.texts_with(number)
        having = np.bincount(layout.document[rows], minlength=len(layout.names))[layout.document[rows]]
        weight = min(1.0, float(level.idf[number]) / _COMMON)
        total[rows] += weight * np.log((layout.count[rows] + 1) / (having + 0.5))
    return np.asarray(total / (len(distinct) + 1), dtype=np.float32)


def _allowed(tables: Tables, query: Query) -> npt.NDArray[np.bool_]:
    """Return, for each passage, whether the query admits its document."""
    layout = tables.layout
    excluded = set(query.exclude_documents)
    admitted = [
        name not in excluded and (query.kinds is None or kind in query.kinds)
        for name, kind in zip(layout.names, layout.kinds, strict=True)
    ]
    return np.array(admitted, dtype=np.bool_)[layout.document]


def _choose(likely: Floats, near: Ints, allowed: npt.NDArray[np.bool_]) -> Ints:
    """Return the numbers of the likeliest passages by words and by vectors, ascending."""
    best = np.argpartition(-likely, _LEXICAL)[:_LEXICAL] if len(likely) > _LEXICAL else np.arange(len(likely))
    both = np.unique(np.concatenate([best, near[near >= 0]]))
    return np.asarray(both[allowed[both]], dtype=np.int64)


def _cosines(tables: Tables, numbers: Ints, vector: Vectors) -> tuple[Floats, Floats]:
    """Return the cosine of each passage, and the mean cosine of it and its neighbours."""
    layout = tables.layout
    if not len(numbers):
        return np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32)
    low = np.maximum(numbers - 1, layout.first[numbers])
    high = np.minimum(numbers + 1, layout.first[numbers] + layout.count[numbers] - 1)
    needed, places = np.unique(np.concatenate([low, numbers, high]), return_inverse=True)
    cosines = (tables.dense.rows(needed) @ vector)[places].reshape(3, -1)
    return cosines[1], cosines.mean(axis=0)
