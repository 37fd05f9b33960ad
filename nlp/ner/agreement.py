"""Names agree within a document: what a surname is once, it most often is again.

A mention whose sentence says little ("Lessig koncentruje się…") borrows from the others of the same word nearby: what
their sentences say beyond what may be expected of any capital word is added up, in logarithms, up to three times.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from nlp.ner.decode import LABEL_TAGS, NAMES

Floats = npt.NDArray[np.float32]

WEIGHT = 0.5
NEAR = 20
"""Mentions so many sentences apart still count as near."""

_STEM = 5
_FLOOR = 0.02
_TAG_FLOOR = 1e-6
_MOST_COUNTED = 3
_COMMON = 0.98
_EXPECTED = np.log([0.42, *(0.22 if name == "LOC" else 0.12 for name in NAMES)])
"""What is expected of a capital word, in logarithms: no name, or each of `NAMES`. Less than this speaks against."""

_KIND_OF_TAG = np.array([0, *((number + 1) // 2 for number in range(1, len(LABEL_TAGS)))])


def agree(
    sentences: Sequence[Sequence[str]], probabilities: Sequence[Floats], *, weight: float = WEIGHT
) -> list[Floats]:
    """Return the probabilities with every repeated name moved towards its other mentions.

    A word that is no name wherever it stands ("Jednak") stays as it is.

    Args:
        sentences: The words of a document's sentences, in order.
        probabilities: Of `LABEL_TAGS` for each word, [words, LABEL_TAGS] a sentence.
        weight: 0 leaves all as it is, 1 counts another mention as much as the word's own sentence.

    Returns:
        float32 of the same shapes; rows add up to 1.
    """
    moved = [rows.copy() for rows in probabilities]
    for mentions in _repeated(sentences):
        if min(probabilities[sentence][word, 0] for sentence, word in mentions) > _COMMON:
            continue
        own = np.array([_without_place(probabilities[sentence][word]) for sentence, word in mentions])
        support = weight * _support(np.log(own + _FLOOR) - _EXPECTED, np.array([sentence for sentence, _ in mentions]))
        for (sentence, word), added in zip(mentions, support, strict=True):
            row = (moved[sentence][word] + _TAG_FLOOR) * np.exp(added - added.max())[_KIND_OF_TAG]
            moved[sentence][word] = row / row.sum()
    return moved


def _support(evidence: Floats, sentences: npt.NDArray[np.int64]) -> Floats:
    """Return what the others within reach say to each mention, [mentions, kinds]; nothing where there are none.

    Args:
        evidence: What each mention says, [mentions, kinds].
        sentences: Where each stands, rising.
    """
    sums = np.concatenate([np.zeros((1, evidence.shape[1])), evidence.cumsum(axis=0)])
    first = np.searchsorted(sentences, sentences - NEAR, side="left")
    behind = np.searchsorted(sentences, sentences + NEAR, side="right")
    others = (behind - first - 1)[:, None]
    told = sums[behind] - sums[first] - evidence
    return np.asarray(told / np.maximum(others, 1) * np.minimum(others, _MOST_COUNTED), dtype=np.float32)


def _without_place(row: Floats) -> Floats:
    """Add the probabilities of a label's first and further words up."""
    return np.concatenate([row[:1], row[1::2] + row[2::2]])


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
