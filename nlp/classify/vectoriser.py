"""Texts as sparse rows over a vocabulary: sublinear counts times rarity; words and characters have length 1 each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.classify.features import FeatureSpec, char_grams, text_terms
from nlp.lemmas import Term

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
_EMPTY: Ints = np.zeros(0, dtype=np.int32)
_CACHE = 200_000


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text over the vocabulary, every occurrence apart.

    Attributes:
        terms: Its words.
        features: int32 [occurrences], numbers of features.
        first: int32 [occurrences], the word at which each begins.
        last: int32 [occurrences], the word at which each ends.
    """

    terms: list[Term]
    features: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True)
class Vectoriser:
    """A vocabulary with the rarity of each feature.

    Attributes:
        spec: What is counted.
        names: Features, word features ("w …") before character features ("c…").
        rarity: float32 [features], inverse document frequency.
    """

    spec: FeatureSpec
    names: tuple[str, ...]
    rarity: Floats
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    _words: int = field(init=False, repr=False, compare=False)
    _grams: dict[str, Ints] = field(init=False, repr=False, compare=False)
    _begins: frozenset[str] = field(init=False, repr=False, compare=False)
    _known: dict[str, Ints] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {name: place for place, name in enumerate(self.names)})
        object.__setattr__(self, "_words", sum(name.startswith("w") for name in self.names))
        grams = {name[2:]: np.array([place], np.int32) for place, name in enumerate(self.names[: self._words])}
        object.__setattr__(self, "_grams", grams)
        object.__setattr__(self, "_begins", frozenset(gram.partition(" ")[0] for gram in grams))

    def encode(self, text: str) -> Encoded:
        """Return the features of `text` that the vocabulary knows, each at its place."""
        found = text_terms(text)
        known = [*self._word_parts(found), *self._char_parts(text, found)]
        sizes = [len(part) for part, _, _ in known]
        first, last = (np.repeat(np.array([row[at] for row in known], dtype=np.int32), sizes) for at in (1, 2))
        return Encoded(found, np.concatenate([part for part, _, _ in known]) if known else _EMPTY, first, last)

    def numbers(self, text: str) -> Ints:
        """Return the feature numbers of `text`, one for each occurrence, without their places."""
        found = text_terms(text)
        parts = [part for part, _, _ in self._char_parts(text, found)]
        parts += [part for part, _, _ in self._word_parts(found)]
        return np.concatenate(parts) if parts else _EMPTY

    def weigh(self, features: Ints) -> tuple[Ints, Floats]:
        """Return the different features of a text and the weight of each: its row, without the zeros."""
        unique, counts = np.unique(features, return_counts=True)
        values = (1 + np.log(counts)).astype(np.float32) * self.rarity[unique]
        split = int(np.searchsorted(unique, self._words))
        return unique, np.concatenate([_unit(values[:split]), _unit(values[split:])])

    def rows(self, texts: Iterable[str]) -> "csr_matrix":
        """Return float32 rows [texts, features]."""
        return self.rows_of(self.numbers(text) for text in texts)

    def rows_of(self, read: Iterable[Ints]) -> "csr_matrix":
        """Return float32 rows [texts, features] of texts that are already feature numbers."""
        from scipy.sparse import csr_matrix

        weighed = [self.weigh(features) for features in read]
        bounds = np.cumsum([0, *(len(unique) for unique, _ in weighed)])
        columns = np.concatenate([unique for unique, _ in weighed]) if weighed else _EMPTY
        values = np.concatenate([row for _, row in weighed]) if weighed else np.zeros(0, dtype=np.float32)
        return csr_matrix((values, columns, bounds), shape=(len(weighed), len(self.names)), dtype=np.float32)

    def _word_parts(self, found: list[Term]) -> list[tuple[Ints, int, int]]:
        parts = []
        lemmas = [term.lemma for term in found]
        begins = [place for place, lemma in enumerate(lemmas) if lemma in self._begins]
        for length in range(max(1, self.spec.words[0]), self.spec.words[1] + 1):
            for place in begins:
                known = self._grams.get(" ".join(lemmas[place : place + length]))
                if known is not None and place + length <= len(lemmas):
                    parts.append((known, place, place + length - 1))
        return parts

    def _char_parts(self, text: str, found: list[Term]) -> list[tuple[Ints, int, int]]:
        if not self.spec.chars[1]:
            return []
        words = (text[term.start : term.end].lower() for term in found)
        return [(self._char_numbers(word), place, place) for place, word in enumerate(words)]

    def _char_numbers(self, word: str) -> Ints:
        known = self._known.get(word)
        if known is None:
            grams = (self._numbers.get(name) for name in char_grams(word, self.spec.chars))
            known = np.array([number for number in grams if number is not None], dtype=np.int32)
            if len(self._known) < _CACHE:
                self._known[word] = known
        return known


def _unit(values: Floats) -> Floats:
    norm = float(np.sqrt(values @ values))
    return np.asarray(values / norm, dtype=np.float32) if norm else values


def build_vectoriser(texts: Sequence[str], spec: FeatureSpec, *, min_texts: int = 2) -> Vectoriser:
    """Return the vocabulary of `texts`: the features that at least `min_texts` of them hold."""
    from nlp.classify.features import occurrences

    held: Counter[str] = Counter()
    for text in texts:
        held.update({found.name for found in occurrences(text, text_terms(text), spec)})
    names = sorted(
        (name for name, count in held.items() if count >= min_texts), key=lambda name: (name[0] != "w", name)
    )
    counts = np.array([held[name] for name in names], dtype=np.float64)
    rarity = np.log((1 + len(texts)) / (1 + counts)) + 1
    return Vectoriser(spec, tuple(names), rarity.astype(np.float32))
