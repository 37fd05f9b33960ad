"""How telling a word is: rare lemmas say more about what a text is about."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from nlp.lemmas import content_terms
from nlp.lexicon import load_lexicon
from retrieval.library import Words

KIN = 0.75
"""Weight of a word that is met by one of its family only ("powołanie" by "powołać")."""

USUAL = 40.0
"""Documents that ordinary Polish counts for beside the collection's own: twelve documents say little of a word."""

_RUNNING = 4.5e6
"""Words that the lexicon was counted on."""

_LENGTH = 500.0
"""Words of a usual document."""


class Rarity:
    """Inverse document frequency of lemmas over a collection, steadied by their frequency in ordinary Polish."""

    def __init__(self, frequencies: Mapping[str, int], documents: int) -> None:
        """Keep in how many of `documents` texts each lemma occurs."""
        self._frequencies = frequencies
        self._usual = _usual_counts()
        self.documents = documents

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Rarity":
        """Count the lemmas of `texts`."""
        frequencies: Counter[str] = Counter()
        documents = 0
        for text in texts:
            documents += 1
            frequencies.update(set(content_terms(text)))
        return cls(frequencies, documents)

    def weight(self, term: str) -> float:
        """Return ln(1 + N / (1 + df)): greatest for a lemma that neither the collection nor the lexicon holds."""
        usual = USUAL * (1 - math.exp(-self._usual.get(term, 0.0) * _LENGTH / _RUNNING))
        return math.log(1 + (self.documents + USUAL) / (1 + self._frequencies.get(term, 0) + usual))

    def coverage(self, wanted: Iterable[str], held: Words) -> float:
        """Return the share of `wanted`, by weight, that `held` contains; 0.0 where nothing is wanted.

        A word that only one of its family meets counts `KIN`.
        """
        total = met = 0.0
        for term in wanted:
            weight = self.weight(term)
            total += weight
            met += weight * held.meets(term, KIN)
        return met / total if total else 0.0


@cache
def _usual_counts() -> Mapping[str, float]:
    """Return how often each lemma stood in the text that the lexicon was counted on."""
    counts: dict[str, float] = {}
    for key, count in load_lexicon().lexemes.items():
        lemma = key.partition("\t")[0].lower()
        counts[lemma] = counts.get(lemma, 0.0) + count
    return counts
