"""What the network sees of a token: names of features, the same for every token with the same spelling."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from nlp.tagging.candidates import Candidate
from nlp.tagging.units import UNITS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

_ENDINGS = (2, 3, 4)


def unit_shares(options: npt.NDArray[np.int16], priors: npt.NDArray[np.float32]) -> tuple[Ints, Floats]:
    """Return the units that some reading has, and how probable each is before the context is known.

    Together they say between what the context has to choose, and what is likely anyway.

    Args:
        options: Units of each reading, [readings, MOST_UNITS].
        priors: Its logarithms, [readings, 3].
    """
    logarithms = priors.sum(axis=1)
    powers = np.exp(logarithms - logarithms.max())
    weights = np.repeat(powers / powers.sum(), options.shape[1])
    flat = options.ravel()
    places = np.flatnonzero(np.bincount(flat, minlength=len(UNITS) + 1)[:-1])
    return places, np.bincount(flat, weights, minlength=len(UNITS) + 1)[places].astype(np.float32)


def word_names(word: str, found: Sequence[Candidate]) -> Iterator[str]:
    """Yield the names of what else is known of a token: word, lemmas, classes, ending, spelling."""
    lower = word.lower()
    yield f"w={lower}"
    lemmas = sorted({candidate.lemma.lower() for candidate in found})
    if len(lemmas) <= 3:
        yield from (f"l={lemma}" for lemma in lemmas)
    yield "a=" + "|".join(sorted({_short(candidate.tag) for candidate in found}))
    if word.isalpha():
        yield from (f"e={lower[-length:]}" for length in _ENDINGS if len(lower) > length)
    yield f"s={_shape(word)}"


def _short(tag: str) -> str:
    return ":".join(tag.split(":")[:3])


def _shape(word: str) -> str:
    if word.isdecimal():
        return "figures" if len(word) < 5 else "number"
    if word[:1].isupper():
        return "capitals" if word.isupper() and len(word) > 1 else "capital"
    return "small" if word.isalpha() else "other"
