"""How telling a word is: rare lemmas say more about what a text is about."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from nlp.lemmas import content_terms


class Rarity:
    """Inverse document frequency of lemmas over a collection."""

    def __init__(self, frequencies: Mapping[str, int], documents: int) -> None:
        """Keep in how many of `documents` texts each lemma occurs."""
        self._frequencies = frequencies
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
        """Return ln(1 + N / (1 + df)): greatest for a lemma that the collection does not hold."""
        return math.log(1 + (self.documents + 1) / (1 + self._frequencies.get(term, 0)))

    def coverage(self, wanted: Iterable[str], held: frozenset[str]) -> float:
        """Return the share of `wanted`, by weight, that `held` contains; 0.0 where nothing is wanted."""
        weights = {term: self.weight(term) for term in wanted}
        total = sum(weights.values())
        return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0
