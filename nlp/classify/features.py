"""Features of a text: n-grams of its lemmas, and n-grams of characters within its words.

The lemma says what a word is, its characters what it is akin to ("rower", "rowerzysta", "rowerowy") where no training
text holds it. Both come word by word, so that a feature can be led back to the words that decided.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from nlp.lemmas import Term, terms

_CACHE = 1 << 17


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """What is counted.

    Attributes:
        words: Least and greatest length of lemma n-grams, in words; (0, 0) for none.
        chars: Least and greatest length of character n-grams within a word and its bounds; (0, 0) for none.
    """

    words: tuple[int, int] = (1, 2)
    chars: tuple[int, int] = (2, 5)

    def as_json(self) -> dict[str, Any]:
        """Return the settings as JSON holds them."""
        return asdict(self)

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> "FeatureSpec":
        """Return the settings that `as_json` gave."""
        return cls(words=tuple(found["words"]), chars=tuple(found["chars"]))


class Occurrence(NamedTuple):
    """A feature at its place: it belongs to the words `first` to `last` (inclusive) of the text."""

    name: str
    first: int
    last: int


def text_terms(text: str) -> list[Term]:
    """Return the words and numbers of `text` with their lemmas and places; every number is the same word."""
    return [replace(term, lemma="0") if term.lemma[:1].isdecimal() else term for term in terms(text)]


def occurrences(text: str, found: list[Term], spec: FeatureSpec) -> Iterator[Occurrence]:
    """Yield every feature of `text`, whose words are `found`."""
    yield from _word_grams([term.lemma for term in found], spec.words)
    if spec.chars[1]:
        for place, term in enumerate(found):
            for name in char_grams(text[term.start : term.end].lower(), spec.chars):
                yield Occurrence(name, place, place)


def _word_grams(lemmas: list[str], lengths: tuple[int, int]) -> Iterator[Occurrence]:
    for length in range(max(1, lengths[0]), lengths[1] + 1):
        for place in range(len(lemmas) - length + 1):
            yield Occurrence("w " + " ".join(lemmas[place : place + length]), place, place + length - 1)


@lru_cache(maxsize=_CACHE)
def char_grams(word: str, lengths: tuple[int, int]) -> tuple[str, ...]:
    """Return the character n-grams of one word with a blank at either end; no longer than that."""
    bounded = f" {word} "
    return tuple(
        f"c{bounded[place : place + length]}"
        for length in range(lengths[0], lengths[1] + 1)
        for place in range(max(1, len(bounded) - length + 1))
        if length <= len(bounded)
    )
