"""Whether the evidence answers a question: two small logistic models whose weights are data.

Both are fitted by `python -m eval.calibrate_drafting --data DIR` on real questions with their document in the
collection and taken out of it (docs/evaluation.md holds the command and the figures). They see only how much of the
question's wording stands where, never which words.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Hit, Passage
from retrieval.asking import Ask
from retrieval.evidence import Candidate, terms_of, words_of
from retrieval.library import Library
from retrieval.rarity import Rarity

FEATURES = (
    "passage_coverage",
    "document_coverage",
    "title_coverage",
    "document_pairs",
    "passage_pairs",
    "rarest_in_document",
    "concentration",
    "length",
)
"""Names of the figures of `basis_features`, in order."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the probability is 1 / (1 + exp(-(bias + weights · features)))."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability for one list of features, of the same length as the weights."""
        score = self.bias + sum(weight * value for weight, value in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


STATEMENT = Weights(
    -3.26, (-0.74, 1.79, 1.01, 0.73, 1.44, 2.01, -0.3, 0.22, -0.44, 0.19, 0.03, -1.73, 0.51, -0.07, 0.11)
)
"""Whether a statement belongs to the answer; features are those of `retrieval.evidence`."""

BASIS = Weights(-6.0, (1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 3.0, 0.0))
"""Whether the collection answers the question; features are those of `basis_features`."""

THRESHOLD = 0.5
"""Least probability at which an answer is drafted."""


def basis_features(ask: Ask, hits: Sequence[Hit], library: Library, rarity: Rarity) -> tuple[float, ...]:
    """Return what speaks for the collection holding an answer; `hits` must not be empty.

    Coverage is the share of the question's lemmas, weighted by rarity, in the best passage, in the document that most
    hits come from, and in its title; pairs are neighbouring lemmas; concentration is the share of the hits that come
    from that document.
    """
    asked = words_of(ask.text)
    wanted = sorted(asked.terms, key=lambda term: (-rarity.weight(term), term))
    leading, share = _leading(hits)
    held = library.words(leading.document_id, leading.version)
    title = library.stored(leading.document_id, leading.version).document.title
    pairs = max(1, len(asked.pairs))
    return (
        max(rarity.coverage(wanted, terms_of(hit.text)) for hit in hits),
        rarity.coverage(wanted, held.terms),
        rarity.coverage(wanted, terms_of(title)),
        len(asked.pairs & held.pairs) / pairs,
        max(len(asked.pairs & words_of(hit.text).pairs) for hit in hits) / pairs,
        rarity.coverage(wanted[:4], held.terms),
        share,
        math.log1p(len(wanted)),
    )


def _leading(hits: Sequence[Hit]) -> tuple[Passage, float]:
    """Return a passage of the document that most hits come from (the better ranked of equals), and their share."""
    counts = Counter(hit.passage.document_id for hit in hits)
    best = max(hits, key=lambda hit: counts[hit.passage.document_id])
    return best.passage, counts[best.passage.document_id] / len(hits)


def basis(ask: Ask, hits: Sequence[Hit], library: Library, rarity: Rarity) -> float:
    """Return the probability that the passages found answer the question; 0.0 without any."""
    return BASIS.probability(basis_features(ask, hits, library, rarity)) if hits else 0.0


def relevance(candidate: Candidate) -> float:
    """Return the probability that a statement belongs to the answer."""
    return STATEMENT.probability(candidate.features)
