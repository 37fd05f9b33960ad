"""What the named-entity model sees of a word's place in its sentence."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

PLACES = 5
"""How many answers `places` gives about each word."""

_OPENERS, _QUOTES = "„“«", '„“”«»"'
_SHOUTED = 0.7
_FEWEST_SHOUTED = 3


def places(words: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return five answers about each word, 0 or 1, float32 [words, PLACES].

    They are: first word (a mark or number may precede it); between quotation marks; in a sentence all in capitals; in a
    sentence all in small letters; last.
    """
    found = np.zeros((len(words), PLACES), dtype=np.float32)
    found[0, 0] = 1
    if len(words) > 1 and not words[0].isalnum():
        found[1, 0] = 1
    found[:, 1] = _quoted(words)
    found[:, 2] = _in_capitals(words)
    found[:, 3] = not any(word[0].isupper() for word in words)
    found[-1, 4] = 1
    return found


def _quoted(words: Sequence[str]) -> list[bool]:
    inside, found = False, []
    for word in words:
        if word in _QUOTES:
            inside = word in _OPENERS or (word == '"' and not inside)
        found.append(inside)
    return found


def _in_capitals(words: Sequence[str]) -> bool:
    letters = [word.isupper() for word in words if word.isalpha() and len(word) > 1]
    return len(letters) >= _FEWEST_SHOUTED and sum(letters) > _SHOUTED * len(letters)
