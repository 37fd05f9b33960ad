"""Whether the evidence answers a question: small logistic models whose weights are data.

`LETTER`, `QUESTION` and their bounds are what `python -m eval.calibrate_drafting --data DIR` prints: it fits them on
real questions with their document in the collection and taken out of it. They see only how much of the question's
wording stands where, never which words.

Every other constant was set by hand. `STATEMENT` starts from what the same command prints (see there). `LOCAL` and
`LOCAL_LEAST` were chosen from tables of the same questions; `STATUS`, `PROMISE`, `OWN_WORDS` and `LIKELY` so that
drafts over ministers' replies, the example documents and our samples read right. Of `FEW`, `TYPICAL`, `CHANCE`,
`RAREST` and `LOCAL_TERMS` no measurement is kept.
The fit takes all of them as they are: after a change of one that a figure or the gate rests on, run it again.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Hit
from retrieval.asking import Ask
from retrieval.evidence import Candidate, local_coverage, words_of
from retrieval.library import Library
from retrieval.rarity import Rarity

LETTER_FEATURES = ("document_coverage", "context", "subject", "concentration")
"""Names of the figures that `LETTER` weighs."""

QUESTION_FEATURES = ("document_coverage", "document_pairs", "rarest", "local", "context", "title")
"""Names of the figures that `QUESTION` weighs."""

FEATURES = tuple(dict.fromkeys((*LETTER_FEATURES, *QUESTION_FEATURES)))
"""Names of all figures of `basis_features`."""

FEW = 5
"""Passages that a document is taken to have at least."""

TYPICAL = 700
"""Characters of a usual passage."""

CHANCE = 0.15
"""Concentration that chance gives in a large collection."""

RAREST = 3
"""Words of a question that tell most."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the probability is 1 / (1 + exp(-(bias + weights · features)))."""

    bias: float
    weights: tuple[float, ...]

    def score(self, features: Sequence[float]) -> float:
        """Return the logarithm of the odds for one list of features, of the same length as the weights."""
        return self.bias + sum(weight * value for weight, value in zip(self.weights, features, strict=True))

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability for one list of features."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.score(features)))))


STATEMENT = Weights(-2.2, (0.5, 0.0, 0.38, 0.8, 1.16, 1.47, 0.46, 0.3, -0.6, 0.3, -0.5, -1.5, 0.09, -0.02, 0.0))
"""Whether a statement belongs to the answer; features are those of `retrieval.evidence`.

The fit is on ministers' replies, which avoid the words of the question and often give figures in tables. So the
weights of coverage, figures, dates and length were set by hand towards what other documents need; on the replies that
costs nothing (answers that cite the span that answers: 68.5 % against 68.6 % as fitted, 65.4 % with neighbours' words).
"""

STATUS = 1.5
"""How much more a pledge's status is worth for each word of the question that its heading has and it has not."""

PROMISE = 0.4
"""What a promise is worth beside a statement of what was done."""

LETTER = Weights(-12.88, (5.82, 5.62, 6.26, 6.28))
"""Whether the collection answers the question, where a document deals with the letter's own subject."""

QUESTION = Weights(-3.63, (2.45, 1.91, 0.60, 0.00, 6.27, 4.55))
"""Whether it does, by the question alone, in a collection of one document."""

LETTER_BOUND = 0.67
"""Least score (logarithm of the odds) of `LETTER`; with the next, how many wrong answers the calibration allows."""

QUESTION_BOUND = (-2.08, 0.75)
"""Least score of `QUESTION`: a constant, and a factor of the natural logarithm of the number of documents.

The more documents there are, the more of any question's words stand in one of them by chance.
"""

LOCAL = 0.9
"""Share of a question in one place from which an answer is drafted whatever the model says."""

OWN_WORDS = 0.55
"""Share of a leaning part that must stand in one place."""

LIKELY = 0.6
"""Share of the most probable statement's probability that one must have to meet a leaning part."""

LOCAL_LEAST = 0.25
"""Share of a question in one place below which no model is believed: a long document holds any words somewhere."""

LOCAL_TERMS = 3
"""Shorter questions say too little for that."""


