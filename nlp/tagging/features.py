"""What the network sees of a token: names of features, the same for every token with the same spelling."""

from collections.abc import Iterator, Sequence

import numpy as np

from nlp.tagging.candidates import Candidate

_ENDINGS = (2, 3, 4)


def unit_shares(found: Sequence[Candidate]) -> dict[int, float]:
    """Return every unit that some reading has, with how probable it is before the context is known.

    Together they say between what the context has to choose, and what is likely anyway.
    """
    logarithms = np.array([one.lexeme + one.share + one.guess for one in found])
    powers = np.exp(logarithms - logarithms.max())
    shares: dict[int, float] = {}
    for candidate, share in zip(found, (powers / powers.sum()).tolist(), strict=True):
        for place in candidate.units:
            shares[place] = shares.get(place, 0.0) + share
    return dict(sorted(shares.items()))


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
