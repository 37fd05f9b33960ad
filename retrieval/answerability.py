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
from retrieval.evidence import Candidate, local_coverage, terms_of, words_of
from retrieval.library import Library
from retrieval.rarity import Rarity

FEATURES = ("passage_coverage", "document_coverage", "document_pairs", "concentration")
"""Names of the figures of `basis_features`, in order."""


FEW = 5
"""Passages that a document is taken to have at least."""

TYPICAL = 700
"""Characters of a usual passage."""

CHANCE = 0.15
"""Concentration that chance gives in a large collection."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the probability is 1 / (1 + exp(-(bias + weights · features)))."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability for one list of features, of the same length as the weights."""
        score = self.bias + sum(weight * value for weight, value in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


STATEMENT = Weights(-2.2, (0.5, 0.0, 0.38, 0.8, 1.16, 1.47, 0.46, 0.3, -0.6, 0.3, -0.5, -1.5, 0.09, -0.02, 0.0))
"""Whether a statement belongs to the answer; features are those of `retrieval.evidence`.

The fit is on ministers' replies, which avoid the words of the question and often give figures in tables. So the
weights of coverage, figures, dates and length were set by hand towards what other documents need; on the replies that
costs nothing (answers that cite the span that answers: 68.5 % against 68.6 % as fitted, 65.4 % with neighbours' words).
"""

BASIS = Weights(-7.24, (0.35, 2.75, 1.19, 6.32))
"""Whether the collection answers the question; features are those of `basis_features`."""

THRESHOLD = 0.70
"""Least probability at which an answer is drafted."""

LOCAL = 0.75
"""Share of a question in one place from which an answer is drafted whatever the model says."""

LOCAL_TERMS = 3
"""Shorter questions say too little for that."""


def basis_features(ask: Ask, hits: Sequence[Hit], library: Library, rarity: Rarity) -> tuple[float, ...]:
    """Return what speaks for the collection holding an answer; `hits` must not be empty.

    Coverage is the share of the question's lemmas, weighted by rarity, in the best passage and in the document that
    the hits lead to; pairs are neighbouring lemmas that the document holds side by side; concentration is the share
    of the hits that come from that document, beyond what chance gives in a collection of this size.
    """
    asked = words_of(ask.text)
    leading, share = _leading(hits, library)
    held = library.words(leading.document_id, leading.version)
    chance = CHANCE + min(1 - 2 * CHANCE, 1.2 / max(1, rarity.documents))
    return (
        max(rarity.coverage(asked.terms, terms_of(hit.text)) for hit in hits),
        rarity.coverage(asked.terms, held.terms),
        len(asked.pairs & held.pairs) / max(1, len(asked.pairs)),
        max(0.0, (share - chance) / (1 - chance)),
    )


def _leading(hits: Sequence[Hit], library: Library) -> tuple[Passage, float]:
    """Return the best passage of the document that most hits come from, and the share of the hits that it could have.

    A document cannot have more hits than passages; a short one is taken to have `FEW`, since one hit says little.
    """
    counts = Counter(hit.passage.document_id for hit in hits)
    best = max(hits, key=lambda hit: counts[hit.passage.document_id]).passage
    length = len(library.stored(best.document_id, best.version).document.text)
    possible = max(FEW, min(len(hits), math.ceil(length / TYPICAL)))
    return best, min(1.0, counts[best.document_id] / possible)


def answers(ask: Ask, hits: Sequence[Hit], candidates: Sequence[Candidate], library: Library, rarity: Rarity) -> bool:
    """Whether the passages found answer the question.

    They do where the model says so, or where nearly all of the question stands in one statement with its heading and
    neighbours, as it does when one document deals with many subjects.
    """
    if not hits or not candidates:
        return False
    if len(words_of(ask.text).terms) >= LOCAL_TERMS and local_coverage(candidates) >= LOCAL:
        return True
    return BASIS.probability(basis_features(ask, hits, library, rarity)) >= THRESHOLD


def relevance(candidate: Candidate) -> float:
    """Return the probability that a statement belongs to the answer."""
    return STATEMENT.probability(candidate.features)
