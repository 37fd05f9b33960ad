"""Tokens as rows of the tables of the recurrent network: known words and lemmas, classes, characters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.sentiment.tokens import Token

Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint32]

KINDS, GRAMS = 256, 8192
"""Rows of the tables of grammatical classes and of character n-grams, which are shared by what falls on one."""


@dataclass(frozen=True, slots=True)
class TokenRows:
    """Where the vector of each of `n` tokens is made of.

    Attributes:
        word: int64 [n], 0 for unknown ones.
        lemma: int64 [n], 0 for unknown ones.
        kind: int64 [n].
        grams: int64, those of all tokens, one behind the other.
        starts: int64 [n], where those of a token begin.
    """

    word: Ints
    lemma: Ints
    kind: Ints
    grams: Ints
    starts: Ints


@dataclass(frozen=True)
class Vocabulary:
    """Hashes of the known words and lemmas, uint32, ascending; row `i + 1` of a table is that of hash `i`."""

    words: Keys
    lemmas: Keys

    def rows(self, tokens: Sequence[Token]) -> TokenRows:
        """Return the rows of `tokens`."""
        sizes = np.array([len(token.grams) for token in tokens], dtype=np.int64)
        grams = np.concatenate([token.grams for token in tokens]) if tokens else np.zeros(0, dtype=np.uint64)
        return TokenRows(
            word=_places(self.words, [token.word for token in tokens]),
            lemma=_places(self.lemmas, [token.lemma for token in tokens]),
            kind=np.array([token.kind % KINDS for token in tokens], dtype=np.int64),
            grams=(grams % np.uint64(GRAMS)).astype(np.int64),
            starts=np.cumsum(sizes) - sizes,
        )


def _places(known: Keys, hashes: Sequence[int]) -> Ints:
    """Return for each hash its place among the known ones plus one, 0 where it is none of them."""
    asked = np.array(hashes, dtype=np.uint32)
    if not len(known):
        return np.zeros(len(asked), dtype=np.int64)
    place = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return np.where(known[place] == asked, place + 1, 0).astype(np.int64)


def vocabulary_of(texts: Iterable[Sequence[Token]], *, words: int, lemmas: int) -> Vocabulary:
    """Return the words and lemmas that occur at least so many times."""
    every = [token for text in texts for token in text]
    return Vocabulary(
        _frequent((token.word for token in every), words), _frequent((token.lemma for token in every), lemmas)
    )


def _frequent(hashes: Iterable[int], least: int) -> Keys:
    return np.array(sorted(key for key, count in Counter(hashes).items() if count >= least), dtype=np.uint32)


def distinct(texts: Sequence[Sequence[Token]]) -> tuple[list[Token], list[Ints]]:
    """Return the tokens of `texts`, each once, and for each text the numbers of its own in that list."""
    numbers: dict[tuple[int, int, int], int] = {}
    found: list[Token] = []
    rows = []
    for text in texts:
        own = []
        for token in text:
            key = (token.word, token.lemma, token.kind)
            number = numbers.setdefault(key, len(found))
            if number == len(found):
                found.append(token)
            own.append(number)
        rows.append(np.array(own, dtype=np.int64))
    return found, rows


def by_length(rows: Sequence[Ints]) -> dict[int, list[int]]:
    """Return the places of the texts of each length, so that no text of a batch has to be filled up."""
    groups: dict[int, list[int]] = {}
    for place, own in enumerate(rows):
        groups.setdefault(len(own), []).append(place)
    return groups