def basis_features(
    ask: Ask, hits: Sequence[Hit], candidates: Sequence[Candidate], library: Library, rarity: Rarity
) -> dict[str, float]:
    """Return what speaks for the collection holding an answer, by `FEATURES`; `hits` must not be empty.

    Coverage is the share of the question's lemmas, weighted by rarity, in the first hit's document, pairs its
    neighbouring lemmas that stand side by side there too, local the coverage of the best statement with its heading
    and neighbours. Context and title are what search found there of the question, subject what it found of the
    letter's subject in the title. Concentration is the share of the hits that come from one document, beyond what
    chance gives in a collection of this size.
    """
    asked, first = words_of(ask.text), hits[0].passage
    held = library.words(first.document_id, first.version)
    share = _leading_share(hits, library)
    chance = CHANCE + min(1 - 2 * CHANCE, 1.2 / max(1, rarity.documents))
    return {
        "document_coverage": rarity.coverage(asked.terms, held),
        "document_pairs": len(asked.pairs & held.pairs) / max(1, len(asked.pairs)),
        "rarest": rarity.coverage(sorted(asked.terms, key=lambda t: (-rarity.weight(t), t))[:RAREST], held),
        "local": local_coverage(candidates),
        "context": max(_view(hit, "context", asked.terms, rarity) for hit in hits),
        "title": hits[0].view("title"),
        "subject": hits[0].view("subject_title"),
        "concentration": max(0.0, (share - chance) / (1 - chance)),
    }


def _view(hit: Hit, name: str, terms: frozenset[str], rarity: Rarity) -> float:
    """Return what a view of search found; of a searcher that does not say, the passage's coverage."""
    return hit.view(name) if hit.views else rarity.coverage(terms, words_of(hit.text))


def _leading_share(hits: Sequence[Hit], library: Library) -> float:
    """Return the share of the hits that they could be, of the document that most hits come from.

    A document cannot have more hits than passages; a short one is taken to have `FEW`, since one hit says little.
    """
    counts = Counter((hit.passage.document_id, hit.passage.version) for hit in hits)
    key, count = counts.most_common(1)[0]
    possible = max(FEW, min(len(hits), math.ceil(len(library.stored(*key).document.text) / TYPICAL)))
    return min(1.0, count / possible)


def answers(ask: Ask, hits: Sequence[Hit], candidates: Sequence[Candidate], library: Library, rarity: Rarity) -> bool:
    """Whether the passages found answer the question.

    They do where a model says so, or where nearly all of the question stands in one statement with its heading and
    neighbours, as it does when one document deals with many subjects.
    """
    if not hits or not candidates:
        return False
    if ask.own and not _met(ask, candidates):
        return False
    if local_coverage(candidates) < LOCAL_LEAST:
        return False
    if len(words_of(ask.text).terms) >= LOCAL_TERMS and local_coverage(candidates) >= LOCAL:
        return True
    return is_basis(basis_features(ask, hits, candidates, library, rarity), rarity.documents)


def is_basis(features: Mapping[str, float], documents: int) -> bool:
    """Whether either model finds a basis, in a collection of so many documents."""
    by_letter = LETTER.score([features[name] for name in LETTER_FEATURES])
    by_question = QUESTION.score([features[name] for name in QUESTION_FEATURES])
    least = QUESTION_BOUND[0] + QUESTION_BOUND[1] * math.log(max(1, documents))
    return by_letter >= LETTER_BOUND or by_question >= least


def _met(ask: Ask, candidates: Sequence[Candidate]) -> bool:
    """Whether a likely statement with its neighbours holds most of a leaning part, and the figure or date asked for."""
    least = LIKELY * max(map(relevance, candidates))
    return any(
        candidate.feature("around") >= OWN_WORDS and candidate.has >= ask.checkable and relevance(candidate) >= least
        for candidate in candidates
    )


def relevance(candidate: Candidate) -> float:
    """Return the probability that a statement belongs to the answer."""
    chance = STATEMENT.probability(candidate.features)
    if candidate.status and not candidate.feature("no_date") and not candidate.feature("no_figure"):
        chance *= 1 + STATUS * candidate.feature("topic") * (1 - candidate.feature("coverage"))
    return min(1.0, chance * PROMISE if candidate.promise else chance)
