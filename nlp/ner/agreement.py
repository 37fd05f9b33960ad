"""Names agree within a document: what a surname is once, it most often is again.

A mention whose sentence says little ("Lessig koncentruje się…") borrows from the others of the same word nearby.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from nlp.ner.decode import LABEL_TAGS

Floats = npt.NDArray[np.float32]

WEIGHT = 0.6
NEAR = 20
"""Mentions so many sentences apart still count as near."""

_STEM = 5
_FLOOR = 0.01


def agree(
    sentences: Sequence[Sequence[str]], probabilities: Sequence[Floats], *, weight: float = WEIGHT
) -> list[Floats]:
    """Return the probabilities with every repeated name moved towards its other mentions.

    Args:
        sentences: The words of a document's sentences, in order.
        probabilities: Of `LABEL_TAGS` for each word, [words, LABEL_TAGS] a sentence.
        weight: 0 leaves all as it is, 1 gives a word with many other mentions their mean.
    """
    moved = [rows.copy() for rows in probabilities]
    kinds = [_without_place(rows) for rows in probabilities]
    for mentions in _repeated(sentences):
        for sentence, word in mentions:
            others = [kinds[s][w] for s, w in mentions if (s, w) != (sentence, word) and abs(s - sentence) <= NEAR]
            if others:
                share = weight * len(others) / (len(others) + 1)
                factor = ((np.mean(others, axis=0) + _FLOOR) / (kinds[sentence][word] + _FLOOR)) ** share
                row = moved[sentence][word] * factor[_KIND_OF_TAG]
                moved[sentence][word] = row / row.sum()
    return moved


_KIND_OF_TAG = np.array([0, *((number + 1) // 2 for number in range(1, len(LABEL_TAGS)))])


def _without_place(rows: Floats) -> Floats:
    """Add the probabilities of a label's first and further words up."""
    return np.concatenate([rows[:, :1], rows[:, 1::2] + rows[:, 2::2]], axis=1)


def _repeated(sentences: Sequence[Sequence[str]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of each capitalised word that occurs more than once, its endings aside."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for place, word in enumerate(words):
            if len(word) > 1 and word[0].isupper() and word.isalpha():
                found[_stem(word)].append((number, place))
    yield from (mentions for mentions in found.values() if len(mentions) > 1)


def _stem(word: str) -> str:
    """Return what inflected forms of a name share: five letters of a long word, all of a short or capital one."""
    return word if word.isupper() or len(word) < _STEM else word[:_STEM].lower()
